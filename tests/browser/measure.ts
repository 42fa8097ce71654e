/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/**
 * Where a browser has put the text of a page.
 *
 * @module
 */
import type { Page } from "playwright-core";

/** In px, from the window's upper left corner. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What surrounds a text and may cut it off: each axis with its overflow, where it is scrolled to, how far it goes. */
export interface Surrounding {
  readonly name: string;
  readonly edge: Box;
  readonly across: Axis;
  readonly down: Axis;
}

/** One axis of a scroll container. */
export interface Axis {
  readonly overflow: string;
  readonly scrolledTo: number;
  readonly size: number;
}

/** One line of one text. */
export interface PlacedLine {
  /** The element that it is in, and how it begins. */
  readonly text: string;
  /** Which text it is a line of. */
  readonly place: number;
  readonly box: Box;
  /** The room that it has: what all boxes it is laid out in have in common, up to one that scrolls. */
  readonly room?: Pick<Box, "left" | "right">;
  /** It stays where it is while the page moves. */
  readonly floats: boolean;
  /** From the inside out. */
  readonly around: readonly Surrounding[];
}

/** A page as it was laid out. */
export interface Layout {
  readonly pageWidth: number;
  readonly windowWidth: number;
  readonly lines: readonly PlacedLine[];
}

/** A page as it travels: what many lines have in common is there once, and called by its number. */
interface Sent extends Omit<Layout, "lines"> {
  readonly common: readonly Pick<PlacedLine, "room" | "floats" | "around">[];
  readonly lines: readonly (Pick<PlacedLine, "text" | "place" | "box"> & { of: number })[];
}

/** Lays everything open that is folded, and measures. What is hidden from the eye on purpose is left out. */
export async function measure(page: Page): Promise<Layout> {
  // As one text: of tens of thousands of objects Playwright would ask each by each.
  const { common, lines, ...widths }: Sent = JSON.parse(await page.evaluate(inPage));
  return { ...widths, lines: lines.map(({ of, ...line }) => ({ ...line, ...common[of]! })) };
}

/** Runs in the page, and can name nothing that is outside of it. */
function inPage(): string {
  /** What holds for all that is in an element, the element itself included. */
  interface Inside {
    readonly clipped: boolean;
    readonly floats: boolean;
    readonly around: readonly Surrounding[];
    readonly room: { readonly left: number; readonly right: number };
  }
  const window: Inside = {
    clipped: false,
    floats: false,
    around: [],
    room: { left: -Infinity, right: Infinity },
  };

  const nameOf = (element: Element) => {
    const classes = [...element.classList].map((name) => `.${name}`).join("");
    return `<${element.localName}${element.id && `#${element.id}`}${classes}>`;
  };

  /** Overflow does not apply to what is inside a line, or inside a drawing. */
  const surrounds = (element: Element, display: string) =>
    element instanceof SVGElement ? element instanceof SVGSVGElement : display !== "inline";

  const boxOf = ({ left, right, top, bottom }: DOMRect) => ({ left, right, top, bottom });

  const known = new Map<Element, Inside>();
  /** Each element is asked once, however many texts are in it: its answer rests on that of what it is in. */
  const inside = (element: Element | null): Inside => {
    if (!element || element === document.body) return window;
    const asked = known.get(element);
    if (asked) return asked;
    const outer = inside(element.parentElement);
    const style = getComputedStyle(element);
    const { display, position, overflowX, overflowY, clipPath } = style;
    const edge = boxOf(element.getBoundingClientRect());
    const found = {
      clipped: outer.clipped || clipPath !== "none",
      floats: outer.floats || position === "fixed" || position === "sticky",
      around: outer.around,
      room: outer.room,
    };
    if (surrounds(element, display) && `${overflowX} ${overflowY}` !== "visible visible") {
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
      found.around = [{
        name: nameOf(element),
        edge,
        across: { overflow: overflowX, scrolledTo: scrollLeft, size: scrollWidth },
        down: { overflow: overflowY, scrolledTo: scrollTop, size: scrollHeight },
      }, ...outer.around];
    }
    // Across the page no box may be narrower than what is in it. One that scrolls is judged as what surrounds the text.
    if (display !== "inline" && display !== "contents") {
      const from = overflowX !== "visible" || position === "absolute" || position === "fixed"
        ? window.room
        : outer.room;
      found.room = overflowX !== "visible" ? from : {
        left: Math.max(from.left, edge.left),
        right: Math.min(from.right, edge.right),
      };
    }
    known.set(element, found);
    return found;
  };

  const common: Pick<PlacedLine, "room" | "floats" | "around">[] = [];
  const numbers = new Map<Element, number>();
  /** The number of what all texts of an element have in common; -1 where they are not meant to be seen. */
  const numberOf = (parent: Element): number => {
    const asked = numbers.get(parent);
    if (asked !== undefined) return asked;
    const { clipped, floats, around, room } = inside(parent);
    const seen = parent.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    // What is clipped away is for who listens to the page.
    const number = seen && !clipped ? common.length : -1;
    const isPlaced = !(parent instanceof SVGElement) && Number.isFinite(room.left);
    if (number >= 0) common.push({ ...(isPlaced && { room }), floats, around });
    numbers.set(parent, number);
    return number;
  };

  const linesOf = (text: Text, place: number) => {
    const parent = text.parentElement;
    const of = parent ? numberOf(parent) : -1;
    if (!parent || of < 0) return [];
    const range = document.createRange();
    range.setStart(text, text.data.length - text.data.trimStart().length);
    range.setEnd(text, text.data.trimEnd().length);
    const begins = `${nameOf(parent)} ${JSON.stringify(text.data.trim().slice(0, 60))}`;
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      .map((rect) => ({ text: begins, place, of, box: boxOf(rect) }));
  };

  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const texts: Text[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const lines = texts.filter(({ data }) => data.trim() !== "").flatMap(linesOf);
  const pageWidth = document.documentElement.scrollWidth;
  return JSON.stringify({ pageWidth, windowWidth: innerWidth, common, lines });
}

/// <reference lib="dom" />
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

/** Lays everything open that is folded, and measures. What is hidden from the eye on purpose is left out. */
export async function measure(page: Page): Promise<Layout> {
  // As one text: of tens of thousands of objects Playwright would ask each by each.
  const layout = await page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;

    const boxOf = ({ left, right, top, bottom }: DOMRect) => ({ left, right, top, bottom });

    const nameOf = (element: Element) => {
      const classes = [...element.classList].map((name) => `.${name}`).join("");
      return `<${element.localName}${element.id && `#${element.id}`}${classes}>`;
    };

    const upwards = (element: Element) => {
      const path: Element[] = [];
      for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
        path.push(at);
      }
      return path;
    };

    /** Overflow does not apply to what is inside a line, or inside a drawing. */
    const surrounds = (element: Element) =>
      element instanceof SVGElement
        ? element instanceof SVGSVGElement
        : getComputedStyle(element).display !== "inline";

    const edges = (element: Element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = element;
      return {
        name: nameOf(element),
        edge: boxOf(element.getBoundingClientRect()),
        across: { overflow: overflowX, scrolledTo: scrollLeft, size: scrollWidth },
        down: { overflow: overflowY, scrolledTo: scrollTop, size: scrollHeight },
      };
    };

    /** Across the page: no box may be narrower than what is in it. */
    const roomIn = (path: readonly Element[]) => {
      const room = { left: -Infinity, right: Infinity };
      for (const element of path) {
        const { display, position, overflowX } = getComputedStyle(element);
        if (display === "inline" || display === "contents") continue;
        const { left, right } = element.getBoundingClientRect();
        // One that scrolls is judged as what surrounds the text.
        if (overflowX !== "visible") break;
        room.left = Math.max(room.left, left);
        room.right = Math.min(room.right, right);
        if (position === "absolute" || position === "fixed") break;
      }
      return Number.isFinite(room.left) ? room : undefined;
    };

    /** What all texts of an element have in common; undefined where they are not meant to be seen. */
    const circumstances = (parent: Element) => {
      if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
      const path = upwards(parent);
      const styles = path.map((element) => getComputedStyle(element));
      if (styles.some(({ clipPath }) => clipPath !== "none")) return; // for who listens to the page
      const room = parent instanceof SVGElement ? undefined : roomIn(path);
      return {
        ...(room && { room }),
        floats: styles.some(({ position }) => position === "fixed" || position === "sticky"),
        around: path.filter(surrounds).map(edges)
          .filter(({ across, down }) =>
            `${across.overflow} ${down.overflow}` !== "visible visible"
          ),
      };
    };
    const known = new Map<Element, ReturnType<typeof circumstances>>();

    const linesOf = (text: Text, place: number) => {
      const parent = text.parentElement;
      if (!parent) return [];
      if (!known.has(parent)) known.set(parent, circumstances(parent));
      const common = known.get(parent);
      if (!common) return [];
      const range = document.createRange();
      range.setStart(text, text.data.length - text.data.trimStart().length);
      range.setEnd(text, text.data.trimEnd().length);
      const begins = `${nameOf(parent)} ${JSON.stringify(text.data.trim().slice(0, 60))}`;
      return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
        .map((rect) => ({ text: begins, place, ...common, box: boxOf(rect) }));
    };

    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    return JSON.stringify({
      pageWidth: document.documentElement.scrollWidth,
      windowWidth: innerWidth,
      lines: texts.filter(({ data }) => data.trim() !== "").flatMap(linesOf),
    });
  });
  return JSON.parse(layout);
}

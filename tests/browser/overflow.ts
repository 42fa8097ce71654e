/**
 * Whether all text of a page can be read.
 *
 * @module
 */
import type { Page } from "playwright-core";
import { type Box, type Layout, measure, type PlacedLine, type Surrounding } from "./measure.ts";

/** In px: less than this is rounding. */
const SLACK = 1;

/** Of a text, in characters, and of its room, in px: one of so many on so few is a column of single words. */
const LONG = 40;
const NARROW = 100;

/**
 * Text that sticks out of the window or of its box, has no room, is cut off by something around it, or lies on other
 * text. What a scroll bar of its own can bring into sight is well placed.
 */
export async function textFaults(page: Page): Promise<string[]> {
  const layout = await measure(page);
  const { pageWidth, windowWidth, lines } = layout;
  const wide = pageWidth > windowWidth
    ? [`the page is ${pageWidth} px wide, the window ${windowWidth} px`]
    : [];
  const misplaced = lines.flatMap((line) => misplacements(line, layout));
  return [...new Set([...wide, ...misplaced, ...collisions(lines)])];
}

function misplacements({ text, box, room, around }: PlacedLine, { windowWidth }: Layout): string[] {
  const faults: string[] = [];
  if (room && (box.right > room.right + SLACK || box.left < room.left - SLACK)) {
    faults.push(`sticks out of its box: ${text}`);
  }
  if (room && text.length > LONG && room.right - room.left < Math.min(NARROW, windowWidth / 3)) {
    faults.push(`has too little room: ${text}`);
  }
  let seen = box;
  for (const surrounding of around) {
    if (!isReachable(seen, surrounding)) faults.push(`cut off by ${surrounding.name}: ${text}`);
    seen = through(seen, surrounding);
  }
  if (seen.left < -SLACK || seen.right > windowWidth + SLACK) {
    faults.push(`outside of the window: ${text}`);
  }
  return faults;
}

/** Whether the whole box can be seen through what surrounds it, scrolled or not. */
function isReachable(box: Box, { edge, across, down }: Surrounding): boolean {
  const axes = [
    { ...across, from: box.left, to: box.right, start: edge.left, end: edge.right },
    { ...down, from: box.top, to: box.bottom, start: edge.top, end: edge.bottom },
  ];
  return axes.every(({ overflow, scrolledTo, size, from, to, start, end }) => {
    if (overflow === "visible" || (from >= start - SLACK && to <= end + SLACK)) return true;
    const offset = scrolledTo - start;
    return (overflow === "auto" || overflow === "scroll") && from + offset >= -SLACK &&
      to + offset <= size + SLACK;
  });
}

/** What is seen of a box now, through what surrounds it. */
function through(box: Box, { edge, across, down }: Surrounding): Box {
  return {
    left: across.overflow === "visible" ? box.left : Math.max(box.left, edge.left),
    right: across.overflow === "visible" ? box.right : Math.min(box.right, edge.right),
    top: down.overflow === "visible" ? box.top : Math.max(box.top, edge.top),
    bottom: down.overflow === "visible" ? box.bottom : Math.min(box.bottom, edge.bottom),
  };
}

/** Texts that lie on others. The boxes of two lines may touch: what counts is their middle, where letters are. */
function collisions(lines: readonly PlacedLine[]): string[] {
  const letters = lines.filter(({ floats }) => !floats).map(({ text, place, box, around }) => {
    const seen = around.reduce(through, box);
    const inset = (seen.bottom - seen.top) / 4;
    return { text, place, ...seen, top: seen.top + inset, bottom: seen.bottom - inset };
  }).filter(({ left, right, top, bottom }) => left < right && top < bottom)
    .sort((a, b) => a.top - b.top);
  return letters.flatMap((one, i) => {
    const faults: string[] = [];
    for (let next = i + 1; next < letters.length; next++) {
      const other = letters[next];
      if (!other || other.top >= one.bottom - SLACK) break;
      const common = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (common > 2 * SLACK && one.place !== other.place) {
        faults.push(`lies on other text: ${one.text} and ${other.text}`);
      }
    }
    return faults;
  });
}

/**
 * Text in columns: what the terminal views are made of.
 *
 * @module
 */
import * as colors from "@std/fmt/colors";
import stringWidth from "string-width";
import { wrap as wrapBy } from "../wire/text.ts";

/** How a view writes: in colour or plain, and how wide. */
export interface Style {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
}

/** The inks of the views. */
export type Ink = "bold" | "dim" | "red" | "green" | "yellow" | "blue" | "magenta" | "cyan";

/** Inks a text. */
export type Paint = (ink: Ink, text: string) => string;

/** Colours for a terminal. */
export const coloured: Paint = (ink, text) => colors[ink](text);

/** No colours: for a file, a pipe, or a person who set NO_COLOR. */
export const plain: Paint = (_ink, text) => text;

/** The text, filled up with blanks to the width. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - stringWidth(text)));
}

/** The end of a text that is wider than `width` columns, behind an ellipsis; a shorter text whole. */
export function ending(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const chars = [...text].slice(-width);
  while (stringWidth(chars.join("")) >= width) chars.shift();
  return `…${chars.join("")}`;
}

/** The widest of the texts, in columns. */
export function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => stringWidth(text)));
}

/** The text in lines of at most `width` columns. */
export function wrap(text: string, width: number): string[] {
  return wrapBy(text, width, stringWidth);
}

/** The text wrapped behind `first`, its further lines behind blanks of the same width. */
export function hang(first: string, text: string, width: number): string[] {
  const indent = stringWidth(first);
  return wrap(text, Math.max(20, width - indent)).map((line, i) =>
    (i === 0 ? first : " ".repeat(indent)) + line
  );
}

/** Rows in columns, the cells wrapped; the last column takes what is left of the width. */
export function table(rows: readonly (readonly string[])[], widths: readonly number[]): string[] {
  return rows.flatMap((row) => {
    const cells = row.map((cell, i) => wrap(cell, widths[i] ?? 20));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, n) => {
      const parts = cells.map((lines, i) => pad(lines[n] ?? "", widths[i] ?? 20));
      return parts.join("  ").trimEnd();
    });
  });
}

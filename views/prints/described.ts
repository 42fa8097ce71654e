/**
 * A print for those who do not see it.
 *
 * @module
 */
import type { Lang } from "../../wire/text.ts";
import { fitting } from "../figures/cells.ts";
import type { ScreenInk } from "./lines.ts";
import { textOf } from "./screen.ts";
import { WORDS } from "./words.ts";
import type { Row } from "./wrap.ts";

/** The longest description, in columns. */
const MOST_COLUMNS = 600;

/** What is on the screen, line by line, in one paragraph: who wrote a line is said where colours say it. */
export function described(rows: readonly Row[], lang: Lang): string {
  const lines: string[] = [];
  for (const row of rows) {
    const text = textOf(row).replace(/ \\$/, "").trim();
    if (row.continues) lines.push(`${lines.pop() ?? ""} ${text.replace(/^> /, "")}`);
    else if (text !== "") lines.push(spoken(row.spans.at(-1)?.ink, text, lang));
  }
  return fitting(lines.join("; "), MOST_COLUMNS);
}

function spoken(ink: ScreenInk | undefined, text: string, lang: Lang): string {
  if (ink === "typed" || ink === "error") return `${WORDS[ink][lang]}: ${text}`;
  return text;
}

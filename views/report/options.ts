/**
 * What a person tells about a lab report.
 *
 * @module
 */
import type { Lang } from "../../wire/text.ts";

/** Who hands the report in. */
export interface Author {
  readonly name: string;
  /** As the school knows the author: a registration number. */
  readonly id?: string;
}

/** What a report says besides its runs. */
export interface ReportOptions {
  readonly lang: Lang;
  /** The course that it is for. */
  readonly course?: string;
  /** In the order of the cover; there may be none. */
  readonly authors: readonly Author[];
}

/** Where a page is going to be read: on paper nothing unfolds, and nobody searches. */
export type Medium = "screen" | "paper";

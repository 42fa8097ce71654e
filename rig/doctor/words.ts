/**
 * Words that several checks have in common.
 *
 * @module
 */
import { errnoOf, meaningOf } from "../../wire/socket_error.ts";
import { same, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";

/** What the system said of a call that failed. */
export function said(error: unknown): Text {
  const errno = errnoOf(error);
  const meaning = meaningOf(errno);
  const raw = visible(error instanceof Error ? error.message : String(error));
  return meaning ? { en: `${meaning.en} (${errno})`, pt: `${meaning.pt} (${errno})` } : same(raw);
}

/**
 * How much a hand-in may hold, and what is said of one that does not do.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import { quoted, visible } from "../../wire/visible.ts";

/** A hand-in that cannot be used, as one line in both languages: what, why, and what to do. */
export class HandInError extends Error {
  override name = "HandInError";
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** Bounds on what one hand-in may make of itself. A lab of three questions needs a thousandth of it. */
export interface Limits {
  /** Bytes of all contents, as written. */
  readonly allBytes: number;
  /** Bytes of one file, as written. */
  readonly fileBytes: number;
  /** Files and folders, those that an archive only implies too. */
  readonly entries: number;
  /** Entries looked at, those left out too: a bound on time. */
  readonly seen: number;
  /** Folders within folders, with the file itself. */
  readonly depth: number;
  /** UTF-8 bytes of a path, below PATH_MAX with room for the target's own. */
  readonly pathBytes: number;
  /** UTF-8 bytes of one name: NAME_MAX of Linux's file systems. */
  readonly nameBytes: number;
  /** Bytes of a tar after inflating, with headers, padding and what is left out. */
  readonly tarBytes: number;
}

const MIB = 1024 * 1024;

/** The bounds that hold unless a test sets others. */
export const LIMITS: Limits = {
  allBytes: 256 * MIB,
  fileBytes: 64 * MIB,
  entries: 20_000,
  seen: 200_000,
  depth: 32,
  pathBytes: 1024,
  nameBytes: 255,
  tarBytes: 512 * MIB,
};

/** The most remarks on one hand-in: a reader reads no 20,000 lines. */
const MOST_REMARKS = 20;

/** A hand-in that does not do: why, and what its author can do about it. */
export function handInError(shown: string, why: Text, remedy: Text): HandInError {
  return new HandInError({
    en: `Cannot use ${visible(shown)}: ${why.en}. ${remedy.en}.`,
    pt: `Não foi possível usar ${visible(shown)}: ${why.pt}. ${remedy.pt}.`,
  });
}

/** What helps against too much. */
export const LESS: Text = {
  en: "Hand in sources only, without what a build makes",
  pt: "Entregue somente os fontes, sem o que uma compilação produz",
};

/** What helps against damage. */
export const PACK_AGAIN: Text = {
  en: "Pack it again as .zip or .tar.gz and hand that in",
  pt: "Empacote de novo como .zip ou .tar.gz e entregue esse arquivo",
};

/** What was left out of a copy, bounded. */
export class Remarks {
  readonly #texts: Text[] = [];
  #more = 0;

  /** Says that something stayed out. Its name comes from outside and is shown, never obeyed. */
  leftOut(name: string, why: Text): void {
    if (this.#texts.length === MOST_REMARKS) {
      this.#more++;
      return;
    }
    const shown = quoted(name, 80);
    this.#texts.push({
      en: `Left out ${shown}: ${why.en}.`,
      pt: `Ficou de fora ${shown}: ${why.pt}.`,
    });
  }

  /** All remarks, and how many were too many to say. */
  texts(): readonly Text[] {
    if (this.#more === 0) return this.#texts;
    return [...this.#texts, {
      en: `Left out as well: ${this.#more} more.`,
      pt: `Também ficou de fora: mais ${this.#more}.`,
    }];
  }
}

/**
 * What the tables are made of.
 *
 * @module
 */
import { hang, pad, type Style, widest } from "../views/layout.ts";
import type { Lang, Text } from "../wire/text.ts";
import { quoted } from "../wire/visible.ts";
import type { Nothing } from "./measure.ts";

/** Rows in columns: the first to the left, numbers to the right, so that digits stand below digits. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => widest(rows.map((row) => row[i] ?? "")));
  return rows.map((row) =>
    row.map((cell, i) => {
      const width = widths[i] ?? 0;
      return i === 0 ? pad(cell, width) : " ".repeat(width - widest([cell])) + cell;
    }).join("  ")
  );
}

/** A value as text; a dash where there is none. */
export function shown<T>(value: T | undefined, text: (value: T) => string): string {
  return value === undefined ? "–" : text(value);
}

/** Why a peer has no figures, below a table. */
export function failureLines(peer: string, why: string, { paint, width }: Style): string[] {
  const [first = "", ...rest] = hang(`  ✘ ${peer}: `, why, width);
  return [first.replace("✘", (mark) => paint("red", mark)), ...rest];
}

/** In how many of all rounds, and what was the matter in the first of them. */
export function failedRounds(failed: number, all: number, why: string, lang: Lang): string {
  return {
    en: `failed in ${failed} of ${all} ${all === 1 ? "round" : "rounds"}: ${why}`,
    pt: `falhou em ${failed} de ${all} ${all === 1 ? "rodada" : "rodadas"}: ${why}`,
  }[lang];
}

const GAVE_UP: Record<Nothing["failed"], Text> = {
  server: { en: "the server gave up", pt: "o servidor desistiu" },
  load: { en: "the load generator gave up", pt: "o gerador de carga desistiu" },
};

/** Which program gave up, and its own words. */
export function gaveUp({ failed, said }: Nothing, lang: Lang): string {
  return GAVE_UP[failed][lang] + (said === "" ? "" : `: ${quoted(said, 120)}`);
}

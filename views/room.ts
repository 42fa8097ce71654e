/**
 * What the doctor found in a room full of machines: which of them need somebody, and what there is to do, each
 * thing once.
 *
 * @module
 */
import type { Diagnosis } from "../core/diagnosis.ts";
import type { Level } from "../core/finding.ts";
import type { Lang, Text } from "../wire/text.ts";
import { SIGNS } from "./doctor.ts";
import { hang, pad, type Style, widest, wrap } from "./layout.ts";

/** The machines, worst first, and then what is not green, what most machines have first. */
export function room(machines: readonly Diagnosis[], lang: Lang, style: Style): string[] {
  const sorted = machines.toSorted((a, b) =>
    b.red - a.red || b.yellow - a.yellow || (a.host < b.host ? -1 : 1)
  );
  const hostWidth = Math.min(widest(sorted.map(({ host }) => host)), 30);
  const rows = sorted.map(({ host, green, yellow, red }) => {
    const level: Level = red > 0 ? "red" : yellow > 0 ? "yellow" : "green";
    const { sign, ink } = SIGNS[level];
    return `  ${style.paint(ink, `● ${sign}`)} ${pad(host, hostWidth)}  ${
      COUNTS[lang](green, yellow, red)
    }`;
  });
  const needs = needsOf(sorted);
  const well = machines.filter(({ yellow, red }) => yellow + red === 0).length;
  return [
    style.paint("bold", WORDS.machines[lang]),
    ...rows,
    ...(needs.length === 0 ? [] : ["", style.paint("bold", WORDS.needs[lang])]),
    ...needs.flatMap((need) => rowsOf(need, lang, style, machines.length)),
    "",
    ...wrap(SUMMARY[lang](machines.length, well), style.width),
  ];
}

/** One thing that is not as it should be, on some machines. */
interface Need {
  readonly id: string;
  readonly level: Level;
  /** What was found on the first of them. */
  readonly found: string;
  readonly mend: string | undefined;
  readonly hosts: readonly string[];
}

function needsOf(machines: readonly Diagnosis[]): readonly Need[] {
  const all = machines.flatMap(({ host, findings }) =>
    findings.filter(({ level }) => level !== "green").map((finding) => ({ host, finding }))
  );
  const groups = Map.groupBy(all, ({ finding: { id, level, mend } }) =>
    // A process's number differs from machine to machine.
    JSON.stringify([id, level, mend?.replace(/\d+/g, "N")]));
  const needs = [...groups.values()].flatMap((group): Need[] => {
    const [one] = group;
    if (!one) return [];
    const { id, level, found, mend } = one.finding;
    return [{ id, level, found, mend, hosts: group.map(({ host }) => host).sort() }];
  });
  const rank = ({ level }: Need) => level === "red" ? 1 : 0;
  return needs.sort((a, b) => rank(b) - rank(a) || b.hosts.length - a.hosts.length);
}

function rowsOf(
  { id, level, found, mend, hosts }: Need,
  lang: Lang,
  { paint, width }: Style,
  of: number,
): string[] {
  const { sign, ink } = SIGNS[level];
  const blanks = " ".repeat(6);
  const [top = "", ...rest] = hang(blanks, `${id}: ${found}`, width);
  const where = hosts.length === of && of > 1
    ? WORDS.everywhere[lang]
    : `${hosts.length}/${of}: ${hosts.join(", ")}`;
  return [
    top.replace(blanks, `  ${paint(ink, `● ${sign}`)} `),
    ...rest,
    ...hang(blanks, where, width),
    ...(mend === undefined ? [] : [`${blanks}${paint("bold", `→ ${mend}`)}`]),
  ];
}

const WORDS = {
  machines: { en: "Machines", pt: "Máquinas" },
  needs: { en: "What they need", pt: "O que lhes falta" },
  everywhere: { en: "on all of them", pt: "em todas" },
} as const satisfies Record<string, Text>;

const COUNTS = {
  en: (green: number, yellow: number, red: number) =>
    `${green} green, ${yellow} yellow, ${red} red`,
  pt: (green: number, yellow: number, red: number) =>
    `${green} em verde, ${yellow} em amarelo, ${red} em vermelho`,
};

const SUMMARY = {
  en: (machines: number, well: number) => `${well} of ${machines} machines lack nothing.`,
  pt: (machines: number, well: number) =>
    `${well} de ${machines} máquinas estão completas, sem nada por resolver.`,
};

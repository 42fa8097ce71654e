/**
 * Who was inside the shared document when: a text Gantt chart for each server with a document.
 *
 * @module
 */
import type { Run } from "../core/run.ts";
import { type Visit, visitsTo } from "../core/visits.ts";
import type { Lang } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { ending, type Ink, pad, type Style, widest, wrap } from "./layout.ts";

/** The widest chart, in columns; a longer one is no easier to read. */
const MOST_COLUMNS = 72;

/** The widest name of a visitor; of an address that is longer the end is shown, with the port. */
const MOST_LABEL_COLUMNS = 24;

/** What a column shows of one visitor. */
interface Mark {
  readonly sign: string;
  readonly ink: Ink;
}

const WAITS: Mark = { sign: "·", ink: "yellow" };
const INSIDE: Record<Visit["as"], Mark> = {
  reader: { sign: "▒", ink: "green" },
  writer: { sign: "█", ink: "red" },
};

/** The charts of a run; none where nobody visited a document. */
export function gantt(run: Run, lang: Lang, style: Style): string[] {
  return Object.keys(run.cast).flatMap((server) => {
    const visits = visitsTo(run.timeline, server).filter(({ at }) => at.arrives);
    return visits.length > 0 ? ["", ...chart(run, server, visits, lang, style)] : [];
  });
}

function chart(run: Run, server: string, visits: readonly Visit[], lang: Lang, style: Style) {
  const { paint, width } = style;
  const nameOf = (who: string) =>
    run.cast[who]?.name[lang] ?? ending(visible(who), MOST_LABEL_COLUMNS);
  const visitors = [...new Set(visits.map(({ who }) => who))];
  const labelWidth = widest(visitors.map(nameOf));
  const times = visits.flatMap(({ at }) => Object.values(at).map(({ ms }) => ms));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const columns = Math.max(20, Math.min(MOST_COLUMNS, width - labelWidth - 6));
  const columnMs = Math.max(1, Math.ceil((to - from + 1) / columns));
  const columnOf = (ms: number) => Math.floor((ms - from) / columnMs);

  const title = lang === "pt"
    ? `Quem esteve dentro, e quando: ${nameOf(server)}`
    : `Who was inside when: ${nameOf(server)}`;
  const legend = lang === "pt"
    ? `${WAITS.sign} espera   ${INSIDE.reader.sign} lê   ${INSIDE.writer.sign} escreve   (uma coluna = ${columnMs} ms, desde ${from} ms)`
    : `${WAITS.sign} waits   ${INSIDE.reader.sign} reads   ${INSIDE.writer.sign} writes   (a column = ${columnMs} ms, from ${from} ms on)`;
  const rows = visitors.map((who) => {
    const marks: (Mark | undefined)[] = Array(columnOf(to) + 1).fill(undefined);
    const fill = (mark: Mark, start: number, end: number) => {
      for (let i = columnOf(start); i <= columnOf(end); i++) marks[i] = mark;
    };
    const own = visits.filter((visit) => visit.who === who);
    for (const { at } of own) if (at.arrives) fill(WAITS, at.arrives.ms, at.enters?.ms ?? to);
    for (const { as, at } of own) {
      if (at.enters) fill(INSIDE[as], at.enters.ms, at.leaves?.ms ?? to);
    }
    const bars = marks.map((mark) => mark ? paint(mark.ink, mark.sign) : " ").join("");
    return `  ${pad(nameOf(who), labelWidth)} ${paint("dim", "│")}${bars}`.trimEnd();
  });
  return [
    paint("bold", title),
    ...rows,
    ...wrap(legend, width - labelWidth - 4).map((line) =>
      `  ${pad("", labelWidth)}  ${paint("dim", line)}`
    ),
  ];
}

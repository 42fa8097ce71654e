/**
 * Where things are in a sequence diagram: a column for each participant, a row for each thing that happened.
 *
 * @module
 */
import type { End } from "../../core/messages.ts";
import type { Endpoint, MachineNumber } from "../../core/observation.ts";
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { wrap } from "../../wire/text.ts";
import stringWidth from "string-width";
import { laneInk } from "../figures/style.ts";
import { CHAR_PX, cut, NAME_PX } from "./cut.ts";
import { isAbsent, type Row } from "./rows.ts";
import { WORDS } from "./words.ts";

/** The numbers and times at the left. */
export const GUTTER = 96;
/** Names and ports at the top. */
export const HEAD = 62;
/** What lies between two things that happened, in px. */
const STEP = 29;
const LINE = 16;
/** As much as so many lines hold is shown of a caption. */
const MOST_LINES = 6;

/** One lifeline. */
export interface Column {
  /** The role; or nobody, on one of the machines. */
  readonly id: string;
  readonly name: string;
  /** Under its name: the port, where it has one that others call; or that it was not started. */
  readonly note: string;
  readonly ink: string;
  readonly machine: MachineNumber;
  /** It has no program: nobody, or one whose turn never came. */
  readonly isAbsent: boolean;
}

/** A row with its place: `top` to `top + height`. */
export interface PlacedRow {
  readonly row: Row;
  readonly top: number;
  readonly height: number;
  /** Of a caption: its text in lines. */
  readonly lines: readonly string[];
}

/** Everything's place. */
export interface Layout {
  readonly columns: readonly Column[];
  readonly rows: readonly PlacedRow[];
  readonly width: number;
  /** The end of the lifelines. */
  readonly bottom: number;
  /** The middle of a column. */
  x(id: string): number;
  readonly columnWidth: number;
}

/** The id of the column where a message ends. */
export function columnOf(end: End, run: Run): string {
  return "role" in end ? end.role : `nobody ${machineOf(end.nobodyAt, run)}`;
}

function machineOf(at: Endpoint, { timeline }: Run): MachineNumber {
  const machines = timeline.find((o) => o.kind === "machines");
  return machines?.kind === "machines" && machines.addresses[1] === at.host ? 2 : 1;
}

/** Lays out the rows of a run. */
export function layOut(run: Run, rows: readonly Row[], lang: Lang): Layout {
  const columns = columnsOf(run, rows, lang);
  const columnWidth = widthOfColumns(columns.length);
  const width = GUTTER + Math.max(columns.length * columnWidth, 360) + 10;
  const places = new Map(columns.map(({ id }, i) => [id, GUTTER + (i + 0.5) * columnWidth]));
  let top = HEAD;
  const placed = rows.map((row): PlacedRow => {
    const lines = row.kind === "caption"
      ? captionLines(row.seen.text[lang], width - GUTTER - 12)
      : [];
    const height = row.kind === "caption" ? lines.length * LINE + 14 : STEP;
    top += height;
    return { row, top: top - height, height, lines };
  });
  return {
    columns,
    rows: placed,
    width,
    bottom: top + 10,
    x: (id) => places.get(id) ?? GUTTER,
    columnWidth,
  };
}

/** Bounded first, then broken: how long it takes to break a line grows with the square of its length. */
function captionLines(text: string, px: number): readonly string[] {
  return wrap(cut(text, MOST_LINES * px), px / CHAR_PX, stringWidth);
}

function widthOfColumns(count: number): number {
  return count <= 2 ? 220 : count <= 3 ? 190 : count <= 4 ? 160 : count <= 6 ? 118 : 88;
}

/** In the order of the cast, machine by machine; nobody beside the first who calls there. */
function columnsOf(run: Run, rows: readonly Row[], lang: Lang): readonly Column[] {
  const roles = Object.entries(run.cast).map(([id, role], place): Column => ({
    id,
    name: cut(role.name[lang], NAME_PX),
    note: isAbsent(run, id) ? WORDS.absent[lang] : portOf(id, run),
    ink: laneInk(place),
    machine: role.machine ?? 1,
    isAbsent: isAbsent(run, id),
  }));
  const columns = roles.toSorted((a, b) => a.machine - b.machine);
  for (const row of rows) {
    if (row.kind !== "message") continue;
    const { from, to } = row.message;
    const [end, other] = "nobodyAt" in to ? [to, from] : [from, to];
    if (!("nobodyAt" in end)) continue;
    const id = columnOf(end, run);
    if (columns.some((column) => column.id === id)) continue;
    const machine = machineOf(end.nobodyAt, run);
    const beside = columns.findIndex((c) => c.id === columnOf(other, run) && c.machine === machine);
    // Of another machine than the caller's: on the side from which the call comes.
    const edge = machine === 2
      ? columns.findIndex((c) => c.machine === 2) - 1
      : columns.findLastIndex((c) => c.machine === 1);
    columns.splice((beside < 0 ? edge : beside) + 1, 0, {
      ...{ id, machine, isAbsent: true, ink: "var(--faint)" },
      name: WORDS.nobody[lang],
      note: portsOfNobody(rows, id, run),
    });
  }
  return columns;
}

function portOf(role: string, { timeline }: Run): string {
  const at = timeline.find((o) => o.who === role && o.kind === "listening");
  return at?.kind === "listening" ? `${at.at.transport.toUpperCase()} ${at.at.port}` : "";
}

function portsOfNobody(rows: readonly Row[], id: string, run: Run): string {
  const ports = rows.flatMap((row) =>
    row.kind !== "message"
      ? []
      : [row.message.from, row.message.to].flatMap((end) =>
        "nobodyAt" in end && columnOf(end, run) === id ? [end.nobodyAt.port] : []
      )
  );
  const [first, ...others] = new Set(ports);
  return first === undefined ? "" : others.length === 0 ? `${first}` : `${first}, …`;
}

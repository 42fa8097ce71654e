/**
 * The lines with which a threaded server tells who does what, and how they are read back.
 *
 *     [worker 2] 127.0.0.1:52432 enters to read; readers inside: 3
 *
 * Lines of one visitor come in the order arrives, enters, leaves. `enters` and `leaves` are written while
 * the visitor is inside, so between a writer's two lines there can be nobody else's if the lock holds.
 *
 * @module
 */
import type { Text } from "./text.ts";

/** What a visitor of the shared document does at its door. */
export type Moment = "arrives" | "enters" | "leaves";

/** One line of the log about a visit. */
export interface VisitLine {
  readonly worker: number;
  /** The client's address and port, as one word. */
  readonly peer: string;
  readonly moment: Moment;
  readonly as: "reader" | "writer";
  /** How many readers were inside after this. */
  readonly readers: number;
}

const MOMENTS: Record<Moment, Text> = {
  arrives: { en: "arrives", pt: "chega" },
  enters: { en: "enters", pt: "entra" },
  leaves: { en: "leaves", pt: "sai" },
};

const PURPOSES: Record<VisitLine["as"], Text> = {
  reader: { en: "to read", pt: "para ler" },
  writer: { en: "to write", pt: "para escrever" },
};

const DONE: Record<VisitLine["as"], Text> = {
  reader: { en: "having read", pt: "depois de ler" },
  writer: { en: "having written", pt: "depois de escrever" },
};

/** What the visitor does, without the worker and the count. */
export function visitText(peer: string, moment: Moment, as: VisitLine["as"]): Text {
  const why = (moment === "leaves" ? DONE : PURPOSES)[as];
  return {
    en: `${peer} ${MOMENTS[moment].en} ${why.en}`,
    pt: `${peer} ${MOMENTS[moment].pt} ${why.pt}`,
  };
}

/** A line of a worker's log; `readers` only where there is a document to be in. */
export function workerText(worker: number, text: Text, readers?: number): Text {
  const inside = readers === undefined
    ? { en: "", pt: "" }
    : { en: `; readers inside: ${readers}`, pt: `; leitores dentro: ${readers}` };
  return {
    en: `[worker ${worker}] ${text.en}${inside.en}`,
    pt: `[worker ${worker}] ${text.pt}${inside.pt}`,
  };
}

const LINE =
  /^\[worker (\d+)\] (\S+) (arrives|chega|enters|entra|leaves|sai) (to read|para ler|having read|depois de ler|to write|para escrever|having written|depois de escrever); (?:readers inside|leitores dentro): (\d+)$/;

const READS = new Set([PURPOSES.reader, DONE.reader].flatMap(({ en, pt }) => [en, pt]));

/** Reads a line of the log back, in either language; undefined for a line about something else. */
export function parseVisit(line: string): VisitLine | undefined {
  const [, worker, peer = "", verb, why = "", readers] = LINE.exec(line) ?? [];
  const moment = (Object.keys(MOMENTS) as Moment[]).find((m) =>
    MOMENTS[m].en === verb || MOMENTS[m].pt === verb
  );
  if (!moment) return undefined;
  const as = READS.has(why) ? "reader" : "writer";
  return { worker: Number(worker), peer, moment, as, readers: Number(readers) };
}

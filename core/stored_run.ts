/**
 * A stored run, read back. Whoever stored it is not trusted: it may have been written by another program, by
 * hand, or by a newer lab; what comes out is a run that every view can show.
 *
 * @module
 */
import * as v from "valibot";
import type { Text } from "../wire/text.ts";
import { citesOf, outcomeOf, type Run } from "./run.ts";
import { machine, observation, origin, part } from "./stored_facts.ts";
import { pathOf, type Same, type Shape, wrongShape } from "./stored_shape.ts";
import {
  count,
  lengthMs,
  lineText,
  plainId,
  proseText,
  saidText,
  scenarioId,
  timestamp,
  word,
} from "./stored_words.ts";

/** More than a play gives: what programs print is cut long before. */
const MOST_OBSERVATIONS = 100_000;
/** More than a scenario has. */
const MOST_CLAIMS = 1_000;
const MOST_ROLES = 100;

const cites = v.pipe(v.array(count), v.maxLength(MOST_OBSERVATIONS));

const claim = {
  id: plainId,
  claim: lineText,
  about: v.pipe(v.array(plainId), v.maxLength(MOST_ROLES)),
  hint: lineText,
};

const judged = v.variant("verdict", [
  v.object({ ...claim, verdict: v.literal("met"), cites }),
  v.object({
    ...claim,
    verdict: v.literal("unmet"),
    expected: saidText,
    observed: saidText,
    cites,
  }),
  v.object({ ...claim, verdict: v.literal("undecided"), because: lineText }),
]);

const role = v.object({
  part,
  name: lineText,
  machine: v.exactOptional(machine),
  origin,
});

const comparison = v.object({
  columns: v.tuple([lineText, lineText]),
  rows: v.pipe(
    v.array(v.object({ what: lineText, cells: v.tuple([lineText, lineText]) })),
    v.maxLength(MOST_CLAIMS),
  ),
});

const runShape = v.object({
  format: v.literal(1),
  scenario: scenarioId,
  title: lineText,
  question: proseText,
  gist: lineText,
  lesson: proseText,
  comparison: v.exactOptional(comparison),
  seed: v.pipe(count, v.maxValue(2 ** 32 - 1)),
  startedAt: timestamp,
  place: v.object({
    network: v.picklist(["namespace", "host"]),
    os: word,
    arch: word,
    deno: word,
  }),
  cast: v.record(plainId, role),
  timeline: v.pipe(v.array(observation), v.maxLength(MOST_OBSERVATIONS)),
  judged: v.pipe(v.array(judged), v.maxLength(MOST_CLAIMS)),
  outcome: v.picklist(["met", "unmet", "undecided", "fault"]),
  fault: v.exactOptional(saidText),
  ms: lengthMs,
});

/** Does not compile where the shape above lacks a field, a kind of fact or a value that a `Run` can have. */
const _complete: Same<Shape<v.InferOutput<typeof runShape>>, Shape<Run>> = true;

/** What reading a stored run gave. */
export type ParsedRun =
  | { readonly run: Run }
  /** `path` as in `timeline[4].kind`; empty where the whole is no run. */
  | { readonly path: string; readonly problem: Text };

/** A value as a run, or the first thing that is wrong with it. Fields that a run does not have are dropped. */
export function parseRun(value: unknown): ParsedRun {
  const format = typeof value === "object" && value !== null && "format" in value && value.format;
  if (typeof format === "number" && Number.isInteger(format) && format > 1) {
    return {
      path: "format",
      problem: {
        en: `it is of format ${format}, and this socketlab is too old for it: it reads format 1`,
        pt: `é do formato ${format}, e este socketlab é antigo demais para ele: lê o formato 1`,
      },
    };
  }
  const parsed = v.safeParse(runShape, value, { abortEarly: true });
  if (parsed.success) return contradictionIn(parsed.output) ?? { run: parsed.output };
  const [issue] = parsed.issues;
  return { path: pathOf(issue), problem: wrongShape(issue) };
}

/** What no schema says: numbers that do not lead anywhere, names of nobody, an outcome that the claims deny. */
function contradictionIn(run: Run): ParsedRun | undefined {
  const { cast, timeline, judged, outcome, fault } = run;
  const people = new Set([...Object.keys(cast), "lab", "kernel", "network"]);
  if (people.size < Object.keys(cast).length + 3) {
    return contradiction("cast", {
      en: "lab, kernel and network are no roles",
      pt: "lab, kernel e network não são papéis",
    });
  }
  for (const [i, { seq, who }] of timeline.entries()) {
    if (seq !== i + 1) {
      return contradiction(`timeline[${i}].seq`, {
        en: `it cannot be ${seq}: observations are numbered 1, 2, 3 ...`,
        pt: `não pode ser ${seq}: as observações são numeradas 1, 2, 3 ...`,
      });
    }
    if (!people.has(who)) return contradiction(`timeline[${i}].who`, nobody(who));
  }
  for (const [i, one] of judged.entries()) {
    const stranger = one.about.find((who) => !Object.hasOwn(cast, who));
    if (stranger !== undefined) return contradiction(`judged[${i}].about`, nobody(stranger));
    const missing = citesOf(one).find((seq) => seq < 1 || seq > timeline.length);
    if (missing !== undefined) {
      return contradiction(`judged[${i}].cites`, {
        en: `there is no observation ${missing}`,
        pt: `não existe a observação ${missing}`,
      });
    }
  }
  if (outcome !== (fault ? "fault" : outcomeOf(judged))) {
    return contradiction("outcome", {
      en: `it cannot be ${outcome}: the claims say otherwise`,
      pt: `não pode ser ${outcome}: as afirmações dizem outra coisa`,
    });
  }
}

const contradiction = (path: string, problem: Text): ParsedRun => ({ path, problem });

const nobody = (who: string): Text => ({
  en: `nobody in the cast is called ${who}`,
  pt: `ninguém do elenco se chama ${who}`,
});

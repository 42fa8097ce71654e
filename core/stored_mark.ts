/**
 * A stored mark, read back: another machine may have made it, and what is told in it are strangers' words.
 *
 * @module
 */
import * as v from "valibot";
import type { Text } from "../wire/text.ts";
import type { SubmissionMark } from "./mark.ts";
import { part } from "./stored_facts.ts";
import { pathOf, type Same, type Shape, wrongShape } from "./stored_shape.ts";
import {
  count,
  lengthMs,
  lineText,
  plainId,
  said,
  saidText,
  scenarioId,
  timestamp,
} from "./stored_words.ts";

/** More than any submission has of anything. */
const MOST = 10_000;
const many = <S extends v.GenericSchema>(shape: S) => v.pipe(v.array(shape), v.maxLength(MOST));
const points = v.pipe(v.number(), v.finite(), v.minValue(0));
const seed = v.pipe(count, v.maxValue(2 ** 32 - 1));

const claim = v.object({
  id: plainId,
  claim: lineText,
  verdict: v.picklist(["met", "unmet", "undecided", "fault"]),
  flaky: v.boolean(),
  points,
  maxPoints: points,
  expected: v.exactOptional(saidText),
  observed: v.exactOptional(saidText),
  because: v.exactOptional(saidText),
  hint: v.exactOptional(saidText),
  cause: v.exactOptional(plainId),
  lines: many(saidText),
  seed,
});

const question = v.object({
  question: scenarioId,
  title: lineText,
  hidden: v.boolean(),
  points,
  maxPoints: points,
  claims: many(claim),
  seeds: many(seed),
  fault: v.exactOptional(saidText),
  ms: lengthMs,
});

const markShape = v.object({
  format: v.literal(1),
  name: said,
  folder: said,
  startedAt: timestamp,
  ms: lengthMs,
  sandbox: v.picklist(["bubblewrap", "limits", "none"]),
  programs: v.record(part, v.exactOptional(said)),
  remarks: many(saidText),
  failure: v.exactOptional(v.object({ because: saidText, output: many(said) })),
  questions: many(question),
  points,
  maxPoints: points,
});

/** Does not compile where the shape above lacks a field that a mark can have. */
const _complete: Same<Shape<v.InferOutput<typeof markShape>>, Shape<SubmissionMark>> = true;

/** What reading a stored mark gave. */
export type ParsedMark =
  | { readonly mark: SubmissionMark }
  /** `path` as in `questions[4].points`; empty where the whole is no mark. */
  | { readonly path: string; readonly problem: Text };

/** A value as a mark, or the first thing that is wrong with it. */
export function parseMark(value: unknown): ParsedMark {
  const parsed = v.safeParse(markShape, value, { abortEarly: true });
  if (parsed.success) return { mark: parsed.output as SubmissionMark };
  const [issue] = parsed.issues;
  return { path: pathOf(issue), problem: wrongShape(issue) };
}

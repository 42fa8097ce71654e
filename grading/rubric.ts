/**
 * A rubric file: what questions and claims are worth, and what is hidden.
 *
 *     {"questions": {"q1a": {"points": 20, "claims": {"late-served": 2}}}, "hidden": ["q2b"]}
 *
 * @module
 */
import * as v from "valibot";
import type { Rubric } from "../core/rubric.ts";
import type { Scenario } from "../core/scenario.ts";
import { UsageError } from "../wire/flags.ts";
import { visible } from "../wire/visible.ts";

const Points = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1_000_000));

const RubricFile = v.strictObject({
  "$schema": v.optional(v.string()),
  questions: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        points: v.optional(Points),
        claims: v.optional(v.record(v.string(), Points)),
      }),
    ),
    {},
  ),
  hidden: v.optional(v.array(v.string()), []),
});

/**
 * Reads a rubric.
 *
 * @throws {UsageError} where it is none, in one line with the path to the field.
 */
export function readRubric(text: string, path: string, scenarios: readonly Scenario[]): Rubric {
  const shown = visible(path);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const why = visible(String(error instanceof Error ? error.message : error));
    throw new UsageError({
      en: `${shown} is no JSON: ${why}.`,
      pt: `${shown} não é JSON: ${why}.`,
    });
  }
  // To valibot an array is an object without any field that is wrong.
  const read = v.safeParse(RubricFile, Array.isArray(parsed) ? null : parsed);
  if (!read.success) {
    const [issue] = read.issues;
    const field = visible(v.getDotPath(issue) ?? "");
    throw new UsageError({
      en: `${shown}: ${
        field || "the whole"
      } cannot be ${issue.received}: it takes ${issue.expected}.`,
      pt: `${shown}: ${
        field || "o todo"
      } não pode ser ${issue.received}: aceita ${issue.expected}.`,
    });
  }
  const { questions, hidden } = read.output;
  const known = new Map(
    scenarios.map(({ id, expectations }) => [id, expectations.map((one) => one.id)]),
  );
  for (const id of [...Object.keys(questions), ...hidden]) {
    if (!known.has(id)) throw unknown(shown, id, [...known.keys()]);
    for (const claim of Object.keys(questions[id]?.claims ?? {})) {
      const claims = known.get(id) ?? [];
      if (!claims.includes(claim)) throw unknown(`${shown}: questions.${id}.claims`, claim, claims);
    }
  }
  return { questions: questions as Rubric["questions"], hidden };
}

function unknown(where: string, name: string, known: readonly string[]): UsageError {
  const [found, all] = [visible(name), known.join(", ")];
  return new UsageError({
    en: `${where}: there is no "${found}". There are: ${all}.`,
    pt: `${where}: não existe "${found}". Existem: ${all}.`,
  });
}

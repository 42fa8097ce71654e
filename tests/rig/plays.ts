/**
 * Scenarios of which nothing matters but what happens in the play.
 *
 * @module
 */
import type { Part } from "../../core/observation.ts";
import { type Scenario, scenario } from "../../core/scenario.ts";
import { same } from "../../wire/text.ts";

/** A scenario in which these roles fill these parts. */
export function playOf<R extends string>(
  parts: Readonly<Record<R, Part>>,
  play: Scenario<R>["play"],
): Scenario<R> {
  const roles = Object.keys(parts) as R[];
  const cast = Object.fromEntries(
    roles.map((role) => [role, { part: parts[role], name: same(role) }]),
  );
  return scenario<R>({
    id: "play",
    title: same("a play"),
    question: same("?"),
    cast: cast as Scenario<R>["cast"],
    play,
    expectations: [],
    gist: same("-"),
    lesson: same("-"),
  });
}

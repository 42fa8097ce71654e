/**
 * The likely cause of a claim that is unmet, by what was seen. Pure.
 *
 * A claim says what should have been; which mistake is behind it shows in other facts of the play: what was open
 * instead, how a program ended, who was answered all the same. Where they fit no known mistake, there is no cause,
 * and the claim's own hint must do.
 *
 * @module
 */
import type { Judged, Run } from "./run.ts";
import { CALLING } from "./causes/calling.ts";
import { CHATTING } from "./causes/chatting.ts";
import { ENDING } from "./causes/ending.ts";
import { EXCHANGING, WAITING } from "./causes/exchanging.ts";
import { HEARING } from "./causes/hearing.ts";
import type { Cause, KnownCause } from "./causes/known.ts";
import { LISTENING } from "./causes/listening.ts";
import { MANGLING } from "./causes/mangling.ts";
import { PASSING } from "./causes/passing.ts";
import { PEERING } from "./causes/peering.ts";
import { REACHING } from "./causes/reaching.ts";
import { REPLYING } from "./causes/replying.ts";
import { SHARING } from "./causes/sharing.ts";
import { STARTING } from "./causes/starting.ts";

export type { Cause, KnownCause } from "./causes/known.ts";

/** All known causes, the most specific first. */
export const CAUSES: readonly KnownCause[] = [
  ...LISTENING,
  ...STARTING,
  ...ENDING,
  ...REACHING,
  ...CALLING,
  ...EXCHANGING,
  ...MANGLING,
  ...REPLYING,
  ...WAITING,
  ...SHARING,
  ...PASSING,
  ...PEERING,
  ...HEARING,
  ...CHATTING,
];

/** The likely cause; undefined where the claim is not unmet, or nothing that is known fits. */
export function causeOf(run: Run, judged: Judged): Cause | undefined {
  if (judged.verdict !== "unmet") return undefined;
  const found = CAUSES.find((cause) => cause.fits(run, judged));
  return found && { id: found.id, hint: found.hint };
}

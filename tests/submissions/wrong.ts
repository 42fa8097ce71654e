/**
 * Submissions as first-year students hand them in, with one realistic bug each, and the claims that the bug breaks.
 *
 * @module
 */
import { wrongInTcp } from "./wrong_tcp.ts";
import { wrongInThree } from "./wrong_three.ts";
import { wrongInTwo } from "./wrong_two.ts";
import { wrongInUdp } from "./wrong_udp.ts";

/** By scenario: the ids of claims. */
type Claims = Readonly<Record<string, readonly string[]>>;

/** A wrong submission. */
export interface WrongSubmission {
  /** Its folder in `wrong/`. */
  readonly folder: string;
  /** What is wrong with it. */
  readonly bug: string;
  /** By scenario: the ids of the claims that must be unmet. In scenarios that are not named it loses nothing. */
  readonly breaks: Claims;
  /** By scenario: the ids of the claims that it gives no ground to judge. */
  readonly leavesOpen?: Claims;
}

/** All wrong submissions. */
export const wrongSubmissions: readonly WrongSubmission[] = [
  ...wrongInTcp,
  ...wrongInUdp,
  ...wrongInTwo,
  ...wrongInThree,
];

/**
 * Acts that the plays of question 3 have in common.
 *
 * Members first say words, of which nothing is claimed: a server may take the first for a nick, or be told of a
 * member a little later than the member is connected. These words are a few letters and nothing else,
 * since a nick often has to be. What is claimed of are lines of two words.
 *
 * @module
 */
import type { Endpoint } from "../core/observation.ts";
import type { Participant, Rig } from "../core/scenario.ts";
import { lettered } from "../wire/text.ts";
import { twoWords } from "./acts.ts";

/** Whoever goes on and on is not waited for. */
const MOST_WORDS = 5;

/**
 * A line-client connects and says a word of its own; then words go both ways between it and everybody who is
 * inside, until each has shown one of the other's. After that, all of them are members for certain.
 *
 * @returns the member; undefined where it cannot hear, or be heard by, somebody.
 */
export async function enters<R extends string>(
  rig: Rig<R>,
  role: R,
  at: Endpoint,
  inside: readonly Participant[],
  ...extra: readonly string[]
): Promise<Participant | undefined> {
  const member = await rig.start(role, at, "--chat", ...extra);
  await member.connects();
  if (inside.length === 0) await member.type(nickWord(rig));
  for (const other of inside) if (!await isHeard(rig, member, other)) return undefined;
  for (const other of inside) if (!await isHeard(rig, other, member)) return undefined;
  return member;
}

/**
 * One says a word, and another shows it. If not, it says a second and a third: the first may have become its
 * nick without a word to the others, or have arrived together with the second.
 */
export async function isHeard<R extends string>(
  rig: Rig<R>,
  speaker: Participant,
  hearer: Participant,
): Promise<boolean> {
  const { silenceMs, replyMs } = rig.patience;
  for (const ms of [silenceMs, silenceMs, replyMs]) {
    const word = nickWord(rig);
    if (!await speaker.type(word)) return false;
    if (await hearer.prints(word, ms)) return true;
  }
  return false;
}

/** A word that can be a nick. */
export function nickWord<R extends string>(rig: Rig<R>): string {
  const [fruit = "", number = ""] = rig.word().split("-");
  return fruit.slice(0, 4) + lettered(number);
}

/** A member says a line of two words, and each of the hearers has until the deadline to show it. */
export async function says<R extends string>(
  rig: Rig<R>,
  speaker: Participant,
  hearers: readonly Participant[],
): Promise<string> {
  const line = twoWords(rig);
  if (await speaker.type(line)) {
    for (const hearer of hearers) await hearer.prints(line);
  }
  return line;
}

/** Waits until nothing more appears on their screens, of which all that is open is noted; not for ever. */
export async function settle(members: readonly Participant[]): Promise<void> {
  for (const member of members) {
    for (let i = 0; i < MOST_WORDS && await member.speaks(); i++);
  }
}

/** Members end their input, and have until the deadline to be let go by the server. */
export async function leave(members: readonly Participant[]): Promise<void> {
  for (const member of members) await member.hangUp();
  await Promise.all(members.map((member) => member.ends()));
}

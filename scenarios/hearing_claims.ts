/**
 * Claims that members of a chat hear each other at all, on which all that is said later rests.
 *
 * @module
 */
import { type Expectation, type Finding, met, undecided, unmet } from "../core/expectation.ts";
import type { Timeline } from "../core/observation.ts";
import { first, seen } from "../core/questions.ts";
import type { Text } from "../wire/text.ts";
import { neverListened, neverStarted } from "./claims.ts";

/** One who speaks, and one who hears it. */
export type Pair<R extends string> = readonly [speaker: R, hearer: R];

/** Words go from each speaker to its hearer through the room. */
export function membersHear<R extends string>(
  server: R,
  pairs: readonly Pair<R>[],
): Expectation<R> {
  return {
    id: "members-hear",
    about: [server],
    claim: {
      en: "Those who are in the room hear each other.",
      pt: "Quem está na sala se ouve.",
    },
    hint: {
      en: "Does what comes from one member go out to all the others, as soon as it is there?",
      pt: "O que vem de um participante sai para todos os outros, assim que chega?",
    },
    judge(timeline) {
      if (!first(timeline, server, "listening")) return neverListened;
      return judgeHearing(timeline, pairs);
    },
  };
}

/**
 * A claim about what is said once these hear each other. Where they do not, its play has nothing to show, and that is
 * no merit: it is as unmet as they are unheard.
 */
export function onceHeard<R extends string>(
  pairs: readonly Pair<R>[],
  claim: Expectation<R>,
): Expectation<R> {
  return {
    ...claim,
    judge(timeline) {
      const hearing = judgeHearing(timeline, pairs);
      return hearing.verdict === "unmet" ? hearing : claim.judge(timeline);
    },
  };
}

/** Whether each hearer showed some word that its speaker had said while both were there. */
export function judgeHearing<R extends string>(
  timeline: Timeline<R>,
  pairs: readonly Pair<R>[],
): Finding {
  const findings = pairs.map((pair) => judgePair(timeline, pair));
  const cites = findings.flatMap((finding) => finding.verdict === "met" ? finding.cites : []);
  return findings.find(({ verdict }) => verdict === "unmet") ??
    findings.find(({ verdict }) => verdict === "undecided") ?? met(...cites);
}

function judgePair<R extends string>(timeline: Timeline<R>, [speaker, hearer]: Pair<R>): Finding {
  const starts = [speaker, hearer].map((who) => first(timeline, who, "started")?.seq);
  const [here, there] = starts;
  if (here === undefined || there === undefined) return neverStarted;
  const said = seen(timeline, speaker, "typed").filter(({ seq }) => seq > Math.max(here, there));
  const printed = seen(timeline, hearer, "printed");
  const left = first(timeline, speaker, "hung-up")?.seq ?? Infinity;
  for (const word of said) {
    // Where lines have no ends, they come as one.
    const shown = printed.find(({ seq, line }) =>
      seq > word.seq && seq < left && line.includes(word.line) &&
      !said.some((other) =>
        line.includes(word.line + other.line) || line.includes(other.line + word.line)
      )
    );
    if (shown) return met(word, shown);
  }
  const ends = [speaker, hearer].map((who) => first(timeline, who, "exited"));
  if (said.length === 0 && ends.every((end) => end === undefined)) return notTried;
  return unmet(
    {
      en: `a word of ${speaker} on the screen of ${hearer}`,
      pt: `uma palavra de ${speaker} na tela de ${hearer}`,
    },
    observed(said.length),
    said.at(-1),
    ...[speaker, hearer].map((who) => seen(timeline, who, "quiet").at(-1)),
    ...ends,
  );
}

const notTried = undecided({
  en: "the play did not come to this",
  pt: "o experimento não chegou até aqui",
});

const observed = (words: number): Text =>
  words === 0
    ? { en: "it had ended before a word was said", pt: "acabou antes que algo fosse dito" }
    : { en: `${words} said, none shown`, pt: `${words} ditas, nenhuma mostrada` };

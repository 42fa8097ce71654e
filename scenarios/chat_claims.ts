/**
 * What the claims of question 3 ask of a timeline. Only payloads are judged: whatever a server puts before or
 * after them, and whether it ends its lines, is its own affair.
 *
 * @module
 */
import { type Expectation, type Finding, met, undecided, unmet } from "../core/expectation.ts";
import type { Timeline } from "../core/observation.ts";
import { first, type Seen, seen, shows } from "../core/questions.ts";
import type { CrowdReport, FirstFault } from "../wire/crowd_report.ts";
import type { Text } from "../wire/text.ts";
import { neverListened, neverStarted } from "./claims.ts";

/** The lines that a member said and that are claimed of: two words each, unlike what it said to become a member. */
export function linesOf<R extends string>(
  timeline: Timeline<R>,
  who: R,
): readonly Seen<"typed", R>[] {
  return seen(timeline, who, "typed").filter(({ line }) => line.includes(" "));
}

/** What the member's screen shows with the line in it: an observation for each time that it is there. */
export function showings<R extends string>(
  timeline: Timeline<R>,
  who: R,
  line: string,
): readonly Seen<"printed", R>[] {
  return shows(timeline, who, line).flatMap((o) =>
    Array<typeof o>(o.line.split(line).length - 1).fill(o)
  );
}

/** A line that is claimed of was never said: the members could not hear each other, or were gone. */
export const neverSaid = undecided({
  en: "the play did not come to this: the members never were in one room",
  pt: "o experimento não chegou até aqui: os participantes nunca estiveram numa mesma sala",
});

/** What makes a claim about lines: all but how it is judged. */
export type ClaimOf<R extends string> = Omit<Expectation<R>, "judge" | "about"> & {
  readonly server: R;
};

/** The line that the speaker says as its `nth` (from 0) is shown by each of the hearers. */
export function lineReaches<R extends string>(
  claim: ClaimOf<R> & {
    readonly speaker: R;
    readonly nth?: number;
    readonly hearers: readonly R[];
  },
): Expectation<R> {
  const { server, speaker, nth = 0, hearers, ...rest } = claim;
  return {
    ...rest,
    about: [server],
    judge(timeline) {
      if (!first(timeline, server, "listening")) return neverListened;
      if (!first(timeline, speaker, "started")) return neverStarted;
      return judgeReach(timeline, speaker, nth, hearers);
    },
  };
}

/** Whether that line was shown by each of the hearers; unmet also where the speaker never came to say it. */
export function judgeReach<R extends string>(
  timeline: Timeline<R>,
  speaker: R,
  nth: number,
  hearers: readonly R[],
): Finding {
  const said = linesOf(timeline, speaker)[nth];
  if (!said) {
    const ended = [speaker, ...hearers].map((who) => first(timeline, who, "exited"));
    return unmet(
      { en: "members who hear each other", pt: "participantes que se ouvem" },
      {
        en: "a word of one never came to another, so nothing more was said",
        pt: "a palavra de um nunca chegou a outro, e nada mais foi dito",
      },
      seen(timeline, speaker, "typed").at(-1),
      ...[speaker, ...hearers].map((who) => seen(timeline, who, "quiet").at(-1)),
      ...ended,
    );
  }
  const shown = hearers.map((hearer) => showings(timeline, hearer, said.line)[0]);
  const deaf = hearers.filter((_, i) => !shown[i]);
  if (deaf.length === 0) return met(said, ...shown);
  return unmet(
    {
      en: `"${said.line}" on the screens of ${hearers.join(", ")}`,
      pt: `"${said.line}" nas telas de ${hearers.join(", ")}`,
    },
    { en: `not on that of ${deaf.join(", ")}`, pt: `não na de ${deaf.join(", ")}` },
    said,
    ...shown,
    ...deaf.map((who) => {
      return first(timeline, who, "exited") ??
        seen(timeline, who, "quiet").find(({ seq }) => seq > said.seq);
    }),
  );
}

/** What is wrong with what a crowd heard; undefined where nothing is. */
export type CrowdFault = { readonly expected: Text; readonly observed: Text } | undefined;

/**
 * What a crowd's report says about the server: met where `wrong` finds nothing. A crowd that gave no report
 * answers nothing in the server's favour.
 */
export function judgeCrowd<R extends string>(
  timeline: Timeline<R>,
  server: R,
  crowd: R,
  wrong: (report: CrowdReport) => CrowdFault,
): Finding {
  if (!first(timeline, server, "listening")) return neverListened;
  if (!first(timeline, crowd, "started")) return neverStarted;
  const told = first(timeline, crowd, "crowd");
  if (!told) {
    return unmet(
      { en: "what the members heard, in the end", pt: "o que cada um ouviu, no fim" },
      { en: "they never came to an end", pt: "eles não chegaram ao fim" },
      first(timeline, crowd, "started"),
      first(timeline, crowd, "quiet") ?? first(timeline, crowd, "exited"),
    );
  }
  const fault = wrong(told.report);
  if (fault) return unmet(fault.expected, fault.observed, told);
  return told.report.due === 0 ? neverSaid : met(told);
}

/** What went wrong first, as a clause behind a number: which line, of whom, at whom. */
export function firstFaultOf({ firstFault }: CrowdReport): Text {
  if (!firstFault) return { en: "", pt: "" };
  const { line, sender, member } = firstFault;
  return {
    en: `, first line ${line} of member ${sender}, at member ${member}`,
    pt: `, primeiro a linha ${line} do participante ${sender}, no participante ${member}`,
  };
}

/** Faults of one kind, of which there should be none; `happened` says of lines what happened to them. */
export function noFault(
  report: CrowdReport,
  kind: FirstFault["kind"],
  happened: Text,
): CrowdFault {
  const count = report[kind];
  if (count === 0) return undefined;
  const first = report.firstFault?.kind === kind ? firstFaultOf(report) : { en: "", pt: "" };
  return {
    expected: { en: `none that ${happened.en}`, pt: `nenhuma das que ${happened.pt}` },
    observed: {
      en: `of ${report.due} deliveries, ${count} ${happened.en}${first.en}`,
      pt: `de ${report.due} entregas, ${count} ${happened.pt}${first.pt}`,
    },
  };
}

/** What ended members, behind what else was observed: `; 2 × ECONNRESET`. */
export function endsOf({ errors }: CrowdReport): string {
  return Object.entries(errors).map(([errno, count]) => `; ${count} × ${errno}`).join("");
}

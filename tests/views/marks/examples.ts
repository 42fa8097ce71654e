/**
 * Marks as a class has them: a whole one, one with every verdict, one that could not be built.
 *
 * @module
 */
import type { ClaimMark, QuestionMark, SubmissionMark } from "../../../core/mark.ts";
import { same } from "../../../wire/text.ts";

const met: ClaimMark = {
  id: "answers",
  claim: {
    en: "Each client gets its own answer",
    pt: "Cada cliente recebe a sua própria resposta",
  },
  verdict: "met",
  flaky: false,
  points: 2.5,
  maxPoints: 2.5,
  lines: [],
  seed: 1_234,
};

const unmet: ClaimMark = {
  ...met,
  id: "at-once",
  claim: {
    en: "The silent client keeps nobody waiting",
    pt: "O cliente calado não faz ninguém esperar",
  },
  verdict: "unmet",
  points: 0,
  expected: { en: "goiaba is answered in 2000 ms", pt: "goiaba recebe resposta em 2000 ms" },
  observed: { en: "nothing for 2000 ms", pt: "nada durante 2000 ms" },
  hint: {
    en: "accept() in a loop that also reads serves one client at a time: give each a thread.",
    pt: "accept() num laço que também lê atende um cliente por vez: dê uma thread a cada um.",
  },
  cause: "one-at-a-time",
  lines: [same("12 ana: goiaba"), same("15 server: listening on 12000 " + "x".repeat(120))],
};

const others: readonly ClaimMark[] = [
  { ...unmet, id: "whole", verdict: "unmet", flaky: true, cause: "one-read" },
  {
    ...met,
    id: "leaves",
    verdict: "undecided",
    points: 0,
    maxPoints: 0,
    because: { en: "The client never came so far.", pt: "O cliente não chegou até lá." },
  },
  {
    ...met,
    id: "port",
    verdict: "fault",
    points: 0,
    maxPoints: 0,
    because: { en: "No port was free.", pt: "Nenhuma porta estava livre." },
  },
];

/** A question with these claims. */
export function questionOf(question: string, claims: readonly ClaimMark[]): QuestionMark {
  return {
    question,
    title: { en: "A silent client among others", pt: "Um cliente calado entre outros" },
    hidden: false,
    points: claims.reduce((sum, claim) => sum + claim.points, 0),
    maxPoints: 10,
    claims,
    seeds: claims.length > 0 ? [1_234, 1_235, 1_236] : [],
    ms: 4_321,
  };
}

/** A submission with these questions. */
export function markOf(name: string, questions: readonly QuestionMark[]): SubmissionMark {
  return {
    format: 1,
    name,
    folder: name.toLowerCase().replaceAll(" ", "-"),
    startedAt: "2026-11-28T05:24:04.000Z",
    ms: 12_345,
    sandbox: "bubblewrap",
    programs: {
      "tcp-server": "python3 server.py {port}",
      "tcp-client": "java Client {host} {port}",
    },
    remarks: [],
    questions,
    points: questions.reduce((sum, { points }) => sum + points, 0),
    maxPoints: questions.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
  };
}

/** Everything met. */
export const whole: SubmissionMark = markOf("Ana Lima", [
  questionOf("q2a", [1, 2, 3, 4].map((n) => ({ ...met, id: `met-${n}` }))),
]);

/** Every verdict, a hidden question and one that was not handed in. */
export const mixed: SubmissionMark = {
  ...markOf("Érico Souza", [
    questionOf("q2a", [met, unmet, ...others]),
    { ...questionOf("q2b", [unmet]), hidden: true },
    {
      ...questionOf("q3a", []),
      points: 10,
      fault: { en: "The network did not open.", pt: "A rede não abriu." },
    },
    questionOf("q3b", []),
  ]),
  sandbox: "limits",
  remarks: [{ en: "The port was guessed.", pt: "A porta foi adivinhada." }],
};

/** Nothing could be played. */
export const notBuilt: SubmissionMark = {
  ...markOf("Bruno Dias", [questionOf("q2a", []), questionOf("q2b", [])]),
  programs: {},
  failure: {
    because: { en: "The build failed.", pt: "A compilação falhou." },
    output: ["Server.java:3: error: ';' expected", "1 error"],
  },
};

/** One text, wherever whoever handed in has a say. */
export function hostileMark(text: string): SubmissionMark {
  const claim: ClaimMark = {
    ...unmet,
    claim: same(text),
    expected: same(text),
    observed: same(text),
    because: same(text),
    hint: same(text),
    cause: text,
    lines: [same(text), same(text)],
  };
  const question = {
    ...questionOf(text, [claim, ...others]),
    title: same(text),
    fault: same(text),
  };
  return {
    ...markOf(text, [question]),
    folder: text,
    startedAt: text,
    sandbox: "none",
    programs: { "tcp-server": text },
    remarks: [same(text)],
    failure: { because: same(text), output: [text, text] },
  };
}

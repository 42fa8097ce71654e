/**
 * Why those who are in a room do not hear each other at all.
 *
 * @module
 */
import { first, type Seen, seen, shows } from "../questions.ts";
import { citesOf, type Judged, type Run } from "../run.ts";
import { isAbout, isUp, rolesOf, says, suspect, WORDS } from "./facts.ts";
import type { KnownCause } from "./known.ts";

/** The room under suspicion, while it is there. */
export function room(run: Run, judged: Judged): string | undefined {
  const role = suspect(run, judged, ["chat-server"]);
  return isUp(run, role) ? role : undefined;
}

/** When the one that crashes did. */
export function crashOf(run: Run): Seen<"hung-up"> | undefined {
  return rolesOf(run, "crashing-client")
    .flatMap((role) => first(run.timeline, role, "hung-up") ?? [])[0];
}

/** The lines of two words, of which claims are made, with whose they are. */
export function linesIn(
  { cast, timeline }: Run,
): readonly (readonly [who: string, line: string])[] {
  return Object.keys(cast).flatMap((who) =>
    seen(timeline, who, "typed").flatMap(({ line }) =>
      line.split("\n").filter((text) => /\S \S/.test(text)).map((text) => [who, text] as const)
    )
  );
}

/** Whether the room under suspicion says so. */
export function roomSays(run: Run, judged: Judged, words: RegExp): boolean {
  const role = room(run, judged);
  return role !== undefined && says(run, role, words);
}

/** Whether the room wrote to a socket that was closed. */
export const isStale = (run: Run, judged: Judged): boolean =>
  roomSays(run, judged, WORDS.deadSocket);

/** Whether those who should talk while another is deaf did not even find each other. */
export function isStrangers(run: Run): boolean {
  const report = first(run.timeline, "talkers", "crowd")?.report;
  return report !== undefined && report.joined < report.members && report.said === 0;
}

/** What is claimed of crowds: other plays of the same question have their own reasons. */
const OF_CROWDS = ["nothing-lost", "nothing-doubled", "nothing-torn", "order-per-sender"];

/** Whether the play never came to what it is about, since its members did not hear each other. */
function isNeverMet(run: Run): boolean {
  const isOn = rolesOf(run, "crowd").some((role) => first(run.timeline, role, "started"));
  return !isOn && !crashOf(run) && linesIn(run).length === 0;
}

/** Whether the role shows something that another one typed. */
function isHeardBy({ cast, timeline }: Run, role: string): boolean {
  return Object.keys(cast).some((other) =>
    other !== role &&
    seen(timeline, other, "typed").some(({ line }) =>
      line.trim() !== "" && shows(timeline, role, line.trim()).length > 0
    )
  );
}

/** Whether others show something that the role typed. */
function hasSpoken({ cast, timeline }: Run, role: string): boolean {
  return seen(timeline, role, "typed").some(({ line }) =>
    Object.keys(cast).some((other) => other !== role && shows(timeline, other, line).length > 0)
  );
}

/** Whose word did not come to another's screen. */
const unheard = ({ timeline }: Run, judged: Judged) =>
  timeline.find(({ seq, kind }) => kind === "typed" && citesOf(judged).includes(seq))?.who;

/** Causes. */
export const HEARING: readonly KnownCause[] = [
  {
    id: "chat-client-hears-nothing",
    hint: {
      en:
        "What others say does not come to the client's screen. Read the connection and the keyboard at the same time, " +
        "with a thread each or poll(), and print each line that recv() brings.",
      pt:
        "O que os outros dizem não aparece na tela do cliente. Leia a conexão e o teclado ao mesmo tempo, com uma thread " +
        "para cada ou poll(), e mostre cada linha que o recv() traz.",
    },
    fits(run, judged) {
      const client = isNeverMet(run) ? suspect(run, judged, ["chat-client"]) : undefined;
      return client !== undefined && !isHeardBy(run, client) && hasSpoken(run, client) &&
        unheard(run, judged) !== client;
    },
  },
  {
    id: "chat-client-not-heard",
    hint: {
      en:
        "What is typed into the client does not come to the others. send() each line with its newline as soon as it is " +
        "typed, and flush() what is buffered.",
      pt:
        "O que se digita no cliente não chega aos outros. Envie com send() cada linha, com a quebra de linha, assim que " +
        "for digitada, e chame flush() se houver buffer.",
    },
    fits(run, judged) {
      const client = isNeverMet(run) ? suspect(run, judged, ["chat-client"]) : undefined;
      // The lab's members hear each other before he enters: then the room is not to blame.
      return client !== undefined &&
        (suspect(run, judged, ["chat-server"]) === undefined || unheard(run, judged) === client);
    },
  },
  {
    id: "member-left-out",
    hint: {
      en:
        "What one says does not come to another. Pass each line on to all in the list, from the first to the last, and " +
        "keep members by socket: by IP address, those on one machine replace each other.",
      pt:
        "O que um diz não chega a outro. Repasse cada linha a todos da lista, do primeiro ao último, e guarde os " +
        "participantes por socket: por endereço IP, os de uma mesma máquina substituem uns aos outros.",
    },
    fits: (run, judged) =>
      room(run, judged) !== undefined &&
      (isAbout(judged, "everyone-else-gets-it", "members-hear") ||
        isAbout(judged, "rest-hears-all", "goes-on") && isStrangers(run) && !isStale(run, judged) ||
        isNeverMet(run) && !isAbout(judged, ...OF_CROWDS)),
  },
];

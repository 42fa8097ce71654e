/**
 * How lines are passed on changed, cut, or in pieces, and how the list of those who get them breaks.
 *
 * @module
 */
import { replyTo, seen, shows } from "../questions.ts";
import type { Judged, Run } from "../run.ts";
import { isAbout, rolesOf, suspects, WORDS } from "./facts.ts";
import { linesIn, room, roomSays } from "./hearing.ts";
import type { KnownCause } from "./known.ts";

/** Whether others show the line in upper case, and not as it was typed. */
function isRaised({ cast, timeline }: Run): boolean {
  const roles = Object.keys(cast);
  return roles.some((who) =>
    seen(timeline, who, "typed").some(({ line }) => {
      const raised = replyTo(line);
      const others = roles.filter((other) => other !== who);
      return raised !== line && others.some((other) => shows(timeline, other, raised).length > 0) &&
        others.every((other) => shows(timeline, other, line).length === 0);
    })
  );
}

/** Where a line comes in two pieces, in two lines of a screen: the lengths of what is shown. */
function isInPieces({ timeline }: Run, role: string, line: string): boolean {
  if (shows(timeline, role, line).length > 0) return false;
  const printed = seen(timeline, role, "printed").map((o) => o.line.trimEnd());
  return printed.some((shown, i) => {
    for (let length = line.length - 1; length >= 3; length--) {
      if (!shown.endsWith(line.slice(0, length).trimEnd())) continue;
      const rest = line.slice(length).trim();
      return printed.slice(i + 1).some((later) => later.endsWith(rest));
    }
    return false;
  });
}

/** Claims that one hears another, of clients and peers. */
const PIECES = [
  "everyone-else-gets-it",
  "-still-hears",
  "two-in-one",
  "one-in-three",
  "caio-takes-part",
  "-hears-ana",
  "-hears-bia",
  "-hears-caio",
  "-hears-davi",
];

/** Lines typed into others than the role. */
const toldTo = ({ cast, timeline }: Run, role: string) =>
  Object.keys(cast).flatMap((other) =>
    other === role
      ? []
      : seen(timeline, other, "typed").flatMap(({ line }) =>
        line.includes("\n") || line.length < 6 ? [] : line
      )
  );

/** Whether somebody shows a line in pieces: anybody in a room under suspicion, else a suspect. */
export function showsPieces(run: Run, judged: Judged): boolean {
  const peers = suspects(run, judged).filter((role) =>
    ["chat-client", "chat-peer"].includes(run.cast[role]?.part ?? "")
  );
  const hearers = room(run, judged) === undefined ? peers : rolesOf(run, "line-client");
  return hearers.some((role) => toldTo(run, role).some((line) => isInPieces(run, role, line)));
}

/** Whether somebody shows the first word of another's line, and nowhere the second. */
function isCutShort(run: Run): boolean {
  return linesIn(run).some(([who, line]) => {
    const [begin = "", rest = ""] = line.split(" ");
    return rolesOf(run, "line-client").some((role) =>
      role !== who && shows(run.timeline, role, begin).length > 0 &&
      rest.length >= 4 && shows(run.timeline, role, rest.slice(-4)).length === 0
    );
  });
}

/** Causes. */
export const PASSING: readonly KnownCause[] = [
  {
    id: "list-shared-unlocked",
    hint: {
      en:
        "One thread loops over the list of members while another adds to it or removes from it: the loop fails, as the " +
        "room's message says. Hold one lock around each use of the list, or loop over a copy made under it.",
      pt:
        "Uma thread percorre a lista de participantes enquanto outra a altera: o laço falha, como diz a mensagem da sala. " +
        "Segure uma trava em cada uso da lista, ou percorra uma cópia feita sob a trava.",
    },
    fits: (run, judged) => roomSays(run, judged, WORDS.changedInLoop),
  },
  {
    id: "room-changes-the-line",
    hint: {
      en:
        "The room passes lines on in upper case. That was the service of the question before: in a chat each line comes " +
        "to the others as it was typed. Leave out toUpperCase(), upper() or toupper().",
      pt:
        "A sala repassa as linhas em maiúsculas. Esse era o serviço da questão anterior: num chat, cada linha chega aos " +
        "outros como foi digitada. Tire o toUpperCase(), upper() ou toupper().",
    },
    fits: (run, judged) => room(run, judged) !== undefined && isRaised(run),
  },
  {
    id: "line-in-pieces",
    hint: {
      en:
        "One line comes out as two or more: each recv() is shown or passed on as if it were a line, and it brings only a " +
        "part. Keep what comes in a buffer for each connection, up to the newline, and take whole lines from it.",
      pt:
        "Uma linha sai em duas ou mais: cada recv() é mostrado ou repassado como se fosse uma linha, e traz só uma parte. " +
        "Guarde o que chega num buffer por conexão, até a quebra de linha, e tire dele linhas inteiras.",
    },
    fits: (run, judged) => isAbout(judged, ...PIECES) && showsPieces(run, judged),
  },
  {
    id: "line-cut-short",
    hint: {
      en:
        "Only the beginning of a line comes to the others, and its rest does not. Read the whole line, up to the newline " +
        '(not scanf("%s"), next() or split()[0]), into a buffer that is long enough.',
      pt:
        "Só o começo de uma linha chega aos outros, e o resto não. Leia a linha inteira, até a quebra de linha (não " +
        'scanf("%s"), next() ou split()[0]), num buffer grande o bastante.',
    },
    fits: (run, judged) =>
      isAbout(judged, "everyone-else-gets-it", "-still-hears") &&
      room(run, judged) !== undefined && isCutShort(run),
  },
];

/**
 * How a room fails those who talk in it.
 *
 * @module
 */
import { first, seen, shows } from "../questions.ts";
import type { Run } from "../run.ts";
import { isAbout, rolesOf, suspect } from "./facts.ts";
import { crashOf, isStale, isStrangers, linesIn, room } from "./hearing.ts";
import type { KnownCause } from "./known.ts";

/** Whether a member shows a line of another twice. */
function isShownTwice(run: Run): boolean {
  return linesIn(run).some(([who, line]) =>
    Object.keys(run.cast).some((other) =>
      other !== who && shows(run.timeline, other, line).length > 1
    )
  );
}

/** Whether the play found so of a claim. */
const isUnmet = (run: Run, end: string) =>
  run.judged.some((one) => one.verdict === "unmet" && isAbout(one, end));
const isMet = (run: Run, end: string) =>
  run.judged.some((one) => one.verdict === "met" && isAbout(one, end));

/** What is said to those who stay, once one has crashed. */
function isTold({ timeline }: Run, who: string, seq: number): boolean {
  const next = timeline.find((o) => o.kind === "typed" && o.seq > seq)?.seq ?? Infinity;
  return seen(timeline, who, "printed").some((o) => o.seq > seq && o.seq < next);
}

/** Causes. */
export const CHATTING: readonly KnownCause[] = [
  {
    id: "sender-gets-it-back",
    hint: {
      en:
        "The room sends a line to its speaker, too. In the loop over the members skip the socket that the line came " +
        "from.",
      pt:
        "A sala envia a linha também a quem a disse. No laço sobre os participantes, pule o socket de onde a linha veio.",
    },
    fits: (run, judged) => isAbout(judged, "sender-does-not") && room(run, judged) !== undefined,
  },
  {
    id: "blocks-on-a-deaf-reader",
    hint: {
      en:
        "One member does not read, and then nobody gets anything: send() waits once the buffers to that one are full. " +
        "Give each a bounded queue with a thread of its own, or use non-blocking sockets; hold no lock during send().",
      pt:
        "Um participante não lê, e então ninguém recebe mais nada: o send() espera quando os buffers até ele enchem. Dê a " +
        "cada um uma fila limitada com thread própria, ou use sockets não bloqueantes; não segure trava durante o send().",
    },
    fits: (run, judged) =>
      rolesOf(run, "deaf-client").some((role) => first(run.timeline, role, "started")) &&
      isAbout(judged, "rest-hears-all", "goes-on") && room(run, judged) !== undefined &&
      isUnmet(run, "rest-hears-all") && !isMet(run, "goes-on") && !isStrangers(run) &&
      !isStale(run, judged),
  },
  {
    id: "listed-twice",
    hint: {
      en:
        "Each line comes twice to everybody: members are in the list twice, or two loops send it. Add each socket once, " +
        "right after accept().",
      pt:
        "Cada linha chega duas vezes a todos: os participantes estão duas vezes na lista, ou dois laços a enviam. " +
        "Acrescente cada socket uma vez, logo após o accept().",
    },
    fits: (run, judged) =>
      isAbout(judged, "exactly-once", "nothing-doubled", "two-in-one", "one-in-three") &&
      room(run, judged) !== undefined && isShownTwice(run),
  },
  {
    id: "one-recv-is-not-one-message",
    hint: {
      en:
        "One recv() is taken for one line, but it may bring several, or a part of one. Keep what it brings in a buffer " +
        "for each connection, and take out whole lines, up to each newline.",
      pt:
        "Um recv() é tomado por uma linha, mas pode trazer várias, ou parte de uma. Guarde o que ele traz num buffer por " +
        "conexão e tire dali linhas inteiras, até cada quebra de linha.",
    },
    fits: (run, judged) =>
      isAbout(judged, "two-in-one", "one-in-three") &&
      suspect(run, judged, ["chat-server", "chat-client"]) !== undefined,
  },
  {
    id: "list-changed-in-loop",
    hint: {
      en:
        "One of those who stay is told, another is not: removing from the list inside the loop over it skips the next " +
        "member. Remove first, or loop over a copy, and then send() to all.",
      pt:
        "Um dos que ficam é avisado, outro não: remover da lista dentro do laço que a percorre pula o participante " +
        "seguinte. Remova antes, ou percorra uma cópia, e depois chame send() para todos.",
    },
    fits(run, judged) {
      const crash = crashOf(run);
      return isAbout(judged, "rest-told") && room(run, judged) !== undefined &&
        crash !== undefined &&
        rolesOf(run, "line-client").some((role) => isTold(run, role, crash.seq));
    },
  },
  {
    id: "stale-member",
    hint: {
      en:
        "After one member is gone, the others do not hear each other any more: a send() to the lost socket fails and ends " +
        "the loop. Take members off the list when recv() fails, and catch errors of each send() by itself.",
      pt:
        "Depois que um participante some, os outros não se ouvem mais: um send() ao socket perdido falha e encerra o laço. " +
        "Tire da lista quando o recv() falhar e trate o erro de cada send() separadamente.",
    },
    fits(run, judged) {
      if (
        isStale(run, judged) && isAbout(judged, "nothing-lost", "rest-hears-all", "goes-on")
      ) return true;
      const crash = crashOf(run);
      const isHeld = run.judged.some((one) =>
        one.verdict === "unmet" && isAbout(one, "-still-hears")
      );
      return crash !== undefined && isHeld && room(run, judged) !== undefined &&
        isAbout(judged, "-still-hears", "rest-told");
    },
  },
  {
    id: "not-told",
    hint: {
      en:
        "Nobody is told that one is gone. When recv() returns 0 or fails (ECONNRESET, the event close), take that member " +
        "off the list and send() a line about it to all others.",
      pt:
        "Ninguém é avisado de que alguém saiu. Quando o recv() retorna 0 ou falha (ECONNRESET, o evento close), tire o " +
        "participante da lista e envie com send() uma linha sobre isso a todos os outros.",
    },
    fits: (run, judged) => isAbout(judged, "rest-told") && room(run, judged) !== undefined,
  },
  {
    id: "too-few-places",
    hint: {
      en:
        "Not everybody finds a place in the room: a list or pool of fixed size, or listen() with a short queue. Let the " +
        "list grow, and give each accept() its own thread.",
      pt:
        "Nem todos encontram lugar na sala: uma lista ou pool de tamanho fixo, ou listen() com fila curta. Deixe a lista " +
        "crescer e dê a cada accept() uma thread própria.",
    },
    fits(run, judged) {
      const report = first(run.timeline, "crowd", "crowd")?.report;
      return isAbout(judged, "nothing-lost") && room(run, judged) !== undefined &&
        !isStale(run, judged) &&
        report !== undefined && report.joined < report.members;
    },
  },
  {
    id: "lines-interleaved",
    hint: {
      en:
        "Pieces of lines are mixed: two threads write to one socket at once. Hold a lock around each whole line, or give " +
        "each member a queue and one thread that calls send().",
      pt:
        "Pedaços de linhas se misturam: duas threads escrevem no mesmo socket ao mesmo tempo. Segure uma trava por linha " +
        "inteira, ou dê a cada participante uma fila e uma só thread que chama send().",
    },
    fits: (run, judged) => isAbout(judged, "nothing-torn") && room(run, judged) !== undefined,
  },
  {
    id: "lines-overtake",
    hint: {
      en:
        "A later line overtakes an earlier one of the same member: each line gets a thread or task of its own. Read and " +
        "send() the lines of one client one after the other.",
      pt:
        "Uma linha ultrapassa outra anterior da mesma pessoa: cada linha ganha uma thread ou tarefa própria. Leia e envie " +
        "com send() as linhas de um cliente uma depois da outra.",
    },
    fits: (run, judged) => isAbout(judged, "order-per-sender") && room(run, judged) !== undefined,
  },
];

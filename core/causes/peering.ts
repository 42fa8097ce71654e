/**
 * How two programs without a server fail to talk to each other.
 *
 * @module
 */
import { first } from "../questions.ts";
import type { Judged, Run } from "../run.ts";
import { endOf, isAbout, says, suspects, WORDS } from "./facts.ts";
import type { KnownCause } from "./known.ts";

/** The peers under suspicion, where all that were started listen: it is about how they talk. */
function peers(run: Run, judged: Judged): readonly string[] {
  const roles = suspects(run, judged).filter((role) => run.cast[role]?.part === "chat-peer");
  return roles.every((role) => first(run.timeline, role, "listening")) ? roles : [];
}

/** Whether it ended before its own input did. */
function endedEarly(run: Run, role: string): boolean {
  const end = endOf(run, role);
  const hungUp = first(run.timeline, role, "hung-up");
  return end !== undefined && (!hungUp || hungUp.seq > end.seq);
}

/** Causes. */
export const PEERING: readonly KnownCause[] = [
  {
    id: "only-listens",
    hint: {
      en:
        "Each program waits to be called, and none calls, or it calls another address than it was told. After listen(), try connect() to the other address: if it is " +
        "refused, wait in accept(), since the other will call.",
      pt:
        "Cada programa espera ser chamado, e nenhum chama, ou chama outro endereço que não o recebido. Depois do listen(), tente connect() ao outro endereço: se for " +
        "recusado, espere no accept(), pois o outro vai chamar.",
    },
    fits(run, judged) {
      const roles = peers(run, judged);
      return roles.length > 1 && isAbout(judged, ...roles.map((role) => `-hears-${role}`)) &&
        roles.every((role) => !endedEarly(run, role) && !first(run.timeline, role, "connected")) &&
        roles.some((role) => first(run.timeline, role, "quiet")) &&
        run.place.network === "namespace";
    },
  },
  {
    id: "gives-up-on-refusal",
    hint: {
      en:
        "The first program to start ended when connect() was refused. That only means that the other is not there yet: " +
        "catch the error, and wait in accept().",
      pt:
        "O primeiro programa a iniciar terminou quando o connect() foi recusado. Isso só quer dizer que o outro ainda não " +
        "está lá: trate o erro e espere no accept().",
    },
    fits: (run, judged) =>
      peers(run, judged).some((role) => endedEarly(run, role) && says(run, role, WORDS.refused)),
  },
  {
    id: "ends-with-the-other",
    hint: {
      en:
        "When the other one leaves, the program ends, and says nothing. A recv() that returns 0 bytes is the goodbye " +
        "(FIN): print a line about it.",
      pt:
        "Quando o outro sai, o programa termina sem dizer nada. Um recv() que retorna 0 bytes é a despedida (FIN): mostre " +
        "uma linha sobre isso.",
    },
    fits: (run, judged) =>
      isAbout(judged, "told-when-alone") &&
      peers(run, judged).some((role) => endedEarly(run, role)),
  },
  {
    id: "no-goodbye",
    hint: {
      en:
        "The program does not say that the other has left. When recv() returns 0 bytes (readLine() null, the event end), " +
        "print a line about it.",
      pt:
        "O programa não avisa que o outro saiu. Quando o recv() retorna 0 bytes (readLine() null, o evento end), mostre " +
        "uma linha sobre isso.",
    },
    fits: (run, judged) => isAbout(judged, "told-when-alone") && peers(run, judged).length > 0,
  },
  {
    id: "reads-in-turn",
    hint: {
      en:
        "The two are connected, but what one types does not come through: keyboard and connection are read in turn, or " +
        "one way only. Read both at once, with a thread each or poll(), whoever called.",
      pt:
        "Os dois estão conectados, mas o que um digita não chega: teclado e conexão são lidos um de cada vez, ou num " +
        "sentido só. Leia os dois ao mesmo tempo, com uma thread cada ou poll(), seja quem for que chamou.",
    },
    fits(run, judged) {
      const roles = peers(run, judged);
      return roles.length > 1 && roles.some((role) => first(run.timeline, role, "connected"));
    },
  },
];

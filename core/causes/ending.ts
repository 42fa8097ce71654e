/**
 * Why a server that listened is gone.
 *
 * @module
 */
import type { FactKind } from "../observation.ts";
import { first, isFailure, type Seen, seen } from "../questions.ts";
import type { Judged, Run } from "../run.ts";
import { endOf, isAbout, rolesOf, says, SERVERS, suspect, WORDS } from "./facts.ts";
import type { KnownCause } from "./known.ts";

/** What there would have been a server for. */
const NEEDS: readonly FactKind[] = ["started", "typed", "quiet", "load", "crowd"];

/** A server under suspicion that listened and ended while others still had something to do. */
function gone(
  run: Run,
  judged: Judged,
): { readonly role: string; readonly end: Seen<"exited"> } | undefined {
  const role = suspect(run, judged, SERVERS);
  const end = role === undefined ? undefined : endOf(run, role);
  if (role === undefined || !end || !first(run.timeline, role, "listening")) return undefined;
  const wasNeeded = run.judged.some((one) => one.verdict === "unmet" && isAbout(one, "survives")) ||
    run.timeline.some(({ kind, seq }) => seq > end.seq && NEEDS.includes(kind)) ||
    judged.verdict === "unmet" && judged.cites.some((seq) => seq > end.seq);
  return wasNeeded ? { role, end } : undefined;
}

/** Whether a client whose connection ends in a reset had done so. */
function isAfterReset(run: Run, seq: number): boolean {
  return rolesOf(run, "crashing-client").some((role) =>
    seen(run.timeline, role, "hung-up").some((o) => o.seq < seq)
  );
}

/** Causes. */
export const ENDING: readonly KnownCause[] = [
  {
    id: "killed-by-sigpipe",
    hint: {
      en:
        "SIGPIPE ended the server: it wrote to a connection that the other side had closed. Call " +
        "signal(SIGPIPE, SIG_IGN), or send() with MSG_NOSIGNAL, and look at what it returns.",
      pt:
        "O SIGPIPE encerrou o servidor: ele escreveu numa conexão que o outro lado já tinha fechado. Chame " +
        "signal(SIGPIPE, SIG_IGN), ou send() com MSG_NOSIGNAL, e confira o retorno.",
    },
    fits: (run, judged) => gone(run, judged)?.end.signal === "SIGPIPE",
  },
  {
    id: "unbounded-queue",
    hint: {
      en:
        "The room ended while one member did not read: what waits for that member grew without a limit. Give each " +
        "queue a limit, and disconnect who falls too far behind.",
      pt:
        "A sala terminou enquanto um participante não lia: o que esperava por ele cresceu sem limite. Dê um limite a " +
        "cada fila e desconecte quem ficar muito para trás.",
    },
    fits(run, judged) {
      const found = gone(run, judged);
      return found !== undefined && rolesOf(run, "deaf-client").length > 0 &&
        (/^SIG(?:KILL|ABRT)$/.test(found.end.signal ?? "") ||
          says(run, found.role, WORDS.noMemory));
    },
  },
  {
    id: "dies-on-reset",
    hint: {
      en:
        "When one client's connection was reset, the whole server ended. Handle the errors of recv() and send() " +
        "(ECONNRESET, EPIPE) for each client: close that connection only, and no exit() there.",
      pt:
        "Quando a conexão de um cliente foi resetada, o servidor inteiro terminou. Trate os erros de recv() e send() " +
        "(ECONNRESET, EPIPE) de cada cliente: feche só aquela conexão, sem exit() ali.",
    },
    fits(run, judged) {
      const found = gone(run, judged);
      return found !== undefined && isAfterReset(run, found.end.seq);
    },
  },
  {
    id: "ends-after-one",
    hint: {
      en:
        "The server ended, with no error, once it had served somebody. Put accept(), or recvfrom() and sendto(), " +
        "into an endless loop.",
      pt:
        "O servidor terminou, sem erro, depois de atender alguém. Ponha o accept(), ou o recvfrom() e o sendto(), num " +
        "laço sem fim.",
    },
    fits(run, judged) {
      const found = gone(run, judged);
      return found !== undefined && !isFailure(found.end);
    },
  },
  {
    id: "crashed-while-serving",
    hint: {
      en:
        "The server ended with an error while it served: its message says where. Catch what goes wrong with one " +
        "client around that client's loop only.",
      pt:
        "O servidor terminou com erro enquanto atendia: a mensagem dele diz onde. Trate o que dá errado com um cliente " +
        "em volta do laço daquele cliente apenas.",
    },
    fits: (run, judged) => gone(run, judged) !== undefined,
  },
];

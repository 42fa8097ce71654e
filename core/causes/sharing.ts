/**
 * How a server with many clients fails some of them.
 *
 * @module
 */
import { first, replyTo, seen, shows } from "../questions.ts";
import type { Judged, Run } from "../run.ts";
import { isAbout, isAnswered, isUp, lineOf, rolesOf, says, suspect, WORDS } from "./facts.ts";
import type { KnownCause } from "./known.ts";

/** The threaded server under suspicion, while it is there. */
function server(run: Run, judged: Judged): string | undefined {
  const role = suspect(run, judged, ["threaded-server"]);
  return isUp(run, role) ? role : undefined;
}

/** What a load of many clients told, where the claim is about it. */
function loadOf(run: Run, judged: Judged) {
  return isAbout(judged, "all-answered", "own-replies")
    ? first(run.timeline, "swarm", "load")?.report
    : undefined;
}

/** The client that the claim names, if it was not served. */
function unserved(run: Run, judged: Judged): string | undefined {
  const role = judged.id.replace(/-served$/, "");
  return role !== judged.id && rolesOf(run, "line-client").includes(role) ? role : undefined;
}

/** A client whose first line was answered, and none after that, though its connection was open. */
function isForgotten(run: Run, { id }: Judged): boolean {
  const role = id.replace(/-(?:kept|undisturbed)$/, "");
  return role !== id && isAnswered(run, role) && lineOf(run, role, 1) !== undefined &&
    !isAnswered(run, role, 1);
}

/** Whether one client shows what another is owed. */
function isMisdirected(run: Run): boolean {
  const clients = [...rolesOf(run, "line-client"), ...rolesOf(run, "crashing-client")];
  return clients.some((role) =>
    seen(run.timeline, role, "typed").some(({ line }) =>
      clients.some((other) =>
        other !== role && shows(run.timeline, other, replyTo(line)).length > 0
      )
    )
  );
}

/** Whether a client that had been answered and was done was let go at once: the server had read on. */
function isReadToTheEnd(run: Run): boolean {
  return rolesOf(run, "line-client").some((role) => {
    const hungUp = first(run.timeline, role, "hung-up");
    const next = hungUp &&
      run.timeline.find(({ kind, seq, who }) =>
        who === role && seq > hungUp.seq && (kind === "exited" || kind === "quiet")
      );
    return next?.kind === "exited" && isAnswered(run, role);
  });
}

/** Causes. */
export const SHARING: readonly KnownCause[] = [
  {
    id: "accepts-once",
    hint: {
      en:
        "The server runs, but serves nobody after its first client. Put accept() into an endless loop, and leave the loop " +
        "of one client when recv() returns 0.",
      pt:
        "O servidor roda, mas não atende ninguém depois do primeiro cliente. Ponha o accept() num laço sem fim e saia do " +
        "laço de um cliente quando o recv() retornar 0.",
    },
    fits: (run, judged) =>
      isAbout(judged, "next-served") && isUp(run, suspect(run, judged, ["tcp-server"])),
  },
  {
    id: "closes-the-listener",
    hint: {
      en:
        "Newcomers are refused: the listening socket was closed after the first client. close() the client's socket " +
        "only, the one that accept() returned, and keep the other in the accept() loop.",
      pt:
        "Quem chega depois é recusado: o socket de escuta foi fechado após o primeiro cliente. Feche só o socket do " +
        "cliente, o que o accept() devolveu, e mantenha o outro no laço do accept().",
    },
    fits(run, judged) {
      if (server(run, judged) === undefined) return false;
      const load = loadOf(run, judged);
      if (load) return (load.errors.ECONNREFUSED ?? 0) > 0;
      const role = unserved(run, judged);
      return role !== undefined && says(run, role, WORDS.refused);
    },
  },
  {
    id: "shared-between-threads",
    hint: {
      en:
        "Threads share what should be each client's own: one variable for the socket (&client_fd), or one buffer, that " +
        "the next client overwrites. Pass the value of accept() to the thread, and make buffers local.",
      pt:
        "As threads compartilham o que devia ser de cada cliente: uma só variável para o socket (&client_fd), ou um só " +
        "buffer, que o próximo cliente sobrescreve. Passe à thread o valor do accept() e use buffers locais.",
    },
    fits(run, judged) {
      if (server(run, judged) === undefined) return false;
      const load = loadOf(run, judged);
      if (load) return load.wrong > 0;
      if (isMisdirected(run)) return true;
      if (isForgotten(run, judged)) return isReadToTheEnd(run);
      // Whoever came last is served, and who was there before is not any more.
      const role = unserved(run, judged);
      return role !== undefined && isAnsweredLater(run, judged);
    },
  },
  {
    id: "answers-once",
    hint: {
      en:
        "Each client is answered once, and then the server neither reads nor closes. Read from each client in a loop, " +
        "until recv() returns 0 (readLine() null), and close() then.",
      pt:
        "Cada cliente é atendido uma vez, e depois o servidor não lê nem fecha. Leia de cada cliente num laço, até o " +
        "recv() retornar 0 (readLine() null), e então chame close().",
    },
    fits(run, judged) {
      if (server(run, judged) === undefined) return false;
      const load = loadOf(run, judged);
      if (load) return load.answered > 0 && load.answered === load.connected;
      // If newcomers wait as well, the whole server is held up.
      return isForgotten(run, judged) &&
        !run.judged.some((one) => one.verdict === "unmet" && unserved(run, one) !== undefined);
    },
  },
  {
    id: "pool-too-small",
    hint: {
      en:
        "Early clients are served, and a later one waits although they only keep their connections: the pool has too " +
        "few threads. Start a thread for each accept(), or let the pool grow.",
      pt:
        "Os primeiros clientes são atendidos, e um posterior espera embora eles só mantenham a conexão: o pool tem poucas " +
        "threads. Crie uma thread a cada accept(), ou deixe o pool crescer.",
    },
    fits(run, judged) {
      const role = server(run, judged) && unserved(run, judged);
      // Of two that came one after the other, the first is served while the second waits.
      const held = rolesOf(run, "line-client").filter((other) => isServedInTime(run, other));
      return role !== undefined && held.length >= 2;
    },
  },
  {
    id: "serves-one-at-a-time",
    hint: {
      en:
        "The server is busy with one client while others wait. Give each accept() a thread with start() (not run(), no " +
        "join() right after it, no lock around the service), or use poll(); a pool needs room for all.",
      pt:
        "O servidor fica preso a um cliente enquanto os outros esperam. Dê a cada accept() uma thread com start() (não " +
        "run(), sem join() em seguida, sem trava em volta do atendimento), ou use poll(); um pool precisa de vagas.",
    },
    fits: (run, judged) => server(run, judged) !== undefined && unserved(run, judged) !== undefined,
  },
];

/** Whether a client that was started after the claim's was answered. */
function isAnsweredLater(run: Run, judged: Judged): boolean {
  const role = judged.id.replace(/-(?:served|kept|undisturbed)$/, "");
  const start = first(run.timeline, role, "started")?.seq ?? Infinity;
  return rolesOf(run, "line-client").some((other) => {
    const later = first(run.timeline, other, "started");
    return later !== undefined && later.seq > start && isServedInTime(run, other);
  });
}

/** Whether all its lines were answered before the play gave one of them up. */
function isServedInTime({ timeline }: Run, role: string): boolean {
  const typed = seen(timeline, role, "typed").filter(({ open }) => !open);
  return typed.length > 0 && typed.every(({ line, seq }) => {
    const shown = shows(timeline, role, replyTo(line))[0];
    const quiet = seen(timeline, role, "quiet").find((o) => o.seq > seq);
    return shown !== undefined && !(quiet && quiet.seq < shown.seq);
  });
}

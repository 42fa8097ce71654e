/**
 * What a client does wrong when the server is there.
 *
 * @module
 */
import { first, isFailure, seen } from "../questions.ts";
import type { Judged, Run } from "../run.ts";
import {
  endOf,
  everRisen,
  type Exchange,
  isAbout,
  isSubmitted,
  isUp,
  lineOf,
  risen,
  suspect,
  unansweredIn,
} from "./facts.ts";
import type { KnownCause } from "./known.ts";

/** An exchange whose client is a suspect. */
function ofClient(run: Run, judged: Judged): Exchange | undefined {
  const exchange = unansweredIn(run, judged);
  return exchange && isSubmitted(run, exchange.client) ? exchange : undefined;
}

/** Whether whoever should answer is the lab's own, and so does. */
const isServerOurs = (run: Run, { server }: Exchange) => !isSubmitted(run, server);

/** How many bytes the lab's own server says to have got in the connection after the line: undefined if it does not. */
function bytesIn(run: Run, { server, seq }: Exchange): number | undefined {
  const closed = seen(run.timeline, server, "printed").find((o) =>
    o.seq > seq && / bytes in/.test(o.line)
  );
  const count = /: (\d+) bytes in/.exec(closed?.line ?? "")?.[1];
  return count === undefined ? undefined : Number(count);
}

/** Whether it stayed although its input had ended: it still waits for something. */
function hangs(run: Run, { client }: Exchange): boolean {
  const hungUp = first(run.timeline, client, "hung-up");
  return hungUp !== undefined &&
    seen(run.timeline, client, "quiet").some(({ seq }) => seq > hungUp.seq);
}

/** Of clients that go on to wait for the answer in vain: tried after all that is known of servers. */
export const WAITING: readonly KnownCause[] = [
  {
    id: "line-never-leaves",
    hint: {
      en:
        "The client is connected, but not one byte of its line came to the server: it stays in a buffer, or the client " +
        "waits in recv() before it sends. send() the line first, flush(), and then read the reply.",
      pt:
        "O cliente está conectado, mas nenhum byte da linha chegou ao servidor: ela fica num buffer, ou o cliente espera " +
        "no recv() antes de enviar. Envie a linha com send(), chame flush(), e só então leia a resposta.",
    },
    fits(run, judged) {
      const exchange = ofClient(run, judged);
      return exchange?.transport === "tcp" && isServerOurs(run, exchange) &&
        bytesIn(run, exchange) === 0;
    },
  },
  {
    id: "no-newline",
    hint: {
      en:
        "One side waits for an end of line that the other does not send: readLine() returns only at a newline. End each " +
        "line and each reply with one (println, \\n), and flush().",
      pt:
        "Um lado espera um fim de linha que o outro não envia: readLine() só retorna numa quebra de linha. Termine cada " +
        "linha e cada resposta com uma (println, \\n) e chame flush().",
    },
    fits(run, judged) {
      if (isGlued(run, judged)) return true;
      const exchange = ofClient(run, judged);
      if (exchange?.transport !== "tcp") return false;
      if (!isServerOurs(run, exchange)) return isUp(run, exchange.server) && hangs(run, exchange);
      return bytesIn(run, exchange) === exchange.line.length;
    },
  },
  {
    id: "never-shows-the-reply",
    hint: {
      en:
        "The reply does not come to the client's screen. Call recv() after each line, print what it brought, only as many " +
        "bytes as it returned, and flush stdout.",
      pt:
        "A resposta não aparece na tela do cliente. Chame recv() depois de cada linha, mostre o que ele trouxe, só os bytes " +
        "que ele retornou, e faça flush de stdout.",
    },
    fits(run, judged) {
      const exchange = ofClient(run, judged);
      if (!exchange) return isStrangerUnshown(run, judged);
      const { client, transport } = exchange;
      // The server does not say what came, and the client still waits: the line itself may be missing.
      if (
        isServerOurs(run, exchange) && transport === "tcp" && hangs(run, exchange) &&
        bytesIn(run, exchange) === undefined
      ) return false;
      // The kernel counts a datagram once the program reads it: the line, and then its reply.
      const arrived = risen(
        run,
        client,
        transport === "udp" ? "Udp.InDatagrams" : "Tcp.PassiveOpens",
      );
      return isServerOurs(run, exchange) ? arrived !== 0 : transport === "udp" && arrived === 2;
    },
  },
];

/** Whether a peer shows two lines of the other in one. */
function isGlued(run: Run, judged: Judged): boolean {
  return judged.about.some((role) =>
    run.cast[role]?.part === "chat-peer" && isSubmitted(run, role) &&
    judged.about.some((other) => {
      const lines = other === role ? [] : seen(run.timeline, other, "typed").map((o) => o.line);
      return seen(run.timeline, role, "printed").some((o) =>
        lines.filter((line) => line.trim() !== "" && o.line.includes(line)).length > 1
      );
    })
  );
}

/** What another service said is not shown. */
function isStrangerUnshown(run: Run, judged: Judged): boolean {
  const client = isAbout(judged, "stranger-answers")
    ? suspect(run, judged, ["tcp-client"])
    : undefined;
  return client !== undefined && everRisen(run, "Tcp.PassiveOpens") !== 0;
}

/** Causes. */
export const EXCHANGING: readonly KnownCause[] = [
  {
    id: "quits-before-the-reply",
    hint: {
      en:
        "The client ends as soon as the line is sent, before its reply is there. Wait in recv() (or await it) before " +
        "close() or exit().",
      pt:
        "O cliente termina assim que envia a linha, antes de a resposta chegar. Espere no recv() (ou use await) antes do " +
        "close() ou exit().",
    },
    fits(run, judged) {
      const client = suspect(run, judged, ["tcp-client", "udp-client"]);
      const typed = client === undefined ? undefined : lineOf(run, client);
      if (client === undefined || !typed || !isAbout(judged, "-served", "stranger-answers")) {
        return false;
      }
      const end = endOf(run, client);
      const hungUp = first(run.timeline, client, "hung-up");
      const isEarly = end !== undefined && end.seq > typed.seq && !isFailure(end) &&
        (!hungUp || hungUp.seq > end.seq);
      const exchange = ofClient(run, judged);
      // A TCP server that was handed in may have closed the connection: then its end is in order.
      return isEarly && (exchange?.transport !== "tcp" || isServerOurs(run, exchange));
    },
  },
  {
    id: "handshake-over-udp",
    hint: {
      en:
        "The client first asks whether the server is there, and gives up. UDP has no handshake: send the line with " +
        "sendto() at once, and wait for its answer only.",
      pt:
        "O cliente primeiro pergunta se o servidor está lá, e desiste. O UDP não tem handshake: envie a linha com " +
        "sendto() logo, e espere só a resposta dela.",
    },
    fits(run, judged) {
      const client = suspect(run, judged, ["udp-client"]);
      const end = client === undefined ? undefined : endOf(run, client);
      if (client === undefined || !end || end.code === 0) return false;
      if (isAbout(judged, "sends-to-nobody")) return (everRisen(run, "Udp.NoPorts") ?? 0) > 0;
      return ofClient(run, judged) !== undefined &&
        (risen(run, client, "Udp.InDatagrams") ?? 0) >= 2;
    },
  },
  {
    id: "binds-its-port",
    hint: {
      en:
        "The client calls from a port of its own choice. Leave out bind(): connect() gets a free port from the system, " +
        "and several clients can run at once.",
      pt:
        "O cliente chama de uma porta escolhida por ele. Tire o bind(): o connect() recebe uma porta livre do sistema, e " +
        "vários clientes podem rodar ao mesmo tempo.",
    },
    fits: (run, judged) =>
      isAbout(judged, "ephemeral-port") && suspect(run, judged, ["tcp-client"]) !== undefined,
  },
];

/**
 * Why no reply comes from a server that is there.
 *
 * @module
 */
import { first, replyTo, seen, shows } from "../questions.ts";
import {
  everRisen,
  exchangeIn,
  isAnswered,
  isSubmitted,
  isUp,
  risen,
  rolesOf,
  unansweredBy,
} from "./facts.ts";
import type { KnownCause } from "./known.ts";

/** Causes. */
export const REPLYING: readonly KnownCause[] = [
  {
    id: "connected-to-the-first",
    hint: {
      en:
        "The first client was answered, and datagrams of another never come to the server: its socket is bound to the " +
        "first by connect(). Leave that out, and reply with sendto() to the address that recvfrom() gave.",
      pt:
        "O primeiro cliente foi atendido, e os datagramas de outro nunca chegam ao servidor: o connect() prendeu o socket " +
        "ao primeiro. Tire-o, e responda com sendto() ao endereço que o recvfrom() deu.",
    },
    fits(run, judged) {
      const exchange = exchangeIn(run, judged);
      return exchange?.transport === "udp" && isSubmitted(run, exchange.server) &&
        isUp(run, exchange.server) && !isSubmitted(run, exchange.client) &&
        !isAnswered(run, exchange.client) && risen(run, exchange.client, "Udp.InDatagrams") === 0 &&
        rolesOf(run, "udp-client").some((role) =>
          seen(run.timeline, role, "typed").some(({ line, seq }) =>
            shows(run.timeline, role, replyTo(line)).some((o) =>
              o.seq > seq && o.seq < exchange.seq
            )
          )
        );
    },
  },
  {
    id: "replies-to-itself",
    hint: {
      en:
        "The server sends its reply to its own address, and answers itself without end. Give sendto() the address that " +
        "recvfrom() filled in, the client's.",
      pt:
        "O servidor envia a resposta ao próprio endereço e responde a si mesmo sem parar. Passe ao sendto() o endereço " +
        "que o recvfrom() preencheu, o do cliente.",
    },
    fits(run, judged) {
      const exchange = unansweredBy(run, judged);
      return exchange?.transport === "udp" && (everRisen(run, "Udp.InDatagrams") ?? 0) > 100;
    },
  },
  {
    id: "replies-nothing",
    hint: {
      en:
        "The line reaches the server, but no reply leaves it; on its own screen does not count. Send the reply with " +
        "send(), or sendto(), on the client's socket, and flush() what is buffered.",
      pt:
        "A linha chega ao servidor, mas nenhuma resposta sai dele; mostrar na própria tela não conta. Envie a resposta " +
        "com send(), ou sendto(), pelo socket do cliente, e chame flush() se houver buffer.",
    },
    fits(run, judged) {
      const exchange = unansweredBy(run, judged);
      if (!exchange) return false;
      const { reply, seq, server, transport } = exchange;
      const isOnScreen = seen(run.timeline, server, "printed").some((o) =>
        o.seq > seq && o.line.includes(reply)
      );
      return isOnScreen || transport === "udp" && everRisen(run, "Udp.OutDatagrams") === 1 &&
          risen(run, exchange.client, "Udp.InDatagrams") === 1;
    },
  },
  {
    id: "replies-to-fixed-port",
    hint: {
      en:
        "The server read the datagram, but its reply did not reach the client, whose port the system chose. Send it " +
        "with sendto() to the address and port that recvfrom() gave, not to fixed ones.",
      pt:
        "O servidor leu o datagrama, mas a resposta não chegou ao cliente, cuja porta o sistema escolheu. Envie com " +
        "sendto() para o endereço e a porta que o recvfrom() deu, não para fixos.",
    },
    fits(run, judged) {
      const exchange = unansweredBy(run, judged);
      return exchange?.transport === "udp" &&
        risen(run, exchange.client, "Udp.InDatagrams") === 1;
    },
  },
  {
    id: "never-reads",
    hint: {
      en:
        "The server has its port, but never takes a datagram from it. Call recvfrom() in a loop, and nothing before it " +
        "that waits for something else, such as the keyboard.",
      pt:
        "O servidor tem a porta, mas nunca tira um datagrama dela. Chame recvfrom() num laço, sem esperar antes por outra " +
        "coisa, como o teclado.",
    },
    fits(run, judged) {
      const exchange = unansweredBy(run, judged);
      return exchange?.transport === "udp" && !isSubmitted(run, exchange.client) &&
        risen(run, exchange.client, "Udp.InDatagrams") === 0;
    },
  },
  {
    id: "closes-before-replying",
    hint: {
      en:
        "The server accepts the connection and ends it without an answer. Something fails between recv() and send(), or " +
        "close() comes too early: print what goes wrong.",
      pt:
        "O servidor aceita a conexão e a encerra sem responder. Algo falha entre recv() e send(), ou o close() vem cedo " +
        "demais: mostre o erro na tela.",
    },
    fits(run, judged) {
      const exchange = unansweredBy(run, judged);
      if (!exchange || isSubmitted(run, exchange.client)) return false;
      const end = first(run.timeline, exchange.client, "exited");
      const hungUp = first(run.timeline, exchange.client, "hung-up");
      const isCutOff = end !== undefined && (!hungUp || hungUp.seq > end.seq);
      return exchange.transport === "tcp" && isCutOff && isUp(run, exchange.server);
    },
  },
  {
    id: "not-flushed",
    hint: {
      en:
        "The server has the connection, but nothing comes back. A buffered writer keeps the reply until flush() " +
        "(PrintWriter: autoflush and println); or the server waits for more than one line before it answers, or never " +
        "called start() of the client's thread.",
      pt:
        "O servidor tem a conexão, mas nada volta. Um escritor com buffer guarda a resposta até o flush() (PrintWriter: " +
        "autoflush e println); ou o servidor espera mais do que uma linha antes de responder, ou não chamou o start() " +
        "da thread do cliente.",
    },
    fits(run, judged) {
      const exchange = unansweredBy(run, judged);
      return exchange?.transport === "tcp" && !isSubmitted(run, exchange.client) &&
        isUp(run, exchange.server) && first(run.timeline, exchange.client, "quiet") !== undefined;
    },
  },
];

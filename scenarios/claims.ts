/**
 * Claims that several questions make, each with the evidence it asks for.
 *
 * @module
 */
import type { Timeline, Transport } from "../core/observation.ts";
import {
  type Cited,
  type Expectation,
  type Finding,
  met,
  undecided,
  unmet,
} from "../core/expectation.ts";
import { complaint, counted, first, replyTo, seen, shows, typedLine } from "../core/questions.ts";
import type { Text } from "../wire/text.ts";

/** The play ended before this role had its turn, because something it needs was missing. */
export const neverStarted = undecided({
  en: "the play ended before it was started",
  pt: "o experimento acabou antes que ele fosse iniciado",
});

/** There was nobody who could have answered. */
export const neverListened = undecided({
  en: "the server never listened",
  pt: "o servidor nunca escutou",
});

/** A TCP client met a closed port: it failed, and lets its user know. */
export function refused<R extends string>(client: R, claim: Text): Expectation<R> {
  return {
    id: `${client}-refused`,
    about: [client],
    claim,
    hint: {
      en:
        "Check what connect() returns. On an error, say so on stderr and exit with a code other than 0.",
      pt:
        "Confira o retorno de connect(). Se der erro, avise em stderr e saia com código diferente de 0.",
    },
    judge(timeline) {
      if (!first(timeline, client, "started")) return neverStarted;
      const expected = {
        en: "an exit code other than 0, or a line that says what failed",
        pt: "um código de saída diferente de 0, ou uma linha dizendo o que falhou",
      };
      const attempts = counted(timeline, "Tcp.AttemptFails");
      if (attempts && !attempts.shared && attempts.rise === 0) {
        return unmet(
          { en: "a connect() that the kernel refuses", pt: "um connect() que o kernel recusa" },
          { en: "the kernel saw no attempt fail", pt: "o kernel não viu nenhuma tentativa falhar" },
          attempts.seq,
          first(timeline, client, "exited"),
        );
      }
      const said = complaint(timeline, client);
      if (said.length > 0) return met(...said, attempts?.seq);
      const exit = first(timeline, client, "exited");
      const observed = exit
        ? { en: "it ended with code 0 and not a word", pt: "terminou com código 0, sem dizer nada" }
        : { en: "it went on without a word", pt: "continuou sem dizer nada" };
      return unmet(expected, observed, exit, seen(timeline, client, "quiet")[0]);
    },
  };
}

/** A server is ready at the endpoint that it was started with. */
export function listensWhereTold<R extends string>(
  server: R,
  transport: "TCP" | "UDP",
): Expectation<R> {
  return {
    id: `${server}-listens`,
    about: [server],
    claim: {
      en: `The ${transport} server listens on the ${transport} port that it was given.`,
      pt: `O servidor ${transport} escuta na porta ${transport} que lhe foi dada.`,
    },
    hint: {
      en:
        "Is the port taken from the command line, in network byte order (htons), for the right transport?",
      pt:
        "A porta vem da linha de comando, em ordem de bytes de rede (htons), e para o transporte certo (TCP ou UDP)?",
    },
    judge(timeline) {
      const ready = first(timeline, server, "listening");
      if (ready) return met(ready);
      const start = first(timeline, server, "started");
      if (!start) return neverStarted;
      return unmet(
        {
          en: `a listener on port ${start.at.port}`,
          pt: `alguém escutando na porta ${start.at.port}`,
        },
        { en: "nobody listened there in time", pt: "ninguém escutou ali a tempo" },
        start,
        first(timeline, server, "exited") ?? first(timeline, server, "quiet"),
      );
    },
  };
}

/**
 * What the kernel counts when a line is truly exchanged: a connection accepted, or two datagrams that a
 * program received (the line, and its answer). A client that makes its answers up leaves no such trace.
 */
export const EXCHANGE = {
  tcp: { counter: "Tcp.PassiveOpens", atLeast: 1 },
  udp: { counter: "Udp.InDatagrams", atLeast: 2 },
} as const satisfies Record<Transport, unknown>;

/** A client's only line is answered, and the answer is on its screen. */
export function servedOnce<R extends string>(
  about: readonly [client: R, server: R],
  transport: Transport,
  claim: Text,
): Expectation<R> {
  const [client, server] = about;
  return {
    id: `${client}-served`,
    about,
    claim,
    hint: {
      en: "Does the server answer each line, and does the client print what it receives?",
      pt: "O servidor responde cada linha, e o cliente imprime o que recebe?",
    },
    judge(timeline) {
      const typed = typedLine(timeline, client);
      if (!first(timeline, server, "listening")) return neverListened;
      if (!first(timeline, client, "started")) return neverStarted;
      if (!typed) {
        return unmet(
          { en: "a client that reads a line", pt: "um cliente que lê uma linha" },
          { en: "it ended before one was typed", pt: "terminou antes de uma linha ser digitada" },
          first(timeline, client, "exited") ?? first(timeline, client, "started"),
        );
      }
      const reply = replyTo(typed.line);
      const shown = shows(timeline, client, reply)[0];
      const exchange = counted(timeline, EXCHANGE[transport].counter);
      if (shown && exchange && !exchange.shared && exchange.rise < EXCHANGE[transport].atLeast) {
        return unmet(
          { en: "an answer that came over the network", pt: "uma resposta que veio pela rede" },
          {
            en: "the kernel saw no exchange: the client made the answer up",
            pt: "o kernel não viu a troca: o cliente inventou a resposta",
          },
          shown,
          exchange.seq,
        );
      }
      if (shown) return met(first(timeline, server, "listening"), typed, shown, exchange?.seq);
      return unmet(
        { en: `${reply} on the client's screen`, pt: `${reply} na tela do cliente` },
        { en: "that reply was never shown", pt: "essa resposta nunca apareceu" },
        typed,
        first(timeline, client, "quiet"),
      );
    },
  };
}

/** Whether the server is still there after what happened; where it is not, how it ended. */
export function survived<R extends string>(
  timeline: Timeline<R>,
  server: R,
  what: Cited,
): Finding {
  const exit = first(timeline, server, "exited");
  if (!exit) return met(what, seen(timeline, "kernel", "receipt").at(-1));
  return unmet(
    { en: "a server that goes on", pt: "um servidor que continua" },
    exit.signal
      ? { en: `it was killed by ${exit.signal}`, pt: `foi morto por ${exit.signal}` }
      : { en: `it ended with code ${exit.code}`, pt: `terminou com código ${exit.code}` },
    what,
    exit,
  );
}

/** A client is answered although others that came before it are not done: no server that takes turns can. */
export function servedBeside<R extends string>(
  about: readonly [client: R, server: R],
  claim: Text,
): Expectation<R> {
  const [client, server] = about;
  return {
    id: `${client}-served`,
    about: [server],
    claim,
    hint: {
      en:
        "Does accept() go on while a client is being read? Give each client a thread, or use poll().",
      pt:
        "O accept() continua enquanto um cliente é lido? Dê uma thread a cada cliente, ou use poll().",
    },
    judge(timeline) {
      if (!first(timeline, server, "listening")) return neverListened;
      if (!first(timeline, client, "started")) return neverStarted;
      const typed = typedLine(timeline, client);
      const exit = first(timeline, client, "exited");
      if (!typed) {
        return unmet(
          { en: "a connection that stays", pt: "uma conexão que continua" },
          {
            en: "it ended before a line was typed",
            pt: "ela acabou antes de uma linha ser digitada",
          },
          first(timeline, client, "connected"),
          exit,
        );
      }
      const shown = shows(timeline, client, replyTo(typed.line))[0];
      const quiet = first(timeline, client, "quiet");
      if (shown && !(quiet && quiet.seq < shown.seq)) return met(typed, shown);
      return unmet(
        {
          en: `${replyTo(typed.line)} for this client`,
          pt: `${replyTo(typed.line)} para este cliente`,
        },
        {
          en: "no answer in time: the server is busy with another client, or gone",
          pt: "nenhuma resposta a tempo: o servidor está ocupado com outro cliente, ou acabou",
        },
        typed,
        quiet ?? exit,
        shown,
      );
    },
  };
}

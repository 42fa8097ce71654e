/**
 * Claims that a line is answered.
 *
 * @module
 */
import type { Timeline, Transport } from "../core/observation.ts";
import { type Cited, type Expectation, type Finding, met, unmet } from "../core/expectation.ts";
import { first, replyTo, type Seen, seen, typedLine } from "../core/questions.ts";
import type { Text } from "../wire/text.ts";
import { neverListened, neverStarted } from "./claims.ts";
import { isBundled, repliesShown, repliesSpoilt } from "./replies.ts";

/**
 * What the kernel counts when a line is truly exchanged: a connection accepted, or two datagrams that a
 * program received (the line, and its answer). A client that makes its answers up leaves no such trace.
 */
export const EXCHANGE = {
  tcp: { counter: "Tcp.PassiveOpens", atLeast: 1 },
  udp: { counter: "Udp.InDatagrams", atLeast: 2 },
} as const satisfies Record<Transport, unknown>;

/** A client's only line is answered, and the answer is on its screen before its input ends. */
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
      const shown = repliesShown(timeline, client, typed)[0];
      const receipts = receiptsOf(timeline, typed, EXCHANGE[transport].counter);
      const exchange = receipts.at(-1);
      if (shown && exchange && !exchange.shared && exchange.rise < EXCHANGE[transport].atLeast) {
        return unmet(
          { en: "an answer that came over the network", pt: "uma resposta que veio pela rede" },
          {
            en: `the kernel saw no exchange over ${transport.toUpperCase()}`,
            pt: `o kernel não viu a troca por ${transport.toUpperCase()}`,
          },
          shown,
          exchange.seq,
        );
      }
      if (shown && isAfterInput(timeline, client, typed, shown, receipts)) {
        return unmet(
          { en: `${replyTo(typed.line)} at once`, pt: `${replyTo(typed.line)} na hora` },
          {
            en:
              "it came only once the client's input had ended: the server waits for the last line",
            pt: "só veio depois que a entrada do cliente acabou: o servidor espera a última linha",
          },
          typed,
          quietAfter(timeline, client, typed),
          first(timeline, client, "hung-up"),
          shown,
        );
      }
      if (shown) return met(first(timeline, server, "listening"), typed, shown, exchange?.seq);
      return notAnswered(timeline, client, typed, {
        en: "that reply was never shown",
        pt: "essa resposta nunca apareceu",
      }, first(timeline, server, "exited"));
    },
  };
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
      const shown = repliesShown(timeline, client, typed)[0];
      const quiet = first(timeline, client, "quiet");
      if (shown && !(quiet && quiet.seq < shown.seq)) return met(typed, shown);
      return notAnswered(timeline, client, typed, {
        en: "no answer in time: the server is busy with another client, or gone",
        pt: "nenhuma resposta a tempo: o servidor está ocupado com outro cliente, ou acabou",
      }, shown);
    },
  };
}

/** The finding where the reply was not shown, or with something behind it. */
export function notAnswered<R extends string>(
  timeline: Timeline<R>,
  client: R,
  typed: Seen<"typed", R>,
  observed: Text,
  cited: Cited,
): Finding {
  const reply = replyTo(typed.line);
  const [longer] = repliesSpoilt(timeline, client, typed);
  if (longer) {
    return unmet(
      { en: `${reply} and nothing behind it`, pt: `${reply} e nada depois` },
      {
        en: "the server sent more than the line in upper case",
        pt: "o servidor enviou mais do que a linha em maiúsculas",
      },
      typed,
      longer,
    );
  }
  return unmet(
    { en: `${reply} on the client's screen`, pt: `${reply} na tela do cliente` },
    observed,
    typed,
    quietAfter(timeline, client, typed) ?? first(timeline, client, "exited"),
    cited,
  );
}

const quietAfter = <R extends string>(timeline: Timeline<R>, who: R, { seq }: Seen<"typed", R>) =>
  seen(timeline, who, "quiet").find((o) => o.seq > seq);

/**
 * Whether the reply was waited for in vain, and shown only after the client's input had ended. Two are excused: who
 * was not connected yet when the wait was over (a busy machine), and a submitted client that had shown nothing
 * at all by then, since what it prints may be in its own buffer.
 */
function isAfterInput<R extends string>(
  timeline: Timeline<R>,
  client: R,
  typed: Seen<"typed", R>,
  shown: Seen<"printed", R>,
  receipts: readonly Receipt[],
): boolean {
  const quiet = quietAfter(timeline, client, typed);
  const left = first(timeline, client, "hung-up");
  if (!quiet || !left || quiet.seq > left.seq || shown.seq < left.seq) return false;
  const isThere = receipts.some(({ seq, rise, shared }) => seq < left.seq && !shared && rise > 0);
  if (!isThere) return false;
  return isBundled(timeline, client) ||
    seen(timeline, client, "printed").some(({ seq, stream }) =>
      stream === "stdout" && seq < left.seq
    );
}

interface Receipt {
  readonly seq: number;
  readonly rise: number;
  readonly shared: boolean;
}

/** By how much the counter rose after the line was typed, as noted before the next program was started. */
function receiptsOf<R extends string>(
  timeline: Timeline<R>,
  typed: Seen<"typed", R>,
  counter: string,
): readonly Receipt[] {
  const next = timeline.find(({ kind, seq }) => kind === "started" && seq > typed.seq);
  return seen(timeline, "kernel", "receipt").flatMap(({ seq, counters, shared }) => {
    const rise = counters[counter];
    const isHere = seq > typed.seq && seq < (next?.seq ?? Infinity);
    return isHere && rise !== undefined ? [{ seq, rise, shared }] : [];
  });
}

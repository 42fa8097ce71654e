/**
 * A TCP client: sends what is typed, shows what arrives.
 *
 *     deno run --allow-net clients/tcp_client.ts --host 127.0.0.1 --port 12000
 *
 * It connects before it reads a line, as the textbook's does: connect() is where TCP finds out whether
 * anybody is there (three segments: SYN, SYN+ACK, ACK; RFC 9293, section 3.5). Then two loops run side by
 * side, since the server may speak at any moment: one sends, one receives.
 *
 *     connect() -> write() ... -> closeWrite()       "I have said all"  (FIN)
 *               -> read()  ... -> end of stream      "so have I"        (FIN)
 *
 * To read it in the order of a connection, begin at the end of the file, then go to `talk`.
 *
 * @module
 */
import { bareHost, formatAddress } from "../wire/address.ts";
import { clientExits, clientFlags, msFlag } from "../wire/common_flags.ts";
import type { Command, Flags, Parsed, Values } from "../wire/flags.ts";
import { runProgram } from "../wire/program.ts";
import { Screen } from "../wire/screen.ts";
import { SocketFailure } from "../wire/socket_error.ts";
import type { Text } from "../wire/text.ts";

/** Its command line. */
export const command = {
  name: "tcp-client",
  summary: {
    en: "sends the lines you type over one TCP connection and shows the answers.",
    pt: "envia por uma conexão TCP as linhas que você digita e mostra as respostas.",
  },
  flags: {
    ...clientFlags,
    timeout: {
      ...msFlag,
      default: 5_000,
      help: {
        en: "how many ms to wait for the connection, and for an answer; 0 = no limit",
        pt: "quantos ms esperar pela conexão, e por uma resposta; 0 = sem limite",
      },
    },
    chat: {
      kind: "switch",
      help: {
        en: "a conversation, not questions: no line is owed an answer",
        pt: "uma conversa, não perguntas: nenhuma linha exige resposta",
      },
    },
    writes: {
      kind: "switch",
      help: {
        en: "tell how many bytes each write() has handed over",
        pt: "avisa quantos bytes cada write() entregou",
      },
    },
  },
  exits: clientExits,
} as const satisfies Command<Flags>;

type Asked = Values<typeof command["flags"]>;

const NEWLINE = 0x0a;
const encoder = new TextEncoder();

/**
 * Whether every line was answered. A byte stream has no messages, so a client can only count: answers
 * that end in a newline are counted, what came before the first line is a greeting and answers nothing;
 * where there are no newlines, something must have come after the last line.
 */
class Tally {
  #sent = 0;
  #midLine = false;
  #answers = 0;
  #midAnswer = false;
  #sinceLastLine = false;
  /** Nothing has come yet. */
  silent = true;

  /** @param owes whether the server owes an answer to each line; in a chat it owes none. */
  constructor(private readonly owes: boolean) {}

  sent(bytes: Uint8Array): void {
    this.#sent += newlinesIn(bytes);
    this.#midLine = bytes.at(-1) !== NEWLINE;
    this.#sinceLastLine = false;
  }

  received(bytes: Uint8Array): void {
    this.#answers = Math.min(this.#answers + newlinesIn(bytes), this.#sent);
    this.#midAnswer = bytes.at(-1) !== NEWLINE;
    this.#sinceLastLine = true;
    this.silent = false;
  }

  get allAnswered(): boolean {
    const owed = this.#sent + Number(this.#midLine);
    if (owed === 0 || !this.owes) return true;
    if (this.#answers === 0) return this.#sinceLastLine;
    return this.#answers + Number(this.#midAnswer) >= owed;
  }
}

function newlinesIn(bytes: Uint8Array): number {
  let newlines = 0;
  for (const byte of bytes) if (byte === NEWLINE) newlines++;
  return newlines;
}

/**
 * Talks until both sides are done.
 *
 * How can it end? We close our half when stdin ends, and read on until the server closes its own. Or the
 * server closes first, as a textbook's does after one answer. Or nothing moves for too long. Or the
 * connection breaks: RST, and read() fails with ECONNRESET.
 *
 * @returns the exit code.
 */
async function talk(conn: Deno.TcpConn, at: string, asked: Asked, screen: Screen) {
  const timeoutMs = asked.timeout;
  const tally = new Tally(!asked.chat);
  let typedAll = false;
  let writing = false;
  let showing = false;
  let remarked = false;
  let gaveUp = false;
  let patience: ReturnType<typeof setTimeout> | undefined;

  /** From now on the other side has `timeoutMs` to move, if it owes us anything. */
  const waitForMove = () => {
    clearTimeout(patience);
    if (timeoutMs === 0 || showing || (tally.allAnswered && !typedAll)) return;
    patience = setTimeout(() => {
      if (!tally.allAnswered && !remarked) screen.remark(noAnswer(at, timeoutMs));
      remarked = true;
      if (!typedAll && !writing) return; // more may be typed
      gaveUp = true; // neither an answer nor the server's FIN; or it reads nothing any more
      conn.close();
    }, timeoutMs);
  };

  const send = async () => {
    await screen.prompt();
    for await (const bytes of Deno.stdin.readable) {
      screen.typed();
      tally.sent(bytes);
      remarked = false;
      // write() returns when the kernel has taken the bytes, not when the server has them: it keeps them
      // until they are acknowledged, and sends them again if need be. It may take a part only; and once
      // the server reads no more and every buffer between us is full, it waits.
      writing = true;
      try {
        for (let rest = bytes; rest.length > 0;) {
          waitForMove();
          const taken = await conn.write(rest);
          rest = rest.subarray(taken);
          if (asked.writes) await screen.show(encoder.encode(`write(): ${taken} bytes\n`));
        }
      } catch {
        return; // EPIPE: the server has closed; what receive() meets tells how
      }
      writing = false;
      waitForMove();
    }
    // Half-close: our FIN says that no more will come; the last answers may still be on their way.
    typedAll = true;
    waitForMove();
    await conn.closeWrite().catch(() => {});
  };

  const receive = async () => {
    const buffer = new Uint8Array(16 * 1024);
    while (true) {
      // Whatever has arrived, with no regard to lines: one answer may come in two reads, two in one.
      const n = await conn.read(buffer).catch((error) => {
        if (gaveUp) return null;
        throw new SocketFailure("receive", at, error);
      });
      if (n === null) return; // end of stream: the server's FIN
      tally.received(buffer.subarray(0, n));
      clearTimeout(patience);
      showing = true; // a slow screen of ours is not the server's silence
      await screen.show(buffer.subarray(0, n));
      showing = false;
      waitForMove();
    }
  };

  // Sending goes on beside receiving; only stdin itself can fail it, and then nothing more can be said.
  const stdin = Promise.withResolvers<never>();
  send().catch(stdin.reject);
  await Promise.race([receive(), stdin.promise]);
  clearTimeout(patience);
  const answered = tally.allAnswered && (typedAll || !tally.silent);
  if (!gaveUp && !answered) await screen.remark(closedEarly(at, tally.silent));
  else if (!typedAll && !gaveUp) await screen.remark(closedFirst(at));
  await screen.end();
  return answered ? 0 : 1;
}

const noAnswer = (at: string, ms: number): Text => ({
  en: `No answer from ${at} within ${ms} ms: it is connected, but silent.`,
  pt: `Sem resposta de ${at} em ${ms} ms: está conectado, mas em silêncio.`,
});

const closedEarly = (at: string, silent: boolean): Text => ({
  en: `The server at ${at} closed the connection ` +
    (silent ? "without answering." : "before everything was answered."),
  pt: `O servidor em ${at} fechou a conexão ${
    silent ? "sem responder." : "antes de responder tudo."
  }`,
});

const closedFirst = (at: string): Text => ({
  en: `The server at ${at} closed the connection. For another line, start the client again.`,
  pt: `O servidor em ${at} fechou a conexão. Para enviar outra linha, inicie o cliente de novo.`,
});

const connected = (at: string, port: number): Text => ({
  en: `Connected to ${at}, from port ${port}. Type a line and press Enter; Ctrl-D ends.`,
  pt:
    `Conectado a ${at}, a partir da porta ${port}. Digite uma linha e tecle Enter; Ctrl-D encerra.`,
});

/** Runs it to its end. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  const { port, timeout } = values;
  const hostname = bareHost(values.host);
  const at = formatAddress({ host: hostname, port });
  const limit = timeout > 0 ? { signal: AbortSignal.timeout(timeout) } : {};
  // The handshake happens here. If no program listens over there, its kernel answers our SYN with RST, and
  // this fails before anything was typed. If nobody answers at all, only a limit of our own ends the wait
  // early: the system's would be minutes.
  using conn = await Deno.connect({ hostname, port, ...limit }).catch((error) => {
    throw new SocketFailure("connect", at, error);
  });
  // A line goes out when it is typed. Nagle's algorithm would hold a small one back while an earlier one
  // is not yet acknowledged (RFC 9293, section 3.7.4).
  conn.setNoDelay();
  const screen = new Screen(lang);
  await screen.welcome(connected(at, (conn.localAddr as Deno.NetAddr).port));
  return await talk(conn, at, values, screen);
}

if (import.meta.main) await runProgram(command, main);

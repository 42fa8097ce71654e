/**
 * A TCP client: sends what is typed, shows what arrives.
 *
 *     deno run --allow-net clients/tcp_client.ts --host 127.0.0.1 --port 12000
 *
 * It connects before it reads a line, as the textbook's does: connect() is where TCP finds out whether
 * anybody is there (three segments: SYN, SYN+ACK, ACK; RFC 9293, section 3.5). Then two loops run side by
 * side, since the server may speak at any moment: one sends, one receives.
 *
 * @module
 */
import { formatAddress } from "../wire/address.ts";
import { clientExits, clientFlags, msFlag } from "../wire/common_flags.ts";
import type { Command, Flags } from "../wire/flags.ts";
import { runProgram } from "../wire/program.ts";
import { SocketFailure } from "../wire/socket_error.ts";
import { Screen } from "../wire/screen.ts";
import type { Text } from "../wire/text.ts";

const command = {
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
        en: "how long to wait for the connection, and for an answer; 0 = for ever",
        pt: "quanto esperar pela conexão, e por uma resposta; 0 = para sempre",
      },
    },
  },
  exits: clientExits,
} as const satisfies Command<Flags>;

const NEWLINE = 0x0a;

/**
 * Whether every line was answered. A byte stream has no messages, so a client can only count: answers
 * that end in a newline are counted; for others, something must have come after the last line.
 */
class Tally {
  #linesSent = 0;
  #midLine = false;
  #answers = 0;
  #midAnswer = false;
  #afterLastLine = false;

  sent(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#linesSent += count(bytes);
    this.#midLine = bytes.at(-1) !== NEWLINE;
    this.#afterLastLine = false;
  }

  received(bytes: Uint8Array): void {
    this.#answers += count(bytes);
    this.#midAnswer = bytes.at(-1) !== NEWLINE;
    this.#afterLastLine = true;
  }

  get allAnswered(): boolean {
    const sent = this.#linesSent + Number(this.#midLine);
    if (sent === 0) return true;
    if (this.#answers === 0) return this.#afterLastLine;
    return this.#answers + Number(this.#midAnswer) >= sent;
  }
}

function count(bytes: Uint8Array): number {
  let newlines = 0;
  for (const byte of bytes) if (byte === NEWLINE) newlines++;
  return newlines;
}

/** Talks until both sides are done. Returns the exit code. */
async function talk(conn: Deno.TcpConn, at: string, timeoutMs: number, screen: Screen) {
  const tally = new Tally();
  let typedAll = false;
  let gaveUp = false;
  let patience: ReturnType<typeof setTimeout> | undefined;

  const waitForAnswer = () => {
    clearTimeout(patience);
    if (timeoutMs === 0 || (tally.allAnswered && !typedAll)) return;
    patience = setTimeout(() => {
      if (!tally.allAnswered) screen.remark(noAnswer(at, timeoutMs));
      if (!typedAll) return;
      gaveUp = true; // all is sent, and neither an answer nor the server's FIN has come
      conn.close();
    }, timeoutMs);
  };

  const send = async () => {
    await screen.prompt();
    for await (const bytes of Deno.stdin.readable) {
      tally.sent(bytes);
      waitForAnswer();
      for (let rest = bytes; rest.length > 0;) rest = rest.subarray(await conn.write(rest));
    }
    // Half-close: our FIN says that no more will come; the last answers may still be on their way.
    typedAll = true;
    waitForAnswer();
    await conn.closeWrite();
  };

  const receive = async () => {
    const buffer = new Uint8Array(16 * 1024);
    for (let n; (n = await conn.read(buffer)) !== null;) {
      tally.received(buffer.subarray(0, n));
      waitForAnswer();
      await screen.show(buffer.subarray(0, n));
      if (tally.allAnswered) await screen.prompt();
    }
  };

  send().catch(() => {}); // EPIPE: the server has closed; what receive() meets tells how
  try {
    await receive();
  } catch (error) {
    if (!gaveUp) throw new SocketFailure("receive", at, error);
  }
  clearTimeout(patience);
  if (!gaveUp && !tally.allAnswered) await screen.remark(closedUnanswered(at));
  else if (!typedAll) await screen.remark(closedFirst(at));
  return tally.allAnswered ? 0 : 1;
}

const noAnswer = (at: string, ms: number): Text => ({
  en: `No answer from ${at} within ${ms} ms: connected, but nothing came back.`,
  pt: `Sem resposta de ${at} em ${ms} ms: conectado, mas nada voltou.`,
});

const closedUnanswered = (at: string): Text => ({
  en: `The server at ${at} closed the connection and left lines unanswered.`,
  pt: `O servidor em ${at} fechou a conexão e deixou linhas sem resposta.`,
});

const closedFirst = (at: string): Text => ({
  en: `The server at ${at} closed the connection. For another line, start the client again.`,
  pt: `O servidor em ${at} fechou a conexão. Para outra linha, inicie o cliente de novo.`,
});

if (import.meta.main) {
  await runProgram(command, async ({ values, lang }) => {
    const at = formatAddress(values);
    const { host: hostname, port, timeout } = values;
    const limit = timeout > 0 ? { signal: AbortSignal.timeout(timeout) } : {};
    using conn = await Deno.connect({ hostname, port, ...limit }).catch((error) => {
      throw new SocketFailure("connect", at, error);
    });
    conn.setNoDelay(); // a line goes out when it is typed, not when Nagle's algorithm agrees (RFC 9293)
    return await talk(conn, at, timeout, new Screen(lang));
  });
}

/**
 * A client of a chat room: lines that you type go to the room, lines of the room come to you.
 *
 *     deno run --allow-net chat/join.ts --host 10.77.0.1 --port 12000 --nick ana
 *
 * A room speaks plain lines, so this program does nothing that `nc 10.77.0.1 12000` could not do, but for the
 * screen: the line that you are typing stays whole while others talk (chat/terminal/typing_terminal.ts).
 *
 *     connect() -> /password ...  if there is one
 *               -> /nick ana
 *               -> what you type -> ... -> closeWrite()     "I have said all"  (FIN)
 *               <- what the others say  <- ... <- FIN       the room closes its half, too
 *
 * The room is not trusted: control characters in its lines are written out, and a line without an end is cut.
 *
 * @module
 */
import { formatAddress } from "../wire/address.ts";
import { clientFlags, msFlag } from "../wire/common_flags.ts";
import { noMoreFiles } from "../wire/files.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { runProgram } from "../wire/program.ts";
import { SocketFailure } from "../wire/socket_error.ts";
import type { Text } from "../wire/text.ts";
import { writeAll } from "../wire/write_all.ts";
import { connect, isTlsAlert, SpeaksTls } from "./join/connect.ts";
import { hostOf } from "./join/host.ts";
import { doorSays, ownNick } from "./join/room_words.ts";
import { passwordOf } from "./keys/password.ts";
import { certificatesOf } from "./keys/pem.ts";
import { NICK_FLAG, nickOf } from "./line/nick_flag.ts";
import { LineCutter } from "./terminal/line_cutter.ts";
import { openTerminal, type Terminal } from "./terminal/terminal.ts";

const FILE = { en: "FILE", pt: "ARQUIVO" };

/** Its command line. */
export const command = {
  name: "chat-join",
  summary: {
    en: "takes part in a chat room: sends what you type, shows what the others say.",
    pt: "participa de uma sala de chat: envia o que você digita, mostra o que os outros dizem.",
  },
  flags: {
    ...clientFlags,
    host: {
      ...clientFlags.host,
      help: { en: "the room's address or name", pt: "endereço ou nome da sala" },
    },
    port: { ...clientFlags.port, help: { en: "the room's port", pt: "porta da sala" } },
    nick: NICK_FLAG,
    password: {
      kind: "text",
      value: { en: "WORD", pt: "SENHA" },
      help: {
        en: "the room's password; everybody on this machine can read it in the output of ps, " +
          "so --password-file is better",
        pt: "a senha da sala; todos nesta máquina podem lê-la na saída de ps, " +
          "por isso --password-file é melhor",
      },
    },
    "password-file": {
      kind: "text",
      value: FILE,
      help: {
        en: "a file whose first line is the password",
        pt: "um arquivo cuja primeira linha é a senha",
      },
    },
    tls: {
      kind: "switch",
      help: {
        en: "encrypted; the room's certificate must fit --host",
        pt: "com criptografia; o certificado da sala deve combinar com --host",
      },
    },
    "tls-ca": {
      kind: "text",
      value: FILE,
      help: {
        en: "certificates (PEM) to trust as well, such as the room's own",
        pt: "certificados (PEM) também confiáveis, como o da própria sala",
      },
    },
    timeout: {
      ...msFlag,
      default: 5_000,
      help: {
        en: "how many ms to wait for the connection; 0 = as long as the system does",
        pt: "quantos ms esperar pela conexão; 0 = tanto quanto o sistema",
      },
    },
  },
  exits: {
    0: { en: "you left, or the input ended", pt: "você saiu, ou a entrada terminou" },
    1: {
      en: "no connection, the room closed it before you left, or a file does not do",
      pt: "não conectou, a sala fechou a conexão antes de você sair, ou um arquivo não serve",
    },
  },
} as const satisfies Command<Flags>;

/** How long a room may take to close its half once a person has left: nobody waits for long at a prompt. */
const FAREWELL_MS = 500;

/** Talks until the person leaves or the room goes away. Returns the exit code. */
async function talk(conn: Deno.Conn, at: string, first: string[], terminal: Terminal) {
  const encoder = new TextEncoder();
  const send = (line: string) => writeAll(conn, encoder.encode(`${line}\n`));
  let left = false; // the person wanted to go
  let saidAll = false; // no more will come from here, since the input ended

  const sending = async () => {
    for (const line of first) await send(line);
    for await (const line of terminal.typed()) {
      left ||= /^\/quit(\s|$)/.test(line);
      await send(line);
    }
    saidAll = true;
    // Half-close: our FIN says that no more will come; what others say may still be on its way.
    await (conn as Deno.TcpConn).closeWrite();
  };

  // The door asks at once: whoever gave the password on the command line has answered already.
  let answered = first.some((line) => line.startsWith("/password "));
  const hear = (line: string) => {
    const nick = ownNick(line);
    if (nick !== undefined) {
      terminal.prompt(`${nick}> `);
      terminal.secret(false); // one who has a name is in
    }
    const door = doorSays(line);
    if (door === "wrong") answered = false;
    if (door !== undefined && !answered) terminal.secret(true);
    return terminal.show(line);
  };

  let hasHeard = false;
  const receiving = async () => {
    const cutter = new LineCutter();
    const buffer = new Uint8Array(16 * 1024);
    // One read is not one line: a line may come in two, two in one.
    for (let n; (n = await conn.read(buffer)) !== null; hasHeard = true) {
      const bytes = buffer.subarray(0, n);
      if (!hasHeard && isTlsAlert(bytes)) throw new SpeaksTls(at);
      for (const line of cutter.push(bytes)) await hear(line);
    }
    for (const line of cutter.end()) await hear(line);
  };

  // A person who leaves is not kept by a room that never closes, nor by one that reads nothing any more.
  const { promise: gone, resolve } = Promise.withResolvers<void>();
  const leave = () => void (left = true, setTimeout(resolve, FAREWELL_MS));
  if (terminal.leaving.aborted) leave();
  else terminal.leaving.addEventListener("abort", leave, { once: true });
  sending().catch(() => {}); // EPIPE, ECONNRESET: what receiving() meets tells how
  try {
    await Promise.race([receiving(), gone]);
  } catch (error) {
    if (left) return 0;
    const failure = error instanceof SocketFailure
      ? error
      : new SocketFailure("receive", at, error);
    await terminal.problem(failure.text);
    return 1;
  }
  if (left || saidAll) return 0;
  // A room over TLS may close without an alert when what comes is no ClientHello.
  const isPlain = !("handshake" in conn);
  await terminal.problem(isPlain && !hasHeard ? closedUnheard(at) : closed(at));
  return 1;
}

const closed = (at: string): Text => ({
  en: `The room at ${at} has closed the connection.`,
  pt: `A sala em ${at} fechou a conexão.`,
});

const closedUnheard = (at: string): Text => ({
  en: `The room at ${at} has closed the connection without a word. If it speaks TLS, try --tls.`,
  pt: `A sala em ${at} fechou a conexão sem dizer nada. Se ela fala TLS, tente --tls.`,
});

const welcome = (at: string): Text => ({
  en:
    `Connected to ${at}. Type a line and press Enter; /help lists what the room knows, Ctrl-D leaves.`,
  pt:
    `Conectado a ${at}. Digite uma linha e tecle Enter; /help lista o que a sala sabe, Ctrl-D sai.`,
});

/** Runs it to its end. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  const nick = nickOf(values.nick);
  const password = await passwordOf(values);
  const { port, tls, timeout: timeoutMs, "tls-ca": ca } = values;
  const host = hostOf(values.host);
  const at = formatAddress({ host, port });
  const caCerts = ca === undefined ? [] : await certificatesOf(ca);
  await noMoreFiles();
  using conn = await connect({ host, port, tls: tls || ca !== undefined, caCerts, timeoutMs });
  const first: string[] = [];
  if (password !== undefined) first.push(`/password ${password}`);
  if (nick !== undefined) first.push(`/nick ${nick}`);
  const terminal = openTerminal(lang);
  try {
    terminal.prompt("> "); // until the room tells which nick it gave
    if (terminal.isTerminal) await terminal.notice(welcome(at));
    return await talk(conn, at, first, terminal);
  } finally {
    await terminal.close();
  }
}

if (import.meta.main) await runProgram(command, main);

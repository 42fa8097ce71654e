/**
 * A UDP client: sends each line as one datagram, shows what comes back.
 *
 *     deno run --allow-net clients/udp_client.ts --host 127.0.0.1 --port 12000
 *
 *     socket() -> sendto() -> recvfrom() or time out -> the next line
 *
 * There is no connect(): nothing asks whether anybody is there, so sending always "works". A datagram to a
 * port that no program uses is answered by ICMP "port unreachable" (RFC 1122, section 4.1.3.1), but Linux and
 * macOS do not pass that on to a socket that is not connected: all this client can do is wait, and say for
 * how long it waited.
 *
 * @module
 */
import { type Address, addressOf, bareHost, formatAddress } from "../wire/address.ts";
import { clientExits, clientFlags, msFlag } from "../wire/common_flags.ts";
import type { Command, Flags, Parsed } from "../wire/flags.ts";
import { lines } from "../wire/lines.ts";
import { addressesOfName } from "../wire/lookup.ts";
import { runProgram } from "../wire/program.ts";
import { Screen } from "../wire/screen.ts";
import { attempt, errnoOf, SocketFailure } from "../wire/socket_error.ts";
import type { Text } from "../wire/text.ts";
import { quoted } from "../wire/visible.ts";

/** Its command line. */
export const command = {
  name: "udp-client",
  summary: {
    en: "sends each line you type as one UDP datagram and shows the answers.",
    pt: "envia cada linha que você digita como um datagrama UDP e mostra as respostas.",
  },
  flags: {
    ...clientFlags,
    timeout: {
      ...msFlag,
      default: 2_000,
      help: {
        en: "how many ms to wait for each answer; 0 = no limit",
        pt: "quantos ms esperar por cada resposta; 0 = sem limite",
      },
    },
  },
  exits: clientExits,
} as const satisfies Command<Flags>;

const NEWLINE = 0x0a;

/** What is heard: `next` is fulfilled by the next answer, `shown` when the last one is on the screen. */
interface Hearing {
  next: PromiseWithResolvers<void>;
  shown: Promise<void>;
}

/**
 * Shows what arrives, whenever it arrives: an answer may come after its time, or twice, or never. Anybody
 * can send to our port, so what is not from the server is shown as a stranger's and answers nothing.
 */
async function hear(socket: Deno.DatagramConn, server: Address, hearing: Hearing, screen: Screen) {
  const buffer = new Uint8Array(65_536);
  while (true) {
    const received = await socket.receive(buffer).catch((error) => {
      // Windows passes on here that a datagram met a closed port (ICMP port unreachable).
      if (errnoOf(error) === "ECONNRESET") return null;
      throw new SocketFailure("receive", formatAddress(server), error);
    });
    if (!received) {
      await screen.remark(unreachable(server));
      continue;
    }
    const [datagram, addr] = received; // the datagram, and who sent it
    const from = addressOf(addr as Deno.NetAddr);
    if (from.port !== server.port || canonical(from.host) !== server.host) {
      await screen.remark(stranger(from, datagram));
      continue;
    }
    const ends = datagram.at(-1) === NEWLINE;
    hearing.shown = screen.show(ends ? datagram : Uint8Array.of(...datagram, NEWLINE));
    hearing.next.resolve(); // at once: a slow screen of ours is not the server's silence
    hearing.next = Promise.withResolvers();
    await hearing.shown;
  }
}

/**
 * Sends line by line, waiting for each answer up to `timeoutMs` (0: for ever). Datagrams carry no number,
 * so an answer that comes late or twice passes for the next line's: a protocol that minds must number them.
 *
 * @returns the exit code.
 */
async function ask(server: Address, timeoutMs: number, screen: Screen): Promise<number> {
  const at = formatAddress(server);
  // The system gives the socket a free (ephemeral) port; the answers come to it.
  const hostname = server.host.includes(":") ? "::" : "0.0.0.0";
  const socket = attempt("send", at, () => {
    return Deno.listenDatagram({ transport: "udp", hostname, port: 0 });
  });
  await screen.welcome(ready((socket.addr as Deno.NetAddr).port));
  const hearing: Hearing = { next: Promise.withResolvers(), shown: Promise.resolve() };
  const deaf = hear(socket, server, hearing, screen);
  deaf.catch(() => {}); // met again where an answer is awaited
  let unanswered = 0;

  await screen.prompt();
  for await (const line of lines(Deno.stdin.readable)) {
    screen.typed();
    await hearing.shown; // a screen that is behind delays the question, not the hearing of its answer
    const answered = hearing.next.promise;
    // One line, one datagram, with no newline at its end: the datagram itself is the frame. send() returns
    // when the kernel has taken it. Whether a program waits over there plays no part in that.
    try {
      await socket.send(line, { transport: "udp", hostname: server.host, port: server.port });
    } catch (error) {
      const failure = new SocketFailure("send", at, error);
      if (failure.errno !== "EMSGSIZE") throw failure;
      await screen.remark(failure.text); // too long for a datagram; the next line may not be
      unanswered++;
      continue;
    }
    // All that can tell a lost datagram from a slow server is time, and it tells only how long we waited:
    // the question was lost, or the answer, or nobody is there, or the answer comes in a moment.
    if (!await settled(Promise.race([answered, deaf]), timeoutMs)) {
      unanswered++;
      await screen.remark(noAnswer(at, timeoutMs));
    }
  }
  await hearing.shown;
  await screen.end();
  return unanswered === 0 ? 0 : 1;
}

/** Whether the promise was fulfilled within `ms` (0: waits for ever). */
async function settled(promise: Promise<void>, ms: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = ms > 0 ? setTimeout(() => late.resolve(false), ms) : undefined;
  try {
    return await Promise.race([promise.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Where a datagram to "any address" ends up: on this machine. */
const THIS_MACHINE: Record<string, string> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** An IP address in its one canonical form (RFC 5952): `::1` for `0:0::1`, `127.0.0.1` for `127.1`. */
function canonical(ip: string): string {
  const { hostname } = new URL(
    `http://${formatAddress({ host: ip.replace(/%.*$/, ""), port: 80 })}`,
  );
  const host = bareHost(hostname);
  return THIS_MACHINE[host] ?? host;
}

/** The server's address as numbers. Of a name's addresses IPv4 is tried first. */
async function resolve(name: string, port: number): Promise<Address> {
  const host = bareHost(name);
  try {
    if (/^[\d.]+$|:/.test(host)) return { host: canonical(host), port };
    const [first = host] = await addressesOfName(host);
    return { host: first, port };
  } catch (error) {
    throw new SocketFailure("send", formatAddress({ host, port }), error);
  }
}

const ready = (port: number): Text => ({
  en: `Port ${port} is ours; nothing was sent yet. Type a line and press Enter; Ctrl-D ends.`,
  pt:
    `A porta ${port} é nossa; nada foi enviado ainda. Digite uma linha e tecle Enter; Ctrl-D encerra.`,
});

const noAnswer = (at: string, ms: number): Text => ({
  en: `No answer from ${at} within ${ms} ms (sent is not delivered).`,
  pt: `Sem resposta de ${at} em ${ms} ms (enviado não significa entregue).`,
});

const unreachable = (server: Address): Text => ({
  en: `${formatAddress(server)} reports: port unreachable. Nobody has that port.`,
  pt: `${formatAddress(server)} avisa: porta inalcançável. Ninguém está nessa porta.`,
});

const stranger = (from: Address, datagram: Uint8Array): Text => {
  const said = `${formatAddress(from)}: ${quoted(new TextDecoder().decode(datagram))}`;
  return {
    en: `Not from the server, but from ${said}`,
    pt: `Não veio do servidor, e sim de ${said}`,
  };
};

/** Runs it to its end. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  // Datagrams travel to numbers, and answers come back from numbers: a name is looked up once, here.
  const server = await resolve(values.host, values.port);
  return await ask(server, values.timeout, new Screen(lang));
}

if (import.meta.main) await runProgram(command, main);

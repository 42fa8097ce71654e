/**
 * A chat of two, without a server: each side listens and calls the other, in whichever order they start.
 *
 *     deno run --allow-net chat/peer.ts --me 10.77.0.1:12000 --peer 10.77.0.2:12000 --nick ana
 *     deno run --allow-net chat/peer.ts --me 10.77.0.2:12000 --peer 10.77.0.1:12000 --nick bia
 *
 * A client and a server differ in one thing only: who calls whom. Once TCP has connected the two, nothing of
 * that is left, and either may speak, or close. So each of two equals can be both:
 *
 *     listen()                    the other may call at any moment   (chat/peer/door.ts)
 *     connect() ... connect()     until somebody is there            (chat/peer/caller.ts)
 *
 * If both call at the same moment there are two connections, and both sides keep the same one of them, by a
 * rule that needs no talk: the one to the lower listening endpoint (chat/peer/conversation.ts).
 *
 * What is sent are lines, so `nc 10.77.0.1 12000` can be the other side, and `nc -l 12000` too. A line
 * `/nick NICK` tells what the sender is called, a last line `/quit N` how much it has read (chat/peer/protocol.ts).
 *
 * Without a terminal it is a filter: lines of stdin wait until the two have met for the first time.
 *
 * @module
 */
import { type AddressInfo, isIPv4 } from "node:net";
import { type Address, formatAddress } from "../wire/address.ts";
import { aborted } from "../wire/deadline.ts";
import { type Command, type Flags, type Parsed, UsageError } from "../wire/flags.ts";
import { isWildcard, sameAddress } from "../wire/ip.ts";
import { runProgram } from "../wire/program.ts";
import { keepCalling } from "./peer/caller.ts";
import { understand } from "./peer/commands.ts";
import { Conversation } from "./peer/conversation.ts";
import { mustBeAllowed, openDoor } from "./peer/door.ts";
import { addressesOf, parseEndpoint } from "./peer/endpoint.ts";
import { ownAddresses, ownAddressesText } from "./peer/own_addresses.ts";
import { HELP, listening, WELCOME } from "./peer/words.ts";
import { NICK_FLAG, nickOf } from "./line/nick_flag.ts";
import { openTerminal, type Terminal } from "./terminal/terminal.ts";

const HOST_PORT = { en: "HOST:PORT", pt: "HOST:PORTA" };

/** Its command line. */
export const command = {
  name: "chat-peer",
  summary: {
    en: "a chat of two programs without a server: each listens and calls the other. " +
      "If both call at once, the connection to the lower listening endpoint (address, then port) stays.",
    pt: "um chat de dois programas sem servidor: cada um escuta e chama o outro. " +
      "Se os dois chamam ao mesmo tempo, fica a conexão que vai para o menor endereço de escuta " +
      "(endereço, depois porta).",
  },
  flags: {
    me: {
      kind: "text",
      value: HOST_PORT,
      help: {
        en: "where this side listens, and what it calls from (port 12000 if omitted); " +
          "auto lists this machine's addresses",
        pt: "onde este lado escuta, e de onde chama (porta 12000 se omitida); " +
          "auto lista os endereços desta máquina",
      },
    },
    peer: {
      kind: "text",
      value: HOST_PORT,
      help: {
        en: "where the other side listens; only that address may call",
        pt: "onde o outro lado escuta; só esse endereço pode chamar",
      },
    },
    nick: NICK_FLAG,
  },
  exits: {
    0: {
      en:
        "you left, or the input ended, and nothing speaks against the last lines' having arrived; " +
        "or --me auto or --help was printed",
      pt: "você saiu, ou a entrada terminou, e nada indica que as últimas linhas não chegaram; " +
        "ou --me auto ou --help foi mostrado",
    },
    1: {
      en: "cannot listen; no address for the name in --me or --peer; the last lines were perhaps " +
        "not delivered; or any line of a script was not",
      pt:
        "não conseguiu escutar; nenhum endereço para o nome em --me ou --peer; as últimas linhas " +
        "talvez não tenham sido entregues; ou alguma linha de um script não foi",
    },
  },
} as const satisfies Command<Flags>;

/**
 * How long all that was said may take to go out, and then the other side to close: at a prompt a moment, for a
 * script as long as it needs.
 */
const PATIENCE_MS = { person: 500, script: 5_000 };

/** Does what is typed, until somebody wants to leave. */
async function converse(conversation: Conversation, terminal: Terminal): Promise<void> {
  if (!terminal.isTerminal) {
    await Promise.race([conversation.met.promise, aborted(terminal.leaving)]);
  }
  for await (const line of terminal.typed()) {
    const typed = understand(line);
    switch (typed.kind) {
      case "say":
        await conversation.say(typed.text);
        break;
      case "nick":
        conversation.rename(typed.nick);
        terminal.prompt(`${typed.nick}> `);
        break;
      case "help":
        for (const text of HELP) await terminal.notice(text);
        break;
      case "refused":
        await terminal.problem(typed.why);
        break;
      case "quit":
        if (typed.lastWords !== "") await conversation.say(typed.lastWords);
        return;
    }
  }
}

/** Where the two are, as the command line says it. */
function endpoints(me: string | undefined, peer: string | undefined): [Address, Address] {
  if (me === undefined || peer === undefined) {
    const example = "--me 10.77.0.1:12000 --peer 10.77.0.2:12000";
    throw new UsageError({
      en: `Both sides are needed: ${example}. --me auto lists this machine's addresses.`,
      pt: `São precisos os dois lados: ${example}. --me auto lista os endereços desta máquina.`,
    });
  }
  return [parseEndpoint("me", me), parseEndpoint("peer", peer)];
}

/** The other side must be somewhere, and somewhere else. */
function mustDiffer(me: Address, peer: Address): void {
  if (isWildcard(peer.host) || peer.port === 0) {
    const shown = formatAddress(peer);
    throw new UsageError({
      en: `--peer cannot be ${shown}: nobody can be called there.`,
      pt: `--peer não pode ser ${shown}: não há ninguém para chamar lá.`,
    });
  }
  if (me.port !== peer.port || !sameAddress(me.host, peer.host)) return;
  throw new UsageError({
    en: `--me and --peer are both ${
      formatAddress(me)
    }: the other side needs another address, or port.`,
    pt: `--me e --peer são ambos ${
      formatAddress(me)
    }: o outro lado precisa de outro endereço, ou porta.`,
  });
}

/** Runs it to its end. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  if (values.me === "auto") {
    console.log(ownAddressesText(await ownAddresses(), values.peer)[lang]);
    return 0;
  }
  const [me, peer] = endpoints(values.me, values.peer);
  const nick = nickOf(values.nick);
  const welcome = await addressesOf(peer, "connect");
  const [host = me.host] = await addressesOf(me, "listen");
  // Of a name with several addresses, one that can be called from here: IPv4 from IPv4, IPv6 from IPv6.
  const reachable = welcome.find((ip) => isIPv4(ip) === isIPv4(host)) ?? welcome[0] ?? peer.host;
  const to = { host: reachable, port: peer.port };
  mustDiffer({ ...me, host }, to);
  await mustBeAllowed("listen", { host, port: me.port });
  await mustBeAllowed("connect", to);

  const terminal = openTerminal(lang);
  const stop = new AbortController();
  try {
    const conversation = new Conversation(terminal, nick);
    const enter = conversation.adopt.bind(conversation);
    const door = await openDoor(
      { host, port: me.port },
      welcome,
      to.port,
      (s) => enter(s, false),
      terminal,
    );
    const { port } = door.address() as AddressInfo;
    // Without a terminal a program waits for this line, which is the same for all servers here.
    const banner = listening(formatAddress({ host: me.host, port }));
    await terminal.show(banner[terminal.isTerminal ? lang : "en"]);
    terminal.prompt(nick === undefined ? "> " : `${nick}> `);
    if (terminal.isTerminal) await terminal.notice(WELCOME);
    const from = isWildcard(host) ? {} : { host };
    const calling = keepCalling(to, from, conversation, terminal, stop.signal);
    await converse(conversation, terminal);
    door.close(); // first: the other side, once left, must not find anybody to call
    stop.abort();
    await calling;
    const isPerson = terminal.isTerminal || terminal.leaving.aborted;
    const patienceMs = isPerson ? PATIENCE_MS.person : PATIENCE_MS.script;
    const hasArrived = await conversation.leave(patienceMs);
    return hasArrived && (conversation.allSent || terminal.isTerminal) ? 0 : 1;
  } finally {
    await terminal.close();
  }
}

if (import.meta.main) await runProgram(command, main);

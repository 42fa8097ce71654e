/**
 * A chat of two persons in two programs: the server takes one caller, and both pass on what is typed.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { joinCommand, shellCommand } from "../command_words.ts";
import type { Source } from "./files.ts";
import type { Candidate } from "./parts.ts";

/** The two programs. */
export interface TwoPersons {
  readonly server: Candidate;
  readonly client: Candidate;
}

/** What a person types, into a variable. */
const TYPED = [
  /\b(\w+)\s*=\s*input\s*\(/g,
  /\b(\w+)\s*=\s*sys\.stdin\.readline\s*\(/g,
  /\bfor\s+(\w+)\s+in\s+sys\.stdin\b/g,
  /\bfgets\s*\(\s*(\w+)\s*,[^;\n]{0,60}\bstdin\b/g,
  /\bgetline\s*\(\s*(?:std::)?cin\s*,\s*(\w+)/g,
  /\.on\(\s*["']line["']\s*,\s*(?:async\s*)?(?:function\s*)?\(?\s*(\w+)/g,
  /\bstdin\.on\(\s*["']data["']\s*,\s*(?:async\s*)?(?:function\s*)?\(?\s*(\w+)/g,
];
/** Java's keyboard has a name: `new Scanner(System.in)`. */
const KEYBOARD = /\b(\w+)\s*=\s*new\s+(?:Scanner|BufferedReader)\s*\([^;]{0,80}\bSystem\.in\b/;
/** Sent at once, without a variable. */
const AT_ONCE = /\bsend(?:all)?\s*\(\s*(?:bytes\s*\(\s*)?input\s*\(|\bstdin\.pipe\s*\(/;
const SEND = String.raw`(?<!System\.(?:out|err)\.)\b(?:send\w*|write\w*|println|print|dprintf)`;

/** Whether a source sends what a person types. */
function sendsWhatIsTyped({ code, language }: Source): boolean {
  if (AT_ONCE.test(code)) return true;
  const keyboard = KEYBOARD.exec(code)?.[1];
  const typed = [
    ...TYPED,
    ...(keyboard
      ? [new RegExp(String.raw`\b(\w+)\s*=\s*${keyboard}\.(?:next|read)\w*\(`, "g")]
      : []),
  ];
  // Only Java prints into a socket.
  const send = language === "java" ? SEND : SEND.replace("|println|print", "");
  return typed.flatMap((pattern) => [...code.matchAll(pattern)]).some(([, name]) =>
    new RegExp(String.raw`${send}\s*\([^;\n]{0,80}\b${name}\b`).test(code)
  );
}

/** The two, if a folder has such a chat and no program for both ends of it. */
export function twoPersonsIn(candidates: readonly Candidate[]): TwoPersons | undefined {
  if (candidates.some(({ part }) => part === "chat-peer")) return undefined;
  const over = (kind: "server" | "client") =>
    candidates.filter(({ part, source }) =>
      (part === `tcp-${kind}` || part === `chat-${kind}`) && sendsWhatIsTyped(source)
    );
  const server = over("server").find(({ does }) => !does.broadcasts);
  const clients = over("client").filter(({ source }) => source.folder === server?.source.folder);
  const client = clients.find(({ part }) => part === "chat-client") ??
    clients.find(({ does }) => does.threads) ?? clients[0];
  return server && client && { server, client };
}

/** One command line for both ends: it calls, and where nobody is there, it waits. */
export function eitherEnd(client: readonly string[], server: readonly string[]): string[] {
  const calls = joinCommand(client).replaceAll("{host}", "{peerHost}")
    .replaceAll("{port}", "{peerPort}");
  return shellCommand(`${calls} || exec ${joinCommand(server)}`);
}

/** What was made of the two. */
export function twoPersonsTold({ server, client }: TwoPersons, line: readonly string[]): Text {
  const [one, other] = [visible(server.source.path), visible(client.source.path)];
  const shown = visible(joinCommand(line));
  return {
    en: `${one} and ${other} look like a chat of two persons, each a chat-peer that calls, and ` +
      `waits where nobody is there: ${shown}`,
    pt: `${one} e ${other} parecem um chat de duas pessoas, cada uma um chat-peer que chama e, ` +
      `se não há ninguém, espera: ${shown}`,
  };
}

/** Why the two cannot be played. */
export function oneMachineTold({ client }: TwoPersons): Text {
  const shown = visible(client.source.path);
  return {
    en:
      `${shown} has the other's address written into it, and two persons have two: read it from ` +
      "the command line, as sys.argv[1], to play question 3 a",
    pt: `${shown} tem o endereço do outro escrito nele, e duas pessoas têm dois: leia-o da linha ` +
      "de comando, como sys.argv[1], para executar a questão 3 a",
  };
}

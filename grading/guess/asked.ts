/**
 * What a program asks whoever starts it: a host and a port that are typed have no hole in a command
 * line, so a person has to be told, or a shell to type them.
 *
 * @module
 */
import { joinCommand } from "../command_words.ts";
import { askingOrder, type Kind } from "./asking_order.ts";

/** What is asked, and the words it is asked with, where they were found. */
export interface Asked {
  readonly host: boolean;
  readonly port: boolean;
  readonly prompt: string | undefined;
  /** What is read first, one after the other, if that is sure. */
  readonly order: readonly Kind[] | undefined;
}

/** Reads a line, or a number. */
const READ =
  String.raw`(?:\binput|\braw_input|\.next(?:Line|Int)?|\.readLine|\bprompt|\bscanf|\bfgets|` +
  String.raw`\bgetline|\bread_line|\bScan(?:ln|f)?|\.ReadString|\.question)\s*\(|\bcin\s*>>`;
/** ip = input(...), int porta = Integer.parseInt(teclado.nextLine()) */
const ASSIGNED = new RegExp(
  String
    .raw`\b(\w{1,40})(?:\s*:\s*\w+)?\s*:?=\s*(?:await )?(?:[\w.]{1,40}\s*\(\s*){0,2}(?:await )?[\w.()]{0,40}?(?:${READ})`,
  "g",
);
/** printf("IP: "); scanf("%s", ip), and input("IP: ") */
const PROMPTED = new RegExp(
  String.raw`(?:${READ})\s*[fr]?(["'\x60])([^"'\x60\n]{1,80})\1|` +
    String
      .raw`(?:print\w*!?|puts|log|write)\s*\(\s*(["'])([^"'\n]{1,80})\3[^;\n]{0,20}[;)\n][^"']{0,80}?(?:${READ})|` +
    String.raw`\bcout\s*<<\s*"([^"\n]{1,80})"[^"]{0,60}?(?:${READ})`,
  "g",
);
/** What is said to the other side is no address of it. */
const MESSAGE =
  /mensag|message|frase|sentence|texto|text|linha|line|palavra|word|nome|name(?<!host ?name)|nick|apelido|senha/i;
const HOST = /\bip\b|host|endere|address|\bIPv4\b/i;
const PORT = /\bport[ao]?\b/i;
/** Variables for a host; `respostaServidor` is what a server said. */
const HOST_NAME =
  /^(?:\w*(?:host|addr|endere)\w*|(?:\w+_)?ip(?:_\w+)?|ip[A-Z]\w*|\w*[a-z]I[pP]|IP|(?:server|servidor)(?:_?[Nn](?:ame|ome))?)$/;
const PORT_NAME = /port/i;

/** What a source asks for. */
export function askedIn(code: string): Asked {
  let [host, port] = [false, false];
  let prompt: string | undefined;
  for (const found of code.matchAll(PROMPTED)) {
    const said = found[2] ?? found[4] ?? found[5] ?? "";
    const asks = promptsFor(said, found[2] === undefined);
    const [asksHost, asksPort] = [asks.includes("host"), asks.includes("port")];
    host ||= asksHost;
    port ||= asksPort;
    if (asksHost || asksPort) prompt ??= said.replace(/\\n/g, "").trim();
  }
  for (const [, name = ""] of code.matchAll(ASSIGNED)) {
    host ||= HOST_NAME.test(name);
    port ||= PORT_NAME.test(name);
  }
  const order = askingOrder(code, { read: READ, prompt: promptsFor, name: namedFor });
  host ||= order?.includes("host") ?? false;
  port ||= order?.includes("port") ?? false;
  return {
    host,
    port,
    prompt,
    order: order?.length === Number(host) + Number(port) ? order : undefined,
  };
}

/**
 * A command that reads a host and a port before all else, as one that has them typed: the program takes the
 * shell's place, so that it is the one that ends.
 */
export function typedBefore(command: readonly string[], order: readonly Kind[]): string[] {
  const lines = order.map((kind) => `echo {${kind}}; `).join("");
  return ["bash", "-c", `exec ${joinCommand(command)} < <(exec 2>/dev/null; ${lines}exec cat)`];
}

/** What is printed before a line is read need not ask for it: "IP: 10.0.0.1". */
const ASKING = /[:?>\]]\s*(?:\\n)?\s*$|digite|informe|qual|enter|type/i;
const promptsFor = (said: string, printed: boolean): Kind[] =>
  MESSAGE.test(said) || (printed && !ASKING.test(said))
    ? []
    : kinds(HOST.test(said), PORT.test(said));
const namedFor = (name: string): Kind[] => kinds(HOST_NAME.test(name), PORT_NAME.test(name));
const kinds = (host: boolean, port: boolean): Kind[] => [
  ...host ? ["host" as const] : [],
  ...port ? ["port" as const] : [],
];

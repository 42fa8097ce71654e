/**
 * What a program asks whoever starts it: a host and a port that are typed have no hole in a command
 * line, so a person has to be told.
 *
 * @module
 */
/** What is asked, and the words it is asked with, where they were found. */
export interface Asked {
  readonly host: boolean;
  readonly port: boolean;
  readonly prompt: string | undefined;
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
    // What is printed before a line is read need not ask for it: "IP: 10.0.0.1".
    const printed = found[2] === undefined &&
      !/[:?>\]]\s*(?:\\n)?\s*$|digite|informe|qual|enter|type/i.test(said);
    if (MESSAGE.test(said) || printed) continue;
    const [asksHost, asksPort] = [HOST.test(said), PORT.test(said)];
    host ||= asksHost;
    port ||= asksPort;
    if (asksHost || asksPort) prompt ??= said.replace(/\\n/g, "").trim();
  }
  for (const [, name = ""] of code.matchAll(ASSIGNED)) {
    host ||= HOST_NAME.test(name);
    port ||= PORT_NAME.test(name);
  }
  return { host, port, prompt };
}

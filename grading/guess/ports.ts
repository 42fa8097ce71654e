/**
 * The port that is written into a program, and the host.
 *
 * @module
 */

import type { SubmittedPart } from "../submission.ts";

/** Python writes `12_000` as well. */
const NUMBER = String.raw`(\d{1,2}_\d{3}|\d{1,5})\b(?![.\w])`;
/** `porta`, `serverPort`, `PORT_NUMBER`; no `report` or `support`. */
const PORT = String.raw`\b\w{0,40}(?<!(?:\b|_)(?:im|ex|re|sup|trans))port[ao]?s?\w{0,40}\b`;
/** = 5000; : u16 = 7000; , 12000 of a default; || 3000 */
const VALUE = String
  .raw`(?:\s*:\s*\w+)?\s*(?::?=|:|\s)\s*(?:[\w.]+\s*\(\s*)?["']?${NUMBER}`;

/** From what is surely a port to what most likely is one. */
const PATTERNS = [
  // serverPort = 12000, #define PORT 6789, const PORT: u16 = 7000, { port: 7000 }, int porta = 5000
  `${PORT}${VALUE}`,
  // HOST, PORT = "localhost", 9999
  String.raw`\bport\w{0,40}\s*=\s*["'][\w.]{0,60}["']\s*,\s*${NUMBER}`,
  // process.env.PORT || 3000, os.environ.get("PORT", 12000), input("Porta: ") or 5000
  String.raw`${PORT}["']?\s*(?:[:?]\s*["'])?\]?\)?\s*(?:\|\||\?\?|,|\bor\b)\s*["']?${NUMBER}`,
  // new ServerSocket(6789), new DatagramSocket(9876), htons(6789)
  String
    .raw`\b(?:ServerSocket|DatagramSocket|InetSocketAddress|bind|htons|createConnection|connect)\s*\(\s*${NUMBER}`,
  // listen(7000); a small number is a backlog, as in listen(5)
  String.raw`\blisten\s*\(\s*(\d{4,5})\b`,
  // new Socket("hostname", 6789), bind(('', 12000)), connect(("localhost", 7000))
  String
    .raw`\b(?:Socket|bind|connect|InetSocketAddress|InetAddress|sendto|create_server|create_connection|start_server|open_connection|createConnection|\w*Server)\s*\([^;\n]{0,200}?["')\w],\s*${NUMBER}`,
  // "127.0.0.1:7000", ":7000"
  String.raw`["'][\w.]{0,60}:${NUMBER}["']`,
  // new DatagramPacket(data, data.length, address, 9876), socket.send(message, 9876, "localhost")
  String.raw`\bDatagramPacket\s*\((?:[^,;\n]{0,80},){3}\s*${NUMBER}\s*\)`,
  String.raw`\bsend\s*\((?:[^,;\n]{0,80},){1,3}\s*${NUMBER}\s*[,)]`,
  // ADDRESS = ("localhost", 12000)
  String.raw`\(\s*["'][\w.]{0,60}["']\s*,\s*${NUMBER}`,
].map((pattern) => new RegExp(pattern, "gi"));

/** Of several, a client calls the server's: SERVER_PORT = 12000, portaServidor = 12000. */
const SERVERS = [String.raw`serv\w{0,20}port`, String.raw`port\w{0,20}serv`].map((name) =>
  new RegExp(String.raw`\b\w{0,40}${name}\w{0,40}\b${VALUE}`, "gi")
);

/** The port in a source that plays a part, or nothing. */
export function portIn(code: string, part: SubmittedPart): number | undefined {
  for (const pattern of [...part.endsWith("client") ? SERVERS : [], ...PATTERNS]) {
    for (const [, digits = ""] of code.matchAll(pattern)) {
      const port = Number(digits.replace("_", ""));
      if (port >= 1 && port <= 65535) return port;
    }
  }
}

/** A machine that a client calls by what is written in it, and that is not this one. */
export function hostIn(code: string): string | undefined {
  const found = [
    ...code.matchAll(/["'](\d{1,3}(?:\.\d{1,3}){3}|hostname|servername)(?::\d{1,5})?["']/g),
  ].map(([, host = ""]) => host);
  const here = /^(?:127\.|0\.0\.0\.0|255\.|8\.8\.)/;
  return found.some((host) => host.startsWith("127.")) || /["']localhost["']/.test(code)
    ? undefined
    : found.find((host) => !here.test(host));
}

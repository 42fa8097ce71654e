/**
 * The port that is written into a program.
 *
 * @module
 */

const NUMBER = String.raw`(\d{1,5})\b(?![.\w])`;

/** From what is surely a port to what most likely is one. */
const PATTERNS = [
  // serverPort = 12000, #define PORT 6789, const PORT: u16 = 7000, { port: 7000 }, int porta = 5000
  String
    .raw`\b\w{0,40}port[ao]?s?\w{0,40}\b(?:\s*:\s*\w+)?\s*(?::?=|:|\s)\s*(?:\w+\s*\(\s*)?["']?${NUMBER}`,
  // HOST, PORT = "localhost", 9999
  String.raw`\bport\w{0,40}\s*=\s*["'][\w.]{0,60}["']\s*,\s*${NUMBER}`,
  // new ServerSocket(6789), new DatagramSocket(9876), listen(7000), htons(6789)
  String
    .raw`\b(?:ServerSocket|DatagramSocket|InetSocketAddress|listen|bind|htons|createConnection|connect)\s*\(\s*${NUMBER}`,
  // new Socket("hostname", 6789), bind(('', 12000)), connect(("localhost", 7000))
  String
    .raw`\b(?:Socket|bind|connect|InetSocketAddress|InetAddress|sendto|create_server|create_connection|start_server|open_connection|createConnection|\w*Server)\s*\([^;\n]{0,200}?["')\w],\s*${NUMBER}`,
  // "127.0.0.1:7000", ":7000"
  String.raw`["'][\w.]{0,60}:${NUMBER}["']`,
  // new DatagramPacket(data, data.length, address, 9876), socket.send(message, 9876, "localhost")
  String.raw`\b(?:DatagramPacket|send)\s*\([^;\n]{0,200}?,\s*${NUMBER}`,
  // ADDRESS = ("localhost", 12000)
  String.raw`\(\s*["'][\w.]{0,60}["']\s*,\s*${NUMBER}`,
].map((pattern) => new RegExp(pattern, "gi"));

/** The first port in a source, or nothing. */
export function portIn(code: string): number | undefined {
  for (const pattern of PATTERNS) {
    for (const [, digits] of code.matchAll(pattern)) {
      const port = Number(digits);
      if (port >= 1 && port <= 65535) return port;
    }
  }
}

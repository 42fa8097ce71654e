/**
 * What functions call their parameters: the system's by their manuals, a student's by the source.
 *
 * @module
 */

/** getaddrinfo(3), and what languages make of connect(2). */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  getaddrinfo: ["host", "port"],
  gethostbyname: ["host"],
  getByName: ["host"],
  inet_addr: ["host"],
  inet_aton: ["host"],
  inet_pton: ["", "host"],
  JoinHostPort: ["host", "port"],
  Socket: ["host", "port"],
  ServerSocket: ["port"],
  DatagramSocket: ["port"],
};

/** The parameter at a place, with its type where the language writes one before it. */
export function parameterAt(code: string, callee: string, place: number): string | undefined {
  if (Object.hasOwn(KNOWN, callee)) return KNOWN[callee]?.[place];
  if (!/^[A-Za-z_]\w{0,60}$/.test(callee)) return undefined;
  const head = new RegExp(
    String
      .raw`\b(?:def|function|func|fn|void|int|static|async)\s+\*?${callee}\s*\(([^()]{1,300})\)`,
  ).exec(code)?.[1];
  return head?.split(",")[place]?.replace(/=.*/, "").trim();
}

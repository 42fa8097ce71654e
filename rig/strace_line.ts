/**
 * One line of strace(1), taken apart. What a program sends stands in such a line, and may look like the rest
 * of it: so the string literals are taken out first, and only what strace itself wrote is matched.
 *
 * @module
 */
import type { Endpoint, Transport } from "../core/observation.ts";

/** A string as strace writes it out. */
export interface Literal {
  /** With C escapes. */
  readonly escaped: string;
  /** More followed than strace shows. */
  readonly isCut: boolean;
}

/** A system call that has returned. */
export interface Call {
  readonly name: string;
  /** Between the parentheses; each string literal is its place in `literals`, in quotes. */
  readonly args: string;
  readonly literals: readonly Literal[];
  readonly returned: number;
  readonly errno?: string;
  /** What strace knows of the descriptor that was returned: `TCP:[127.0.0.1:12000]`. */
  readonly opened?: string;
  /** How long it took, in s. */
  readonly tookS: number;
}

/** A socket as strace annotates a descriptor with it (`-yy`). */
export interface Annotation {
  readonly transport: Transport;
  /** Its number, while it has neither been bound nor connected. */
  readonly inode?: string;
  readonly local?: Endpoint;
  readonly peer?: Endpoint;
}

const LINE = /^(?:(\d+) +)?(\d+\.\d+) (.*)$/s;

/** Who called, when (in s since 1970), and the rest of the line; undefined where it is no such line. */
export function splitLine(
  line: string,
): { readonly pid: number; readonly atS: number; readonly body: string } | undefined {
  const [, pid, at, body] = LINE.exec(line) ?? [];
  return body === undefined ? undefined : { pid: Number(pid ?? 0), atS: Number(at), body };
}

const CALL =
  /^(\w+)\((.*)\) +(?:= (-?\d+))(?:<([^ ]+)>)?(?: (E[A-Z0-9]+))?(?: \([^()]*\))?(?: <(\d+\.\d+)>)?$/s;

/** A call with its result; undefined for whatever else a line may hold, and where there was no result (`?`). */
export function parseCall(body: string): Call | undefined {
  const literals: Literal[] = [];
  const text = body.replace(
    /\\.|"((?:[^"\\]|\\.)*)"(\.\.\.)?/gs,
    (all: string, escaped?: string, dots?: string) =>
      escaped === undefined
        ? all
        : `"${literals.push({ escaped, isCut: dots !== undefined }) - 1}"`,
  );
  if (text.split('"').length - 1 !== 2 * literals.length) return undefined; // a literal without an end
  const [, name, args, result, opened, errno, took] = CALL.exec(text) ?? [];
  if (name === undefined || args === undefined) return undefined;
  const returned = Number(result);
  if (!Number.isSafeInteger(returned) || (errno !== undefined) !== (returned === -1)) {
    return undefined;
  }
  return {
    ...{ name, args, literals, returned, tookS: Number(took ?? 0) },
    ...(errno && { errno }),
    ...(opened && { opened }),
  };
}

/** Multipath TCP (RFC 8684) is TCP to the programs. */
const SOCKET = /^(?:MP)?(TCP|UDP)(?:v6)?:\[([\w.:[\]>-]*)\]$/;

/** A TCP or UDP socket; undefined for any other descriptor. */
export function parseAnnotation(text: string): Annotation | undefined {
  const [, protocol, ends] = SOCKET.exec(text) ?? [];
  if (protocol === undefined || ends === undefined) return undefined;
  const transport = protocol === "TCP" ? "tcp" : "udp";
  if (/^\d+$/.test(ends)) return { transport, inode: ends };
  const [local, peer] = ends.split("->").map((end) => {
    const [, host, port] = /^\[?([0-9a-f.:]+)\]?:(\d+)$/.exec(end) ?? [];
    return endpoint(transport, host, port);
  });
  return { transport, ...(local && { local }), ...(peer && { peer }) };
}

const DESCRIPTOR = /^(\d+)<([^ ]*?\])>(?:, |$)/;

/** The first argument, where it is the descriptor of a TCP or UDP socket. */
export function calledOn(
  { args }: Call,
): { readonly fd: number; readonly socket: Annotation } | undefined {
  const [, fd, annotation] = DESCRIPTOR.exec(args) ?? [];
  const socket = annotation === undefined ? undefined : parseAnnotation(annotation);
  return socket && { fd: Number(fd), socket };
}

const ADDRESS =
  /\{sa_family=AF_INET6?, sin6?_port=htons\((\d+)\)[^{}"]*?(?:inet_addr\(|inet_pton\(AF_INET6, )"(\d+)"/;

/** The socket address among the arguments (ip(7), ipv6(7)). */
export function addressIn({ args, literals }: Call, transport: Transport): Endpoint | undefined {
  const [, port, at] = ADDRESS.exec(args.split("msg_iov=")[0] ?? "") ?? [];
  return endpoint(transport, literals[Number(at)]?.escaped, port);
}

function endpoint(transport: Transport, host?: string, port?: string): Endpoint | undefined {
  const number = Number(port);
  if (!host || !/^[0-9a-f.:]+$/.test(host) || !(number <= 65_535)) return undefined;
  return { transport, host: host.replace(/^::ffff:(?=\d+\.)/, ""), port: number };
}

/** The beginning of what was sent or received, as UTF-8; undefined where strace shows none. */
export function payloadOf(call: Call): string | undefined {
  const { args, name, literals, returned } = call;
  const many = name.endsWith("mmsg"); // there the number of messages is returned, and the first is shown
  const shown = many ? args.split("msg_hdr=")[1] ?? "" : args;
  const places = shown.includes("iov_base=")
    ? [...shown.matchAll(/iov_base="(\d+)"/g)]
    : [/^\d+<[^ ]*>, "(\d+)"/.exec(shown)].filter((found) => found !== null);
  if (places.length === 0) return undefined;
  let bytes: number[] = [];
  let isCut = false;
  for (const [, at] of places) {
    const literal = literals[Number(at)];
    if (!literal || isCut) break;
    bytes.push(...bytesOf(literal.escaped));
    isCut = literal.isCut;
  }
  if (!many && returned >= 0 && returned < bytes.length) bytes = bytes.slice(0, returned);
  const isWhole = many ? !isCut : returned < 0 ? !isCut : bytes.length >= returned;
  // Half a character at the end of a beginning is left out; elsewhere it is shown to be broken.
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new Uint8Array(bytes), {
    stream: !isWhole,
  });
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, v: 11, f: 12, a: 7, b: 8 };

function bytesOf(escaped: string): number[] {
  return [...escaped.matchAll(/\\([0-7]{1,3})|\\x([0-9a-f]{2})|\\(.)|(.)/gs)].map(
    ([, octal, hex, letter, plain]) => {
      if (octal !== undefined) return parseInt(octal, 8) & 0xff;
      if (hex !== undefined) return parseInt(hex, 16);
      if (letter !== undefined) return ESCAPES[letter] ?? letter.charCodeAt(0) & 0xff;
      return (plain ?? "").charCodeAt(0) & 0xff; // strace itself writes ASCII only
    },
  );
}

/**
 * Where two peers are: `10.77.0.1:12000`, `10.77.0.1`, `[fd00::1]:12000`, a name.
 *
 * @module
 */
import { isIPv4, isIPv6 } from "node:net";
import { type Address, formatAddress } from "../../wire/address.ts";
import { UsageError } from "../../wire/flags.ts";
import { addressesOfName } from "../../wire/lookup.ts";
import { SocketFailure } from "../../wire/socket_error.ts";
import { visible } from "../../wire/visible.ts";

/** As in the textbook. */
export const DEFAULT_PORT = 12_000;

/**
 * Reads an endpoint from the command line; without a port it is {@linkcode DEFAULT_PORT}.
 *
 * @throws {UsageError} for what is none.
 */
export function parseEndpoint(flag: string, text: string): Address {
  // An IPv6 address has colons of its own, so with a port it stands in brackets (RFC 3986, section 3.2.2).
  const [, inBrackets, name, port] =
    /^(?:\[([^\[\]]+)\]|([^:\[\]\s]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = isIPv6(text) ? text : inBrackets ?? name;
  const number = port === undefined ? DEFAULT_PORT : Number(port);
  const isHost = host !== undefined && (inBrackets === undefined || isIPv6(inBrackets));
  // What is all digits and dots is meant as an address; the resolver reads 192.168.0 as 192.168.0.0.
  const isUnfinished = host !== undefined && /^[\d.]+$/.test(host) && !isIPv4(host);
  if (isHost && !isUnfinished && number <= 65_535) return { host, port: number };
  const shown = visible(text);
  throw new UsageError({
    en: `--${flag} cannot be "${shown}": it takes HOST or HOST:PORT, such as 10.77.0.1:12000 ` +
      "or [fd00::1]:12000.",
    pt: `--${flag} não pode ser "${shown}": aceita HOST ou HOST:PORTA, como 10.77.0.1:12000 ` +
      "ou [fd00::1]:12000.",
  });
}

/**
 * The IP addresses of a host, IPv4 first; an address is its own.
 *
 * @param call what they are wanted for.
 * @throws {SocketFailure} where nobody knows the name.
 */
export async function addressesOf(
  endpoint: Address,
  call: "connect" | "listen",
): Promise<readonly string[]> {
  const { host } = endpoint;
  if (isIPv4(host) || isIPv6(host)) return [host];
  try {
    return await addressesOfName(host);
  } catch (error) {
    throw new SocketFailure(call, formatAddress(endpoint), error);
  }
}

/** The 16 bytes of an address. IPv4 is written as IPv6 (::ffff:10.77.0.1; RFC 4291, section 2.5.5.2). */
export function addressBytes(ip: string): Uint8Array {
  const bytes = new Uint8Array(16);
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (v4 !== undefined) {
    bytes.set([0xff, 0xff, ...v4.split(".").map(Number)], 10);
    return bytes;
  }
  // The canonical form (RFC 5952) has nothing but groups of hexadecimal digits and at most one "::".
  const canonical = new URL(`http://[${ip.replace(/%.*/, "")}]`).hostname.slice(1, -1);
  const [head = "", tail = ""] = canonical.split("::");
  const groups = (part: string) =>
    part === "" ? [] : part.split(":").map((hex) => parseInt(hex, 16));
  const view = new DataView(bytes.buffer);
  groups(head).forEach((group, i) => view.setUint16(2 * i, group));
  groups(tail).reverse().forEach((group, i) => view.setUint16(14 - 2 * i, group));
  return bytes;
}

/** Which endpoint comes first: by the bytes of the address, then by the port. Negative if `a` does. */
export function compareEndpoints(a: Address, b: Address): number {
  const [x, y] = [addressBytes(a.host), addressBytes(b.host)];
  const differing = x.findIndex((byte, i) => byte !== y[i]);
  if (differing < 0) return a.port - b.port;
  return (x[differing] ?? 0) - (y[differing] ?? 0);
}

/** Whether two addresses are one. */
export function sameAddress(a: string, b: string): boolean {
  return compareEndpoints({ host: a, port: 0 }, { host: b, port: 0 }) === 0;
}

/** Whether it stands for all addresses of this machine (0.0.0.0, ::). */
export function isWildcard(ip: string): boolean {
  return sameAddress(ip, "::") || sameAddress(ip, "0.0.0.0");
}

/** Whether it is this machine itself (127.0.0.0/8, ::1). */
export function isLoopback(ip: string): boolean {
  const bytes = addressBytes(ip);
  return sameAddress(ip, "::1") || bytes[10] === 0xff && bytes[12] === 127;
}

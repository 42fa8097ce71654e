/**
 * Where two peers are: `10.77.0.1:12000`, `10.77.0.1`, `[fd00::1]:12000`, a name.
 *
 * @module
 */
import { isIPv4, isIPv6 } from "node:net";
import { type Address, formatAddress } from "../../wire/address.ts";
import { UsageError } from "../../wire/flags.ts";
import { compareAddresses } from "../../wire/ip.ts";
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

/** Which endpoint comes first: by the bytes of the address, then by the port. Negative if `a` does. */
export function compareEndpoints(a: Address, b: Address): number {
  return compareAddresses(a.host, b.host) || a.port - b.port;
}

/**
 * Host and port, as one word: `127.0.0.1:12000`, `[::1]:12000`.
 *
 * @module
 */

/** Where a socket is, or should be: an IP address or a name, and a port from 0 to 65535. */
export interface Address {
  /** An IPv4 or IPv6 address without brackets, or a name. */
  readonly host: string;
  /** 0 to 65535. */
  readonly port: number;
}

/** The address as one word; an IPv6 host stands in brackets (RFC 3986, section 3.2.2). */
export function formatAddress({ host, port }: Address): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

/** The address of a socket as Deno reports it. */
export function addressOf(addr: Deno.NetAddr): Address {
  return { host: addr.hostname, port: addr.port };
}

/** A host as a person may write it, `[::1]` as well as `::1`, without the brackets. */
export function bareHost(host: string): string {
  return host.replace(/^\[(.*)\]$/, "$1");
}

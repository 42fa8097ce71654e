/**
 * IP addresses, whichever way they are written.
 *
 * @module
 */
import { isIP } from "node:net";

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

/** Which address comes first, by its bytes. Negative if `a` does, 0 if they are one. */
export function compareAddresses(a: string, b: string): number {
  const [x, y] = [addressBytes(a), addressBytes(b)];
  const differing = x.findIndex((byte, i) => byte !== y[i]);
  return differing < 0 ? 0 : (x[differing] ?? 0) - (y[differing] ?? 0);
}

/** Whether two addresses are one. */
export function sameAddress(a: string, b: string): boolean {
  return compareAddresses(a, b) === 0;
}

/** Whether it stands for all addresses of this machine (0.0.0.0, ::). */
export function isWildcard(ip: string): boolean {
  return sameAddress(ip, "::") || sameAddress(ip, "0.0.0.0");
}

/** Whether it is an address, and nobody but this machine itself can call it (127.0.0.0/8, ::1). */
export function isLoopback(ip: string): boolean {
  if (isIP(ip) === 0) return false;
  const bytes = addressBytes(ip);
  return sameAddress(ip, "::1") || bytes[10] === 0xff && bytes[12] === 127;
}

/**
 * The addresses that a machine has of its own.
 *
 * @module
 */
import { isLoopback } from "./ip.ts";

/** An address of an interface of this machine. */
export interface Own {
  readonly name: string;
  readonly family: "IPv4" | "IPv6";
  readonly address: string;
}

/**
 * IPv4 first, loopback last; without IPv6 link-local addresses (fe80::/10), which mean nothing without an
 * interface.
 */
export function inOrder(found: readonly Own[]): readonly Own[] {
  const rank = (own: Own) => 2 * Number(isLoopback(own.address)) + Number(own.family === "IPv6");
  return found.filter(({ address }) => !/^fe[89ab]/i.test(address)).sort((a, b) =>
    rank(a) - rank(b)
  );
}

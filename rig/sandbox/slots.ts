/**
 * A number that no other open sandbox on this machine has: its programs run as a user of that number, so that what
 * one of them takes, or leaves behind, is never taken for another's.
 *
 * As with ports (rig/ports.ts), whoever has a number listens on a port of the loopback for as long: that ends
 * with the lab, however it ends.
 *
 * @module
 */

/** So many sandboxes can be open at once. */
export const SLOTS = 134;

/**
 * systemd's range for services that have no user of their own: no account is in it, and it is of 16 bits, since a
 * container may know no others.
 */
const FIRST_USER = 61_184;

/** As many of them for each sandbox; RLIMIT_NPROC counts all of one user's, so programs take turns. */
export const USERS = 32;

/** The first of a sandbox's {@linkcode USERS}; {@linkcode SLOTS} has some too, for a trial. */
export const firstUser = (slot: number): number => FIRST_USER + slot * USERS;

/** Below the ports of plays, and below those that the system hands out. */
const FIRST_PORT = 11_700;
const HOST = "127.0.0.1";

/** Takes the first number that is free, 0 to {@linkcode SLOTS} - 1, until it is disposed. */
export function leaseSlot(): Disposable & { readonly number: number } {
  for (let number = 0; number < SLOTS; number++) {
    try {
      const lock = Deno.listen({ hostname: HOST, port: FIRST_PORT + number });
      return { number, [Symbol.dispose]: () => lock.close() };
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse)) throw error;
    }
  }
  const last = FIRST_PORT + SLOTS - 1;
  throw new Error(
    `no free number for a sandbox, ports ${FIRST_PORT} to ${last} are in use: wait for other graders, or lower --jobs`,
  );
}

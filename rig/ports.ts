/**
 * Ports that nobody has, below 32768: from there on the system hands out ephemeral ports, and a client that
 * calls a closed one of those could be given that very number and connect to itself.
 *
 * @module
 */

/** Hands out port numbers that are free for TCP and UDP, none twice, until it is disposed. */
export interface Ports extends Disposable {
  next(): number;
}

/** The textbook's own port, where only the lab's programs play. */
const TEXTBOOK = 12_000;
/**
 * With a submitted program a number that nobody writes into one: who does not care which port is told must not have it
 * right by chance. (With its bytes swapped it is 5956.)
 */
const UNUSUAL = 17_431;

/**
 * In a namespace of its own every port is free, from the first on.
 *
 * @param submitted whether a program was handed in.
 * @param taken those that programs will use unasked.
 */
export function privatePorts(submitted = false, taken: readonly number[] = []): Ports {
  let port = submitted ? UNUSUAL : TEXTBOOK;
  const next = (): number => taken.includes(port++) ? next() : port - 1;
  return { next, [Symbol.dispose]: () => {} };
}

/**
 * On a shared machine ports come in blocks. The lab listens on a block's first port for as long as it uses
 * the others, so that two labs at once never share a block, also while a leased port is still closed.
 */
const FIRST_BLOCK = 12_400;
const BLOCK = 20;
const BLOCKS = 1_000;
const HOST = "127.0.0.1";

/**
 * Leases a block of the machine's ports.
 *
 * @throws {Error} where no block is free.
 */
export function sharedPorts(): Ports {
  const start = Deno.pid % BLOCKS;
  for (let i = 0; i < BLOCKS; i++) {
    const base = FIRST_BLOCK + BLOCK * ((start + i) % BLOCKS);
    const lock = tryListen(base);
    if (!lock) continue;
    let port = base;
    return {
      next() {
        while (++port < base + BLOCK) if (isFree(port)) return port;
        throw new Error(`no free port left from ${base} to ${base + BLOCK - 1} on ${HOST}`);
      },
      [Symbol.dispose]: () => lock.close(),
    };
  }
  throw new Error(
    `no free block of ports from ${FIRST_BLOCK} to ${FIRST_BLOCK + BLOCK * BLOCKS - 1} on ${HOST}`,
  );
}

function tryListen(port: number): Deno.TcpListener | undefined {
  try {
    return Deno.listen({ hostname: HOST, port });
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) return undefined;
    throw error;
  }
}

function isFree(port: number): boolean {
  const tcp = tryListen(port);
  if (!tcp) return false;
  tcp.close();
  try {
    Deno.listenDatagram({ transport: "udp", hostname: HOST, port }).close();
    return true;
  } catch {
    return false;
  }
}

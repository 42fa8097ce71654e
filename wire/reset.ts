/**
 * The end of a connection without a goodbye: RST instead of FIN (RFC 9293, section 3.10.7.1).
 *
 * @module
 */
import type { Socket } from "node:net";
import { IS_OLD_DENO } from "./old_deno.ts";

/** What {@linkcode reset} needs besides the network, as flags of `deno run`. */
export const RESET_PERMISSIONS: readonly string[] = IS_OLD_DENO ? ["--allow-ffi"] : [];

/** Resets the connection, and with it throws away whatever is under way. */
export function reset(socket: Socket): void {
  if (!IS_OLD_DENO) socket.resetAndDestroy();
  else {
    disconnect(socket);
    socket.destroy();
  }
}

/** Where the port stands in a `sockaddr_in`, and in a `sockaddr_in6` (ip(7), ipv6(7)). */
const PORT_AT = 2;
/** Room for either. */
const ADDRESS_BYTES = 28;
/** The first of a program's own descriptors, and Linux' limit of them (`fs.nr_open`, proc_sys_fs(5)). */
const DESCRIPTORS = { first: 3, end: 1_048_576 };

/**
 * Has Linux do it, where `Socket.resetAndDestroy()` is missing: a connect(2) to AF_UNSPEC dissolves a connection,
 * in RST. To close it with SO_LINGER would not do, since such a Deno says FIN before it closes.
 */
function disconnect({ localPort, remotePort }: Socket): void {
  const name = { parameters: ["i32", "buffer", "buffer"], result: "i32" } as const;
  const libc = Deno.dlopen("libc.so.6", {
    getsockname: name,
    getpeername: name,
    connect: { parameters: ["i32", "buffer", "u32"], result: "i32" },
  });
  const { getsockname, getpeername, connect } = libc.symbols;
  const hasPort = (end: typeof getsockname, fd: number, port: number | undefined) => {
    const address = new DataView(new ArrayBuffer(ADDRESS_BYTES));
    return end(fd, address, new Uint32Array([ADDRESS_BYTES])) === 0 &&
      address.getUint16(PORT_AT) === port;
  };
  let fd = DESCRIPTORS.first;
  const isIt = () => hasPort(getsockname, fd, localPort) && hasPort(getpeername, fd, remotePort);
  while (fd < DESCRIPTORS.end && !isIt()) fd++;
  connect(fd, new Uint8Array(ADDRESS_BYTES), ADDRESS_BYTES); // all zeros: AF_UNSPEC
  libc.close();
}

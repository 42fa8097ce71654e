/**
 * Visits to a room in this process over TLS, with the certificate that all tests share.
 *
 * @module
 */
import type { Identity } from "../../../chat/room/accept.ts";
import { CERT, KEY } from "../join/certificate.ts";
import { type At, Visitor } from "./visiting.ts";

/** For {@linkcode OpenRoom}: no file, and no openssl, is needed. */
export const IDENTITY: Identity = { cert: CERT, key: KEY };

/** Connects, and agrees upon TLS before anything is said. */
export async function secureVisitor({ port }: At): Promise<Visitor> {
  const plain = await Deno.connect({ hostname: "127.0.0.1", port });
  const conn = await Deno.startTls(plain, { hostname: "localhost", caCerts: [CERT] });
  await conn.handshake();
  return new Visitor(conn);
}

/** Whether the room has cut a connection off: with RST, or with FIN and no close_notify before it. */
export function isCut(error: unknown): boolean {
  return error instanceof Deno.errors.ConnectionReset || error instanceof Deno.errors.UnexpectedEof;
}

/**
 * The way to a room: a TCP connection, and TLS on it where asked for.
 *
 * @module
 */
import { formatAddress } from "../../wire/address.ts";
import { errnoOf, SocketFailure } from "../../wire/socket_error.ts";
import { same, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";

/** Where a room is, and how it is reached. */
export interface Door {
  /** An address or a name; with TLS the certificate must have been issued for it. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Certificates (PEM) of authorities that are trusted besides the well-known ones. */
  readonly caCerts: string[];
  /** For TCP and TLS together, in ms; 0 is no limit but the system's. */
  readonly timeoutMs: number;
}

/** The other side cannot be believed, or does not speak TLS at all. */
class TlsFailure extends SocketFailure {
  override readonly text: Text;
  constructor(at: string, cause: unknown) {
    super("connect", at, cause);
    this.text = wording(visible(at), cause);
  }
}

/** A room that speaks TLS to one who does not. */
export class SpeaksTls extends SocketFailure {
  override readonly text: Text;
  constructor(at: string) {
    super("receive", at, "TLS");
    const shown = visible(at);
    this.text = {
      en: `No connection to the room at ${shown}: it speaks TLS. Try --tls, ` +
        "and --tls-ca FILE with the room's certificate.",
      pt: `Não há conexão com a sala em ${shown}: ela fala TLS. Tente --tls, ` +
        "e --tls-ca ARQUIVO com o certificado da sala.",
    };
  }
}

/**
 * Whether the first bytes of a room are an alert of TLS (RFC 8446, section 5.1: type 21, then version 3.x), the
 * answer to a line where it expected a ClientHello. As text they would be control characters.
 */
export function isTlsAlert(bytes: Uint8Array): boolean {
  return bytes[0] === 0x15 && (bytes.length === 1 || bytes[1] === 0x03);
}

/**
 * Connects.
 *
 * @throws {SocketFailure} where nobody answers, or the wrong one does.
 */
export async function connect({ host, port, tls, caCerts, timeoutMs }: Door): Promise<Deno.Conn> {
  const at = formatAddress({ host, port });
  const limit = timeoutMs > 0 ? AbortSignal.timeout(timeoutMs) : undefined;
  const tcp = await Deno.connect({ hostname: host, port, ...limit && { signal: limit } })
    .catch((error) => {
      throw new SocketFailure("connect", at, error);
    });
  tcp.setNoDelay(); // a line goes out when it is typed (Nagle's algorithm; RFC 9293, section 3.7.4)
  tcp.setKeepAlive();
  if (!tls) return tcp;
  // TLS begins when TCP has connected; the certificate comes in its handshake (RFC 8446, section 2). A server
  // that never answers the handshake must not hold us either.
  let conn: Deno.TlsConn | undefined;
  const giveUp = () => conn?.close();
  limit?.addEventListener("abort", giveUp, { once: true });
  try {
    conn = await Deno.startTls(tcp, { hostname: host, caCerts });
    if (limit?.aborted) conn.close();
    await conn.handshake();
    return conn;
  } catch (error) {
    if (limit?.aborted) throw new SocketFailure("connect", at, limit.reason);
    conn?.close();
    if (errnoOf(error) !== "") throw new SocketFailure("connect", at, error);
    throw new TlsFailure(at, error);
  } finally {
    limit?.removeEventListener("abort", giveUp);
  }
}

const REASONS: readonly (readonly [RegExp, Text])[] = [
  [/NotValidForName|not valid for (any )?name/i, {
    en: "its certificate was issued for another name. Give --host the name in the certificate",
    pt:
      "o certificado dela foi emitido para outro nome. Use em --host o nome que está no certificado",
  }],
  [/UnknownIssuer|CaUsedAsEndEntity/i, {
    en: "nobody whom this machine trusts vouches for its certificate. " +
      "Give the room's certificate with --tls-ca FILE",
    pt: "ninguém em quem esta máquina confia responde pelo certificado dela. " +
      "Indique o certificado da sala com --tls-ca ARQUIVO",
  }],
  [/Expired|NotValidYet/i, {
    en: "its certificate is not valid today. Is the clock of this machine right?",
    pt: "o certificado dela não vale hoje. O relógio desta máquina está certo?",
  }],
  [/corrupt message|InvalidContentType|unexpected eof|tls handshake eof|InvalidMessage/i, {
    en: "it does not speak TLS. Try without --tls",
    pt: "ela não fala TLS. Tente sem --tls",
  }],
];

function wording(at: string, cause: unknown): Text {
  const said = cause instanceof Error ? cause.message : String(cause);
  const why = REASONS.find(([pattern]) => pattern.test(said))?.[1] ?? same(visible(said));
  return {
    en: `No safe connection to the room at ${at}: ${why.en}.`,
    pt: `Não há conexão segura com a sala em ${at}: ${why.pt}.`,
  };
}

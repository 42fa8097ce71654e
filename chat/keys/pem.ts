/**
 * Certificates and keys, in the form in which they are kept: PEM (RFC 7468).
 *
 * @module
 */
import { FileFailure, readText } from "../../wire/files.ts";
import type { Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";

/** What a file is asked for. */
const KINDS: Record<"certificate" | "key", Text & { readonly begins: RegExp }> = {
  certificate: { en: "certificate", pt: "certificado", begins: /-----BEGIN CERTIFICATE-----/ },
  key: { en: "private key", pt: "chave privada", begins: /-----BEGIN ([A-Z]+ )?PRIVATE KEY-----/ },
};

/**
 * The text of a file that holds at least one of the kind.
 *
 * @throws {FileFailure} where it cannot be read, or holds none.
 * @throws {UsageError} where Deno was started without the permission.
 */
export async function pemText(path: string, kind: keyof typeof KINDS): Promise<string> {
  const text = await readText(path);
  const { en, pt, begins } = KINDS[kind];
  if (begins.test(text)) return text;
  throw new FileFailure({
    en: `There is no ${en} in ${visible(path)}: it has to be PEM (-----BEGIN ...).`,
    pt: `Não há ${pt} em ${visible(path)}: precisa estar em PEM (-----BEGIN ...).`,
  });
}

/** The certificates of a file, one by one. Throws as {@linkcode pemText} does. */
export async function certificatesOf(path: string): Promise<string[]> {
  const text = await pemText(path, "certificate");
  return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}

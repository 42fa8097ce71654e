/**
 * `--me auto`: which addresses this machine has, and what to type.
 *
 * @module
 */
import { formatAddress } from "../../wire/address.ts";
import { UsageError } from "../../wire/flags.ts";
import { inOrder, type Own } from "../../wire/interfaces.ts";
import type { Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { DEFAULT_PORT } from "./endpoint.ts";
import { typed } from "../../wire/typed.ts";

/**
 * The addresses of this machine that another can call, IPv4 first, loopback last.
 *
 * @throws {UsageError} where Deno was started without the permission.
 */
export async function ownAddresses(): Promise<readonly Own[]> {
  // Asked for only where that needs no question: a prompt would be a second program on the screen.
  const { state } = await Deno.permissions.query({ name: "sys", kind: "networkInterfaces" });
  if (state !== "granted") {
    throw new UsageError({
      en:
        "--me auto lists this machine's addresses, which Deno tells only if it was started with " +
        "--allow-sys=networkInterfaces.",
      pt: "--me auto lista os endereços desta máquina, que o Deno só informa se foi iniciado com " +
        "--allow-sys=networkInterfaces.",
    });
  }
  return inOrder(Deno.networkInterfaces());
}

/** The list as it is printed: each address, its interface, and the command line to type. */
export function ownAddressesText(own: readonly Own[], peer: string | undefined): Text {
  const rows = (other: string) =>
    own.map(({ name, address }) => {
      const me = formatAddress({ host: address, port: DEFAULT_PORT });
      return `\n${address} (${visible(name)})\n` +
        `  ${typed("chat:peer")} --me ${me} --peer ${visible(peer ?? other)}`;
    }).join("");
  return {
    en: `This machine's addresses, their interfaces, and what to type:${
      rows(`THEIR-ADDRESS:${DEFAULT_PORT}`)
    }`,
    pt: `Os endereços desta máquina, suas interfaces, e o que digitar:${
      rows(`ENDEREÇO-DO-OUTRO:${DEFAULT_PORT}`)
    }`,
  };
}

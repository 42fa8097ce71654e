/**
 * What to write on the blackboard: how others come into this room.
 *
 * @module
 */
import type { Address } from "../../wire/address.ts";
import { inOrder } from "../../wire/interfaces.ts";
import { isLoopback } from "../../wire/ip.ts";
import type { Text } from "../../wire/text.ts";
import { typed } from "../../wire/typed.ts";

const EVERY_ADDRESS = ["0.0.0.0", "::"];

/**
 * The command line for each address at which another machine may find the room; undefined where there is none,
 * or Deno may not tell the addresses.
 *
 * @param at where it listens.
 */
export async function invitation(at: Address, overTls: boolean): Promise<Text | undefined> {
  const hosts = EVERY_ADDRESS.includes(at.host) ? await otherHosts(at.host) : [at.host];
  if (hosts.every(isLoopback)) return undefined;
  const tls = overTls ? " --tls" : "";
  const lines = hosts.map((host) =>
    `\n  ${typed("chat:join")} --host ${host} --port ${at.port}${tls} --nick `
  );
  return {
    en: `On another machine, type:${lines.map((line) => `${line}NICK`).join("")}`,
    pt: `Em outra máquina, digite:${lines.map((line) => `${line}APELIDO`).join("")}`,
  };
}

async function otherHosts(host: string): Promise<string[]> {
  const { state } = await Deno.permissions.query({ name: "sys", kind: "networkInterfaces" });
  if (state !== "granted") return [];
  return inOrder(Deno.networkInterfaces())
    .filter(({ address, family }) => !isLoopback(address) && (host === "::" || family === "IPv4"))
    .map(({ address }) => address);
}

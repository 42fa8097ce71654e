/**
 * Acts that several plays have in common.
 *
 * @module
 */
import type { Endpoint } from "../core/observation.ts";
import { replyTo } from "../core/questions.ts";
import type { Participant, Rig } from "../core/scenario.ts";
import { EXCHANGE } from "./serving_claims.ts";

/** A line with a blank in it: to read a word is not to read a line, as scanf("%s") does and Java's Scanner.next(). */
export const twoWords = <R extends string>(rig: Rig<R>): string => `${rig.word()} ${rig.word()}`;

/** A TCP client calls a port that nobody listens on. */
export async function callNobody<R extends string>(
  rig: Rig<R>,
  role: R,
  at: Endpoint,
): Promise<Participant> {
  const kernel = await rig.counters("Tcp.AttemptFails", "Tcp.OutRsts");
  const client = await rig.start(role, at);
  if (!await client.ends(rig.patience.refusalMs)) {
    await kernel.note();
    await client.type(rig.word()); // it may connect only when it has something to say
    await client.ends();
  }
  await kernel.note();
  return client;
}

/**
 * A UDP client sends a line to a port that nobody has. When this is over, the datagram has met the closed
 * port: the kernel's counter told, or else the client's own complaint that no answer came.
 */
export async function sendToNobody<R extends string>(
  rig: Rig<R>,
  role: R,
  at: Endpoint,
  line = rig.word(),
): Promise<Participant> {
  const kernel = await rig.counters("Udp.NoPorts", "Icmp.OutDestUnreachs");
  const client = await rig.start(role, at);
  await client.type(line);
  if (await kernel.reaches("Udp.NoPorts", 1)) await client.speaks();
  else await client.speaks(rig.patience.replyMs);
  await kernel.note();
  return client;
}

/**
 * A client is started, gets one line typed and answered, and ends; `whileOpen` acts before it does. The line has two
 * words, unless it is given. What the kernel
 * counted is noted when all is over, and also when the answer was waited for in vain.
 *
 * @returns whether the line was answered in time.
 */
export async function exchangeLine<R extends string>(
  rig: Rig<R>,
  role: R,
  at: Endpoint,
  { line = twoWords(rig), whileOpen }: {
    readonly line?: string;
    readonly whileOpen?: (client: Participant) => Promise<unknown>;
  } = {},
): Promise<boolean> {
  const kernel = await rig.counters(EXCHANGE[at.transport].counter);
  const client = await rig.start(role, at);
  await client.type(line);
  const isAnswered = await client.prints(replyTo(line));
  if (!isAnswered && client.running) await kernel.note();
  await whileOpen?.(client);
  await client.hangUp();
  if (!await client.ends()) await client.stop(); // it does not mind Ctrl-D, and would keep the server busy
  await kernel.note();
  return isAnswered;
}

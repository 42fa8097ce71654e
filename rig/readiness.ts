/**
 * What a socket table shows of a program that gets ready.
 *
 * @module
 */
import type { Endpoint } from "../core/observation.ts";
import type { Text } from "../wire/text.ts";
import { socketsFact, tableOf } from "./kernel_account.ts";
import type { Network } from "./network.ts";
import type { Socket } from "./proc_net.ts";
import type { Recorder } from "./recorder.ts";

/** What a program turned out to listen on; or it has called who it was to meet. */
export type Ready = Endpoint | "called" | undefined;

/** The host on which somebody listens who can be reached at this endpoint, or nearly so. */
export function hostOfListener(sockets: readonly Socket[], at: Endpoint): string | undefined {
  const hosts = sockets.flatMap(({ local, hearsAnybody }) =>
    hearsAnybody && local.transport === at.transport && local.port === at.port ? local.host : []
  );
  if (hosts.some((host) => ["0.0.0.0", "::", at.host].includes(host))) return at.host;
  // `localhost` is two addresses (RFC 6761, 6.3), and a program may take the other one.
  return at.host === "127.0.0.1" && hosts.includes("::1") ? "::1" : undefined;
}

/** The connection between two who have an address each, whoever called whom. */
export const between = (
  sockets: readonly Socket[],
  at: Endpoint,
  other: Endpoint,
): Socket | undefined =>
  sockets.find(({ isEstablished, local, remote }) =>
    isEstablished && local.host === at.host && remote.host === other.host &&
    (local.port === at.port || remote.port === other.port)
  );

/** What is awaited of a program that shall listen there, as a text. */
export const listenerOn = ({ transport, port }: Endpoint): Text => ({
  en: `a listener on ${transport.toUpperCase()} port ${port}`,
  pt: `alguém escutando na porta ${transport.toUpperCase()} ${port}`,
});

/**
 * Notes what is open instead of what was awaited, which may say why, unless evidence did since the timeline was so
 * long: in a play's own network only, where all of it is the play's.
 */
export async function noteSockets<R extends string>(
  recorder: Recorder<R>,
  network: Network,
  at: Endpoint,
  since: number,
): Promise<void> {
  const sockets = network.kind === "namespace" ? await network.sockets() : undefined;
  const pair = recorder.timeline.find((o) => o.kind === "machines");
  const machine = pair?.by === "cable" && pair.addresses[1] === at.host ? 2 : 1;
  const isNoted = recorder.timeline.slice(since).some((o) =>
    o.kind === "sockets" && o.machine === machine
  );
  if (!sockets || isNoted) return;
  recorder.note("kernel", socketsFact(tableOf(sockets), { machine, shared: false }));
}

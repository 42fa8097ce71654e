/**
 * Who called whom: the connections that the socket table shows.
 *
 * @module
 */
import type { Endpoint, Timeline } from "../core/observation.ts";
import { formatAddress } from "../wire/address.ts";
import type { Network } from "./network.ts";

/** Finds the connections that were not there before. */
export class Callers {
  readonly #known = new Set<string>();

  constructor(
    private readonly network: Network,
    private readonly recorder: { readonly timeline: Timeline },
  ) {}

  /**
   * The clients' ends of the connections to this endpoint that were not there when this was last asked. (On
   * a shared machine some may be left from an earlier play: a closed connection stays in the table for a
   * minute, TIME_WAIT, RFC 9293, section 3.4.2.)
   */
  async newTo(to: Endpoint): Promise<Endpoint[]> {
    const callers = await this.#allTo(to);
    const key = (from: Endpoint) => `${formatAddress(from)} > ${formatAddress(to)}`;
    const fresh = callers.filter((from) => !this.#known.has(key(from)));
    for (const from of fresh) this.#known.add(key(from));
    return fresh;
  }

  async #allTo(to: Endpoint): Promise<Endpoint[]> {
    const sockets = await this.network.sockets();
    const callers = new Map<string, Endpoint>();
    const add = (caller: Endpoint) => callers.set(formatAddress(caller), caller);
    if (sockets) {
      const isServer = (end: Endpoint) => end.port === to.port && end.host === to.host;
      for (const { local, remote, hearsAnybody } of sockets) {
        if (hearsAnybody || local.transport !== to.transport) continue;
        if (isServer(remote) && !isServer(local)) add(local);
        if (isServer(local) && !isServer(remote)) add(remote);
      }
    } else {
      // No socket table here: the bundled server's log tells who called.
      const { timeline } = this.recorder;
      const isThere = ({ transport, port }: Endpoint) =>
        transport === to.transport && port === to.port;
      const server = timeline.find((o) => o.kind === "listening" && isThere(o.at))?.who;
      for (const o of timeline) {
        if (o.kind !== "printed" || o.who !== server) continue;
        const port = /:(\d+) (connected|conectou)\b/.exec(o.line)?.[1];
        if (port) add({ ...to, port: Number(port) });
      }
    }
    return [...callers.values()];
  }
}

/**
 * The machines of a play: one, or two that a cable joins.
 *
 *     network namespace              network namespace
 *     ┌──────────────────┐           ┌──────────────────┐
 *     │ cable  10.77.0.1 ├───────────┤ 10.77.0.2  cable │      veth(4)
 *     └──────────────────┘           └──────────────────┘
 *
 * To the kernel these are two hosts: each has interfaces, routes, ports and counters of its own, and what one
 * says to the other is sent as frames. Where such networks cannot be had, two loopback addresses stand for
 * them.
 *
 * @module
 */
import type { Fact, MachineNumber } from "../core/observation.ts";
import { type Network, type NetworkChoice, openNetwork, openNetworkBeside } from "./network.ts";

/** One machine, as the programs on it see it. */
export interface Machine {
  /** Its own IP address. */
  readonly address: string;
  /** In which its programs run. */
  readonly network: Network;
}

/** What is known of the machines where there are two. */
export type Pair = Omit<Extract<Fact, { kind: "machines" }>, "kind">;

/** All machines of a play. */
export interface Machines extends AsyncDisposable {
  /** Absent where there is one. */
  readonly pair?: Pair;
  /** The machine of this number. */
  at(number: MachineNumber): Machine;
}

const LOOPBACK = "127.0.0.1";
/** On Linux and Windows all of 127.0.0.0/8 is this machine; on macOS only the first address of it. */
const SECOND_LOOPBACK = Deno.build.os === "darwin" ? LOOPBACK : "127.0.0.2";

/** Opens one machine, or two; those without a cable are one, with two addresses. */
export async function openMachines(
  choice: NetworkChoice,
  two: boolean,
  withCable = true,
): Promise<Machines> {
  await using stack = new AsyncDisposableStack();
  const network = stack.use(await openNetwork(choice));
  const first: Machine = { network, address: LOOPBACK };
  if (!two) return { at: () => first, [Symbol.asyncDispose]: closer(stack.move()) };

  const beside = withCable && network.kind === "namespace"
    ? await openNetworkBeside(network)
    : undefined;
  const pair: readonly [Machine, Machine] = beside
    ? [{ network, address: beside.addresses[0] }, {
      network: stack.use(beside.network),
      address: beside.addresses[1],
    }]
    : [first, { network, address: SECOND_LOOPBACK }];
  return {
    pair: { addresses: [pair[0].address, pair[1].address], by: beside ? "cable" : "loopback" },
    at: (number) => pair[number === 1 ? 0 : 1],
    [Symbol.asyncDispose]: closer(stack.move()),
  };
}

function closer(stack: AsyncDisposableStack): () => Promise<void> {
  return () => stack.disposeAsync();
}

/**
 * Sandboxes that stand ready before a play needs them.
 *
 * To lock a program in takes some 30 ms: a control group to join, namespaces, a copy of the folder, a terminal. A
 * play has time for that while it waits for something else.
 *
 * @module
 */
import type { Fact } from "../core/observation.ts";
import type { Submission } from "./live_rig.ts";
import type { Network } from "./network.ts";
import { type Launch, Process } from "./process.ts";

/** A process that waits for its command, and whom it tells of itself. */
interface Ready {
  readonly process: Process;
  /** Tells these from now on, and first what there was to tell until now. */
  bind(told: Pick<Launch, "note" | "changed">): void;
}

/** In each network one more than is in use, as long as there are roles for them. */
export class Cages implements AsyncDisposable {
  readonly #ready = new Map<Network, Promise<Ready | undefined>>();
  readonly #left = new Map<Network, number>();

  constructor(
    private readonly submission: Submission,
    private readonly launch: Pick<Launch, "cwd" | "env" | "guardian">,
  ) {}

  /** So many programs will be started in the network. */
  expect(network: Network, programs: number): void {
    this.#left.set(network, programs);
    this.#prepare(network);
  }

  /** Starts the program in a sandbox that stands ready; undefined where there is none, or none for such a command. */
  async start(
    network: Network,
    argv: readonly string[],
    told: Pick<Launch, "note" | "changed">,
  ): Promise<Process | undefined> {
    const line = this.submission.sandbox.ahead?.line(argv);
    if (line === undefined) return undefined;
    const ready = await this.#ready.get(network);
    this.#prepare(network);
    if (!ready) return undefined;
    ready.bind(told);
    await ready.process.write(`${line}\n`);
    return ready.process;
  }

  #prepare(network: Network): void {
    const { folder, sandbox: { ahead } } = this.submission;
    const left = this.#left.get(network) ?? 0;
    this.#ready.delete(network);
    if (!ahead || left === 0) return;
    this.#left.set(network, left - 1);
    const starting = this.#start(ahead.wait(network, folder)).catch(() => undefined);
    this.#ready.set(network, starting);
  }

  async #start(argv: readonly string[]): Promise<Ready> {
    const early: Fact[] = [];
    let told: Pick<Launch, "note" | "changed"> = {
      note: (fact) => early.push(fact),
      changed: () => {},
    };
    const process = await Process.start({
      ...this.launch,
      argv,
      note: (fact) => told.note(fact),
      changed: () => told.changed(),
    });
    return {
      process,
      bind(others) {
        told = others;
        for (const fact of early) others.note(fact);
      },
    };
  }

  /** Ends those that were not needed. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#left.clear();
    for (const ready of this.#ready.values()) await (await ready)?.process[Symbol.asyncDispose]();
  }
}

/**
 * What is watched besides the programs' screens, where the system has the tools for it and it was asked for.
 *
 * @module
 */
import type { MachineNumber, Part } from "../core/observation.ts";
import type { Guardian } from "./guardian.ts";
import { openKernelAccount } from "./kernel_account.ts";
import type { Machines } from "./machines.ts";
import type { Recorder } from "./recorder.ts";
import { openSniffer } from "./sniffer.ts";
import { openTracer } from "./tracer.ts";

/** What to watch. */
export interface EvidenceChoice {
  /**
   * The programs' network calls, by strace(1). A program starts some 10 (C, Python) to 60 ms (Java) later, and each
   * call takes some 0.1 ms longer: of 18,000 round trips a second in Python, 4,000 remain; of 39,000 in Deno, 2,000.
   */
  readonly syscalls?: boolean;
  /** The kernel's counters over the whole play, and its sockets at chosen moments. */
  readonly kernel?: boolean;
  /**
   * What travels between the programs, in a network of the play's own only, by tcpdump(8) or dumpcap(1). Called
   * when a play has come to its end, with at most the first 8 MiB in the pcap format, once for each machine at
   * which was captured: the first sees all but what the second says to itself.
   */
  readonly packets?: (machine: MachineNumber, pcap: Uint8Array) => void;
}

/** One kind of evidence while it is gathered. */
export interface Watcher extends AsyncDisposable {
  /** The command line that runs another one under watch. */
  watched?(role: string, part: Part, argv: readonly string[]): Promise<readonly string[]>;
  /** A moment worth a look: a listener, a connection, a silence, a program about to start. */
  look?(): Promise<void>;
  /** The play is over, its programs have not been ended yet: notes what is left to note. */
  finish?(): Promise<void>;
}

/** All kinds of evidence that were asked for and can be had. */
export class Evidence implements AsyncDisposable {
  constructor(
    private readonly watchers: readonly Watcher[],
    private readonly stack: AsyncDisposableStack,
  ) {}

  /** The command line that runs another one under watch. */
  async watched(role: string, part: Part, argv: readonly string[]): Promise<readonly string[]> {
    for (const watcher of this.watchers) {
      argv = await watcher.watched?.(role, part, argv) ?? argv;
    }
    return argv;
  }

  /** Looks at what can be seen at this moment only. */
  async look(): Promise<void> {
    for (const watcher of this.watchers) await watcher.look?.();
  }

  /** Notes what is left to note, while the programs still run. */
  async finish(): Promise<void> {
    for (const watcher of this.watchers) await watcher.finish?.();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stack.disposeAsync();
  }
}

/** Begins to watch; what cannot be had here is noted as `unseen`, with the reason. */
export async function openEvidence<R extends string>(
  choice: EvidenceChoice,
  machines: Machines,
  recorder: Recorder<R>,
  guardian: Guardian,
): Promise<Evidence> {
  await using stack = new AsyncDisposableStack();
  const watchers: Watcher[] = [];
  const syscalls = choice.syscalls ? await openTracer(machines, recorder) : undefined;
  if (syscalls) watchers.push(stack.use(syscalls));
  // Before the packets: at its end, that of the sockets is not to count what ends the capture.
  const kernel = choice.kernel ? await openKernelAccount(machines, recorder) : undefined;
  if (kernel) watchers.push(stack.use(kernel));
  const packets = choice.packets &&
    await openSniffer(machines, guardian, recorder, choice.packets);
  if (packets) watchers.push(stack.use(packets));
  return new Evidence(watchers, stack.move());
}

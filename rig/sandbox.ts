/**
 * Where submitted programs run: locked in, as well as the machine allows.
 *
 * `bubblewrap`: a view of the system in which neither homes nor the lab are, only the play's network, an
 * ordinary user, and limits. `limits`: the limits, and on a root's machine a user of its own. `none`: nothing.
 *
 * @module
 */
import type { SandboxTier } from "../core/mark.ts";
import type { Text } from "../wire/text.ts";
import type { Network, NetworkChoice } from "./network.ts";
import { runQuietly } from "./quietly.ts";
import { bubblewrapped } from "./sandbox/bubblewrap.ts";
import { DEFAULT_LIMITS, type Limits } from "./sandbox/limits.ts";
import { limited } from "./sandbox/limited.ts";
import { openGroups } from "./sandbox/groups.ts";
import { type Machine, survey } from "./sandbox/machine.ts";
import { leaseSlot, SLOTS } from "./sandbox/slots.ts";
import { HINTS, told } from "./sandbox/told.ts";

export { DEFAULT_LIMITS, type Limits } from "./sandbox/limits.ts";
export { signalOf } from "./sandbox/terminal.ts";

/** Locks programs in. */
export interface Sandbox extends AsyncDisposable {
  /** How well. */
  readonly tier: SandboxTier;
  /** What that means here, and what is missing, in a few sentences. */
  readonly told: Text;
  /**
   * The command line that runs another one in this network, in a copy of its own of the folder, and as at a
   * terminal: stdin and stdout are one (pty(7)) without echo, stderr stays a pipe, the end of stdin is Ctrl-D.
   * Each call is for one program. Death by a signal is seen as 128 and its number: {@linkcode signalOf}.
   *
   * @param folder an absolute path.
   */
  play(network: Network, folder: string, argv: readonly string[]): readonly string[];
  /** The same in two steps, where the machine lets it be made ready before the command is known. */
  readonly ahead?: {
    /** The command line that gets all ready, and then waits for a line on stdin. */
    wait(network: Network, folder: string): readonly string[];
    /** The line that makes it run this; undefined for what cannot be said in one. */
    line(argv: readonly string[]): string | undefined;
  };
  /**
   * The command line that runs another one in the folder itself, to build what is there, without a network
   * and without a terminal. Of use on a copy: under root, the folder's files become the sandboxed user's.
   *
   * @param folder an absolute path.
   */
  build(folder: string, argv: readonly string[]): readonly string[];
}

/** What is asked for: the best there is; bubblewrap or nothing; no sandbox. */
export type SandboxChoice = "auto" | "required" | "off";

/** How programs are to be locked in. */
export interface SandboxOptions {
  /** What is asked for. */
  readonly choice: SandboxChoice;
  /** Other limits than the usual. */
  readonly limits?: Partial<Limits>;
  /** Where the programs will play, for what is told of that; `own` if absent. */
  readonly network?: NetworkChoice;
}

/** No sandbox of the kind that was required can be had. */
export class SandboxMissing extends Error {
  /** For who catches it by name. */
  override name = "SandboxMissing";
  /** Made of what is missing. */
  constructor(
    /** What is missing, in a sentence. */
    readonly text: Text,
  ) {
    super(text.en);
  }
}

/** What becomes of the way in which a tier locks in. */
export interface Cage {
  play: Sandbox["play"];
  readonly ahead?: Sandbox["ahead"];
  build: Sandbox["build"];
  /** Ends what may be left; called once, when the programs have been ended. */
  close(): Promise<void>;
}

/**
 * Opens a sandbox; disposing of it ends whatever is left in it.
 *
 * @throws {SandboxMissing} where one was required and the machine has none.
 */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { choice, network = "own" } = options;
  if (choice === "off") return sandbox("none", told("none", [HINTS.off]), unlocked());
  if (Deno.build.os !== "linux") {
    if (choice === "required") throw new SandboxMissing(told("none", [HINTS.linux]));
    return sandbox("none", told("none", [HINTS.linux]), unlocked());
  }
  const machine = await survey();
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const trouble = await troubleWithBubblewrap(machine);
  if (!trouble) {
    const lease = leaseSlot();
    const groups = await openGroups(limits, lease.number);
    const missing = [
      ...(groups ? [] : [HINTS.groups]),
      ...(groups || machine.bwrapSizes ? [] : [HINTS.bubblewrapSizes]),
      ...(machine.script ? [] : [HINTS.script]),
      ...machine.leftOut.map(HINTS.leftOut),
    ];
    const cage = bubblewrapped({ machine, limits, slot: lease.number, groups });
    return sandbox("bubblewrap", told("bubblewrap", missing, network !== "own"), cage, lease);
  }
  if (choice === "required") throw new SandboxMissing(told("none", [trouble]));
  const missing = [trouble, ...(machine.script ? [] : [HINTS.script])];
  const lease = leaseSlot();
  const cage = limited({ machine, limits, slot: lease.number });
  return sandbox("limits", told("limits", missing), cage, lease);
}

function sandbox(tier: SandboxTier, told: Text, cage: Cage, lease?: Disposable): Sandbox {
  let closing: Promise<void> | undefined;
  const { ahead, play, build } = cage;
  const close = () => closing ??= cage.close().finally(() => lease?.[Symbol.dispose]());
  return { tier, told, play, ...(ahead && { ahead }), build, [Symbol.asyncDispose]: close };
}

/** Programs as they are, in the folder. */
function unlocked(): Cage {
  const there = (folder: string, argv: readonly string[]) =>
    Deno.build.os === "windows"
      ? argv // runs where the lab does: no shell takes it to the folder
      : ["sh", "-c", 'cd "$1" && shift && exec "$@"', "sh", folder, ...argv];
  return {
    play: (network, folder, argv) => network.inside(there(folder, argv)),
    build: there,
    close: () => Promise.resolve(),
  };
}

let probed: Promise<Text | undefined> | undefined;

/** Why bubblewrap is of no use here; undefined where it is. Tried once, with the command line of a program. */
function troubleWithBubblewrap(machine: Machine): Promise<Text | undefined> {
  if (!machine.bwrap) return Promise.resolve(HINTS.bubblewrap);
  if (!machine.bwrapModes) return Promise.resolve(HINTS.bubblewrapModes);
  return probed ??= (async () => {
    const cage = bubblewrapped({ machine, limits: DEFAULT_LIMITS, slot: SLOTS, groups: undefined });
    const { code, stderr } = await runQuietly(cage.probe);
    return code === 0 ? undefined : HINTS.namespaces(stderr.trim().split("\n")[0] ?? "");
  })();
}

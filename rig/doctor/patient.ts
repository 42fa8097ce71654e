/**
 * The machine that is looked at: all that a check may ask of it, so that a test can put another in its place.
 *
 * @module
 */
import type { SandboxTier } from "../../core/mark.ts";
import { aborted, within } from "../../wire/deadline.ts";
import type { Own } from "../../wire/interfaces.ts";
import { addressesInOrder } from "../../wire/lookup.ts";
import type { Text } from "../../wire/text.ts";
import { openGuardian } from "../guardian.ts";
import { type Network, openNetwork } from "../network.ts";
import { type Answered, runQuietly } from "../quietly.ts";
import { openSandbox } from "../sandbox.ts";
import { type Machine, survey } from "../sandbox/machine.ts";
import { Tap, type Tool, TOOLS } from "../tap.ts";
import { look, type Traits } from "./traits.ts";

/** How submissions are locked in here. */
export interface LockedIn {
  readonly tier: SandboxTier;
  readonly told: Text;
}

/** A machine. What it is asked ends with its signal, and at the latest when it is disposed of. */
export interface Patient extends AsyncDisposable {
  readonly os: typeof Deno.build.os;
  /** The kernel's version, as the system writes it. */
  readonly release: string;
  /** The Deno that runs the lab; undefined in a binary of the lab, which is of no use to submissions. */
  readonly deno: string | undefined;
  /** The window; undefined where stdout is no terminal. */
  readonly terminal: { readonly columns: number; readonly rows: number } | undefined;
  /** Aborted when the time is up. */
  readonly signal: AbortSignal;
  /** A variable of the environment. */
  env(name: string): string | undefined;
  /** Runs a command line; it is ended when the time is up. */
  run(argv: readonly string[]): Promise<Answered>;
  /** The addresses of a name, in the order in which the system has them. */
  resolve(name: string): Promise<readonly string[]>;
  listen(hostname: string, port: number): Deno.TcpListener;
  bind(hostname: string, port: number): Deno.DatagramConn;
  connect(hostname: string, port: number): Promise<Deno.TcpConn>;
  interfaces(): readonly Own[];
  /** What a shell says of it; the same for all checks. */
  traits(): Promise<Traits>;
  /** Whether plays have a network of their own. */
  isolates(): Promise<boolean>;
  /** How submissions are locked in. */
  lockedIn(): Promise<LockedIn>;
  /** What the sandbox makes use of; undefined where nothing of the kind is there. */
  machine(): Promise<Machine | undefined>;
  /** Runs a command line in the network of a play. */
  runInPlay(argv: readonly string[]): Promise<Answered>;
  /** What captures in a play's network; undefined where nothing may. */
  captures(): Promise<Tool["by"] | undefined>;
}

/** As a shell puts a SIGKILL. */
const KILLED = 137;
/** Checks that only want to know what something means for the plays do not wait for it longer. */
const ISOLATES_MS = 1_000;

/** This machine. */
export function thisMachine(signal: AbortSignal): Patient {
  // What cannot be ended, because it waits for a disk say, must not keep anybody waiting either.
  const timeUp = aborted(signal).then(() => ({ code: KILLED, stdout: "", stderr: "" }));
  const run = (argv: readonly string[]) => Promise.race([runQuietly(argv, signal), timeUp]);
  const once = <T>(act: () => Promise<T>) => {
    let promise: Promise<T> | undefined;
    return () => promise ??= act();
  };
  const { os, standalone } = Deno.build;
  let opened: Promise<Network> | undefined;
  const network = () => opened ??= openNetwork("own", signal);
  return {
    os,
    release: Deno.osRelease(),
    deno: standalone ? undefined : Deno.version.deno,
    terminal: Deno.stdout.isTerminal() ? Deno.consoleSize() : undefined,
    signal,
    env: (name) => Deno.env.get(name),
    run,
    resolve: addressesInOrder,
    listen: (hostname, port) => Deno.listen({ hostname, port }),
    bind: (hostname, port) => Deno.listenDatagram({ transport: "udp", hostname, port }),
    connect: (hostname, port) => Deno.connect({ hostname, port, signal }),
    interfaces: () => Deno.networkInterfaces(),
    traits: once(() => look(os, run)),
    isolates: once(async () =>
      await within(network(), ISOLATES_MS) && (await network()).kind === "namespace"
    ),
    lockedIn: once(async () => {
      await using sandbox = await openSandbox({ choice: "auto" });
      return { tier: sandbox.tier, told: sandbox.told };
    }),
    machine: () => os === "linux" ? survey() : Promise.resolve(undefined),
    runInPlay: async (argv) => run((await network()).inside(argv)),
    captures: once(async () => capturing(await network())),
    [Symbol.asyncDispose]: async () => await (await opened)?.[Symbol.asyncDispose](),
  };
}

/** Begins to capture in the way in which a play does. */
async function capturing(network: Network): Promise<Tool["by"] | undefined> {
  if (network.kind !== "namespace") return undefined;
  await using guardian = openGuardian();
  for (const tool of TOOLS) {
    await using tap = await Tap.open(tool, network, "lo", guardian, () => {});
    if (tap) return tool.by;
  }
  return undefined;
}

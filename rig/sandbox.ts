/**
 * Where submitted programs run: locked in, as well as the machine allows.
 *
 * @module
 */
import type { SandboxTier } from "../core/mark.ts";
import type { Text } from "../wire/text.ts";
import type { Network } from "./network.ts";

/** What one program may take. */
export interface Limits {
  readonly processes: number;
  readonly memoryBytes: number;
  /** Of one file. */
  readonly fileBytes: number;
  /** Of all that it writes. */
  readonly diskBytes: number;
  /** Of processor time. */
  readonly cpuS: number;
}

/** Locks programs in. */
export interface Sandbox extends AsyncDisposable {
  readonly tier: SandboxTier;
  /** What that means here, and what is missing, in a sentence. */
  readonly told: Text;
  /**
   * The command line that runs another one in this network, in a copy of its own of the folder, and as at a
   * terminal: stdin and stdout are one (pty(7)) without echo, stderr stays a pipe, the end of stdin is Ctrl-D.
   */
  play(network: Network, folder: string, argv: readonly string[]): readonly string[];
  /** The command line that runs another one in the folder itself, to build what is there, without a network. */
  build(folder: string, argv: readonly string[]): readonly string[];
}

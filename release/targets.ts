/**
 * The systems that binaries are made for.
 *
 * @module
 */

/** One of them. */
export interface Target {
  /** As `deno compile --target` and the Rust project name it. */
  readonly triple: string;
  /** What the name of a program ends in. */
  readonly suffix: string;
  /** How a program for it begins: bytes by their offset. */
  readonly machine: Machine;
}

/** A kind of program file, and the processor in it. */
export type Machine = `${"elf" | "mach-o" | "pe"} ${"x64" | "arm64"}`;

/** The targets, by the names that their folders and files have. */
export const targets = {
  "linux-x64": { triple: "x86_64-unknown-linux-gnu", suffix: "", machine: "elf x64" },
  "linux-arm64": { triple: "aarch64-unknown-linux-gnu", suffix: "", machine: "elf arm64" },
  "macos-x64": { triple: "x86_64-apple-darwin", suffix: "", machine: "mach-o x64" },
  "macos-arm64": { triple: "aarch64-apple-darwin", suffix: "", machine: "mach-o arm64" },
  "windows-x64": { triple: "x86_64-pc-windows-msvc", suffix: ".exe", machine: "pe x64" },
} as const satisfies Record<string, Target>;

/** The name of a target. */
export type TargetName = keyof typeof targets;

/** All of them. */
export const targetNames = Object.keys(targets) as readonly TargetName[];

/** The target of that name or triple. */
export function targetOf(word: string): TargetName | undefined {
  return targetNames.find((name) => name === word || targets[name].triple === word);
}

/** What a program file is for, by its first bytes (elf(5), Apple's `mach-o/loader.h`, Microsoft's PE format). */
export function machineOf(head: Uint8Array<ArrayBuffer>): Machine | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const u16 = (at: number) => at + 2 <= view.byteLength ? view.getUint16(at, true) : 0;
  const u32 = (at: number) => at + 4 <= view.byteLength ? view.getUint32(at, true) : 0;
  if (u32(0) === 0x464c457f) return ({ 0x3e: "elf x64", 0xb7: "elf arm64" } as const)[u16(0x12)];
  if (u32(0) === 0xfeedfacf) {
    return ({ 0x1000007: "mach-o x64", 0x100000c: "mach-o arm64" } as const)[u32(4)];
  }
  const pe = u32(0x3c);
  if (u16(0) === 0x5a4d && u32(pe) === 0x4550 && u16(pe + 4) === 0x8664) return "pe x64";
  return undefined;
}

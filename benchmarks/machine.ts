/**
 * The machine, in its own words: figures mean little without it.
 *
 * @module
 */
import { output, type Tools } from "./tools.ts";

/** What the figures depend on. */
export interface Machine {
  /** When the measurement began, UTC (RFC 3339). */
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  /** MemTotal, in GiB. */
  readonly memoryGb: number;
  readonly kernel: string;
  readonly os: string;
  readonly deno: string;
  readonly cc: string;
  /** Empty: not installed. */
  readonly python: string;
  readonly node: string;
}

/** Asks the machine, as {@linkcode Machine} says. */
export async function thisMachine({ cc, python3, node }: Tools): Promise<Machine> {
  const texts = ["/proc/cpuinfo", "/proc/meminfo", "/etc/os-release"].map((path) =>
    output(["cat", path])
  );
  const [cpus = "", memory = "", os = "", kernel = "", hardware = ""] = await Promise.all([
    ...texts,
    output(["uname", "-sr"]),
    output(["uname", "-m"]),
  ]);
  return {
    date: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    cpu: found(/^model name\s*:\s*(.+)$/m, cpus) || hardware.trim(), // ARM names no model
    cores: navigator.hardwareConcurrency,
    memoryGb: Math.round(Number(found(/^MemTotal:\s*(\d+) kB$/m, memory)) / 1024 ** 2 * 10) / 10,
    kernel: kernel.trim(),
    os: found(/^PRETTY_NAME="?(.*?)"?$/m, os),
    deno: Deno.version.deno,
    cc: cc.version,
    python: python3?.version ?? "",
    node: node?.version ?? "",
  };
}

function found(pattern: RegExp, text: string): string {
  return pattern.exec(text)?.[1]?.trim() ?? "";
}

/** The machine as one line. */
export function machineLine(machine: Machine): string {
  const { cpu, cores, memoryGb, kernel, os, deno, cc, python, node } = machine;
  return [
    `${cpu} × ${cores}, ${memoryGb} GiB, ${kernel}, ${os}, Deno ${deno}, ${cc}`,
    ...(python ? [`Python ${python}`] : []),
    ...(node ? [`Node ${node}`] : []),
    machine.date,
  ].join(", ");
}

/**
 * What a process takes, as the system accounts for it.
 *
 * @module
 */

/** Threads and memory of one process; not of others that it may have started. */
export interface Usage {
  readonly threads: number;
  /** Resident memory. */
  readonly residentBytes: number;
}

/** Prints resident memory in KiB, and the count of threads, one a line. $1: the process. */
const BY_SYSTEM: Partial<Record<typeof Deno.build.os, string>> = {
  linux: `awk '/^VmRSS:|^Threads:/ { print $2 }' "/proc/$1/status"`, // proc_pid_status(5)
  darwin: `ps -o rss= -p "$1" && ps -M -p "$1" | tail -n +2 | wc -l`,
};

/** What the process takes now; undefined where the system does not tell, or it has ended. */
export async function usageOf(pid: number): Promise<Usage | undefined> {
  const script = BY_SYSTEM[Deno.build.os];
  if (!script) return undefined;
  const { stdout } = await new Deno.Command("sh", {
    args: ["-c", script, "sh", `${pid}`],
    stdin: "null",
    stderr: "null",
  }).output();
  const [kib, threads] = new TextDecoder().decode(stdout).trim().split(/\s+/).map(Number);
  return kib && threads ? { threads, residentBytes: kib * 1024 } : undefined;
}

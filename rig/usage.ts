/**
 * What a process takes, as the system accounts for it.
 *
 * @module
 */
import { runQuietly } from "./quietly.ts";

/** Threads and memory of one process; not of others that it may have started. */
export interface Usage {
  readonly threads: number;
  /** Resident memory. */
  readonly residentBytes: number;
}

/** How a system is asked, $1 being the process, and how its answer is read. */
interface Account {
  readonly script: string;
  read(answer: string): Usage | undefined;
}

/** Deno itself reads /proc only with every permission there is. */
const BY_SYSTEM: Partial<Record<typeof Deno.build.os, Account>> = {
  linux: { script: `cat "/proc/$1/status"`, read: parseStatus },
  darwin: {
    script: `ps -o rss= -p "$1" && ps -M -p "$1" | tail -n +2 | wc -l`,
    read: (answer) => usage(...answer.trim().split(/\s+/).map(Number)),
  },
};

/** From the text of /proc/PID/status (proc_pid_status(5)); undefined for a process that has ended. */
export function parseStatus(status: string): Usage | undefined {
  const field = (name: string) =>
    Number(new RegExp(`^${name}:\\s*(\\d+)`, "m").exec(status)?.[1] ?? 0);
  return usage(field("VmRSS"), field("Threads"));
}

function usage(kib?: number, threads?: number): Usage | undefined {
  return kib && threads ? { threads, residentBytes: kib * 1024 } : undefined;
}

/** What the process takes now; undefined where the system does not tell, or it has ended. */
export async function usageOf(pid: number): Promise<Usage | undefined> {
  const account = BY_SYSTEM[Deno.build.os];
  if (!account) return undefined;
  const { stdout } = await runQuietly(["sh", "-c", account.script, "sh", `${pid}`]);
  return account.read(stdout);
}

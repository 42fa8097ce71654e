/**
 * How long a program had to wait for a processor, on a machine that has too few for all that runs.
 *
 * @module
 */
import { runQuietly } from "./quietly.ts";

/**
 * Of the process $1 and all that it started, the longest that one thread has waited, in ns: it was ready to run, and
 * others ran (/proc/PID/task/TID/schedstat, of proc(5) and the kernel's sched-stats).
 */
const SCRIPT = `
for pid in $(cat /proc/[0-9]*/stat 2>/dev/null | awk -v top="$1" '
  { pid = $1; sub(/^.*\\) /, ""); above[pid] = $2 }
  END {
    for (pid in above) {
      for (at = pid; at in above && at != top; at = above[at]);
      if (at == top) print pid
    }
  }')
do cat /proc/$pid/task/*/schedstat 2>/dev/null; done | sort -k 2 -n | tail -n 1`;

/** The longest that one of the program's threads has waited for a processor, in ms; 0 where no system tells. */
export async function waitedForProcessorMs(pid: number): Promise<number> {
  if (Deno.build.os !== "linux") return 0;
  const { stdout } = await runQuietly(["sh", "-c", SCRIPT, "sh", `${pid}`]);
  const [, waitedNs = "0"] = stdout.split(" ");
  return Number(waitedNs) / 1e6;
}

/** So many times its time to start, and no more, may a program have waited for a processor. */
const MOST_WAITS = 5;

/** What is left of a program's time to start, in ms: while others have the processor, it does not pass. */
export async function startupLeftMs(
  pid: number,
  startupMs: number,
  began: number,
): Promise<number> {
  const waitedMs = Math.min(await waitedForProcessorMs(pid), MOST_WAITS * startupMs);
  return startupMs + waitedMs - (performance.now() - began);
}

/**
 * What a program may take, and how the kernel is told.
 *
 * @module
 */

/** What one program may take, and all that it starts. */
export interface Limits {
  /** Processes and threads together. A JVM has some 25 of them, and more where there are many processors. */
  readonly processes: number;
  /** Of all of them together where there are cgroups, else of each. */
  readonly memoryBytes: number;
  /** Of one file. */
  readonly fileBytes: number;
  /** Of all that it writes, in its folder, and the same again in /tmp. */
  readonly diskBytes: number;
  /** Of processor time, of each of its processes. */
  readonly cpuS: number;
}

const MiB = 1024 * 1024;

/** Plenty for a program that talks over sockets, in any of the usual languages. */
export const DEFAULT_LIMITS: Limits = {
  processes: 128,
  memoryBytes: 1024 * MiB,
  fileBytes: 32 * MiB,
  diskBytes: 64 * MiB,
  cpuS: 60,
};

/** Processes around a program that count too: its terminal's, and who feeds that. */
export const AROUND = 8;

/** What was handed in and all that a build makes of it: more than a program writes, and it is in memory. */
export const BUILD_DISK_BYTES = 512 * MiB;

/**
 * Lines of sh(1) that bring about these limits: setrlimit(2). The shell's own `ulimit` spares the start of a
 * program, prlimit(1); it takes KiB, blocks of 512 bytes, and `-p` (dash) or `-u` (bash) for processes.
 *
 * Memory is bounded by RLIMIT_DATA, not RLIMIT_AS: V8 and the JVM reserve far more address space than they
 * use. A JVM also takes a 64th of the machine's memory before it has begun, which is why that is added.
 *
 * @param others processes that count too, though they are not the program's.
 */
export function ulimit(
  limits: Limits,
  machine: { readonly ramBytes: number },
  others: number,
  toBuild: boolean,
): string {
  const file = toBuild ? Math.max(limits.fileBytes, BUILD_DISK_BYTES) : limits.fileBytes;
  const data = limits.memoryBytes + Math.floor(machine.ramBytes / 64);
  const processes = limits.processes + AROUND + others;
  return `ulimit -c 0 && ulimit -t ${limits.cpuS} && ulimit -f ${Math.floor(file / 512)} &&
    ulimit -d ${Math.floor(data / 1024)} &&
    { ulimit -p ${processes} 2>/dev/null || ulimit -u ${processes}; } || exit 126`;
}

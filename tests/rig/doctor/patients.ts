/**
 * Machines that exist on paper only: one that is well, and what can be wrong with it.
 *
 * @module
 */
import type { Patient } from "../../../rig/doctor/patient.ts";
import { traitsIn } from "../../../rig/doctor/traits.ts";
import type { Answered } from "../../../rig/quietly.ts";
import type { Machine } from "../../../rig/sandbox/machine.ts";

/** What commands print, by the beginning of their command line; the first that fits. */
export type Script = readonly (readonly [begins: string, stdout: string, code?: number])[];

/** What all the commands print on a machine that is well. */
const WELL: Script = [
  ["ss -Hlntup", ""],
  ["sh -c \ndir=", "/tmp\nwritten\nruns\n/dev/vda 100 50 50000000 50% /\n"],
  ["sh -c for it", "chromium\n"],
  ["python3 --version", "Python 3.11.2\n"],
  ["gcc -E", ""],
  ["gcc --version", "gcc (Debian 12.2.0-14+deb12u1) 12.2.0\n"],
  ["g++ --version", "g++ (Debian 12.2.0-14+deb12u1) 12.2.0\n"],
  ["javac -version", "javac 17.0.15\n"],
  ["node --version", "v20.20.2\n"],
  ["deno --version", "deno 2.9.6 (stable, release, x86_64-unknown-linux-gnu)\nv8 15.0\n"],
  ["go version", "go version go1.22.1 linux/amd64\n"],
  ["rustc --version", "rustc 1.95.0 (59807616e 2026-04-14)\n"],
  ["make --version", "GNU Make 4.3\n"],
  ["strace -V", "strace -- version 6.1\n"],
  ["locale charmap", "UTF-8\n"],
];

/** A shell's account of a machine that is well, and where an ordinary user sits. */
export const TRAITS = `uid 1000
has sudo
has apt-get
has unshare
has nsenter
has ip
has ss
has strace
has dumpcap
has python3
has gcc
has g++
has java
has javac
has node
has deno
has go
has rustc
has cargo
has make
sysctl kernel.unprivileged_userns_clone 1
sysctl user.max_user_namespaces 15000
distribution debian
`;

/** The same without some of its lines. */
export const without = (...lines: readonly string[]) =>
  TRAITS.split("\n").filter((line) => !lines.includes(line)).join("\n");

/** Runs nothing, and answers as it stands in the scripts; 127 for what stands in none. */
export function running(
  ...scripts: readonly Script[]
): (argv: readonly string[]) => Promise<Answered> {
  return (argv) => {
    const line = argv.join(" ");
    const [, stdout, code = 0] = scripts.flat().find(([begins]) => line.startsWith(begins)) ??
      ["", "", 127];
    return Promise.resolve({ code, stdout, stderr: "" });
  };
}

/** An error as Deno has it for an errno. */
export const errno = (code: string) => Object.assign(new Error(code), { code });

/** What the sandbox would find. */
export const MACHINE: Machine = {
  isRoot: false,
  bwrap: true,
  bwrapModes: true,
  bwrapSizes: true,
  setpriv: true,
  script: true,
  stdbuf: true,
  ramBytes: 1,
  threads: 0,
  shown: [],
  links: [],
  tools: [],
  path: [],
  leftOut: [],
};

/** The machine that runs the tests may have no IPv6, so this one stands for it. */
const LOOPBACK = "127.0.0.1";

/** A machine that is well; its loopback is the true one. */
export function healthy(signal: AbortSignal, ill: Partial<Patient> = {}, traits = TRAITS): Patient {
  return {
    os: "linux",
    release: "6.1.0-18-amd64",
    deno: "2.9.6",
    terminal: { columns: 80, rows: 24 },
    signal,
    env: () => undefined,
    run: running(WELL),
    resolve: () => Promise.resolve(["127.0.0.1"]),
    listen: (_, port) => Deno.listen({ hostname: LOOPBACK, port }),
    bind: (_, port) => Deno.listenDatagram({ transport: "udp", hostname: LOOPBACK, port }),
    connect: (_, port) => Deno.connect({ hostname: LOOPBACK, port }),
    interfaces: () => [
      { name: "lo", family: "IPv4", address: "127.0.0.1" },
      { name: "eth0", family: "IPv4", address: "192.168.0.7" },
    ],
    traits: () => Promise.resolve(traitsIn(traits)),
    isolates: () => Promise.resolve(true),
    lockedIn: () =>
      Promise.resolve({ tier: "bubblewrap", told: { en: "Locked in.", pt: "Isolado." } }),
    machine: () => Promise.resolve(MACHINE),
    runInPlay: () => Promise.resolve({ code: 0, stdout: "", stderr: "" }),
    captures: () => Promise.resolve("dumpcap"),
    [Symbol.asyncDispose]: () => Promise.resolve(),
    ...ill,
  };
}

/** Commands that answer as on a machine that is well, but for these. */
export const butFor = (...script: Script) => running(script, WELL);

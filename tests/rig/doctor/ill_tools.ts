/**
 * What can be wrong with what builds, runs and shows programs.
 *
 * @module
 */
import { type Illnesses, missing, never, SHORT_MS } from "./illness.ts";
import { butFor, MACHINE, without } from "./patients.ts";

/** By finding. */
export const TOOLS: Illnesses = {
  "language-python": [
    { ...missing("python3"), mend: "sudo apt-get install python3" },
    {
      patient: { machine: () => Promise.resolve({ ...MACHINE, leftOut: ["python3"] }) },
      level: "yellow",
      found: /^python3 is in somebody's home only$/,
      mend: "sudo apt-get install python3",
    },
    {
      patient: { run: butFor(["python3", "Segmentation fault", 139]) },
      level: "yellow",
      found: /^python3 fails \(code 139\)$/,
      mend: "sudo apt-get install python3",
    },
    {
      patient: {
        os: "darwin",
        run: butFor(["sh -c command -v", "/usr/bin/python3\n"], ["xcode-select", "", 2]),
      },
      level: "yellow",
      found: /^python3 is not installed$/,
      mend: "xcode-select --install",
    },
    {
      patient: { run: never },
      level: "yellow",
      found: /^no answer within 0\.2 s/,
      withinMs: SHORT_MS,
    },
  ],
  "language-c": [
    { ...missing("gcc"), mend: "sudo apt-get install build-essential" },
    {
      patient: { run: butFor(["gcc -E", "", 1]) },
      level: "yellow",
      found: /^gcc without <stdio\.h>$/,
      mend: "sudo apt-get install build-essential",
    },
  ],
  "language-cpp": [{ ...missing("g++"), mend: "sudo apt-get install build-essential" }],
  "language-java": [{
    traits: without("has javac"),
    level: "yellow",
    found: /^javac is not installed, only java is$/,
    mend: "sudo apt-get install default-jdk",
  }],
  "language-node": [{ ...missing("node"), mend: "sudo apt-get install nodejs" }],
  "language-deno": [{
    ...missing("deno"),
    patient: { deno: undefined },
    mend: "curl -fsSL https://deno.land/install.sh | sh",
  }],
  "language-go": [{ ...missing("go"), mend: "sudo apt-get install golang-go" }],
  "language-rust": [{ ...missing("rustc"), mend: "sudo apt-get install cargo" }],
  "language-make": [{ ...missing("make"), mend: "sudo apt-get install make" }],
  "strace": [
    {
      traits: without("has strace"),
      level: "yellow",
      found: /^not installed$/,
      mend: "sudo apt-get install strace",
    },
    {
      patient: { runInPlay: () => Promise.resolve({ code: 1, stdout: "", stderr: "" }) },
      traits: without() + "sysctl kernel.yama.ptrace_scope 3\n",
      level: "yellow",
      found: /does not let it trace/,
    },
    {
      patient: { runInPlay: () => Promise.resolve({ code: 1, stdout: "", stderr: "" }) },
      traits: without() + "sysctl kernel.yama.ptrace_scope 2\n",
      level: "yellow",
      found: /does not let it trace/,
      mend: "sudo sysctl -w kernel.yama.ptrace_scope=1",
    },
    { patient: { os: "darwin" }, level: "yellow", found: /^only Linux/ },
  ],
  "capture": [
    {
      patient: { captures: () => Promise.resolve(undefined) },
      traits: without("has dumpcap"),
      level: "yellow",
      found: /^dumpcap is not installed/,
      mend: "sudo apt-get install wireshark-common",
    },
    {
      patient: { captures: () => Promise.resolve(undefined) },
      traits: without("uid 1000", "has dumpcap") + "uid 0\n",
      level: "yellow",
      found: /^tcpdump is not installed/,
      mend: "apt-get install tcpdump",
    },
    {
      patient: { captures: () => Promise.resolve(undefined) },
      traits: without("has dumpcap") + "has dumpcap-of-a-group\n",
      level: "yellow",
      found: /group wireshark/,
      mend: 'sudo usermod -aG wireshark "$USER"',
    },
    {
      patient: { captures: () => Promise.resolve(undefined) },
      level: "yellow",
      found: /^dumpcap may not capture$/,
    },
    {
      patient: {
        captures: () => Promise.resolve(undefined),
        isolates: () => Promise.resolve(false),
      },
      level: "yellow",
      found: /^not without a network/,
    },
  ],
  "chromium": [
    {
      patient: { run: butFor(["sh -c for it", ""]) },
      level: "yellow",
      found: /^no Chromium/,
      mend: "sudo apt-get install chromium",
    },
    {
      patient: { run: butFor(["sh -c for it", ""]) },
      traits: without("distribution debian") + "distribution ubuntu\nhas snap\n",
      level: "yellow",
      found: /^no Chromium/,
      mend: "sudo snap install chromium",
    },
  ],
};

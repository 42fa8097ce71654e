/**
 * What can be wrong with the machine, its sandbox and its terminal.
 *
 * @module
 */
import { type Illnesses, never, SHORT_MS } from "./illness.ts";
import { butFor, MACHINE, running, without } from "./patients.ts";

/** By finding. */
export const MACHINES: Illnesses = {
  "system": [
    {
      traits: "",
      level: "red",
      found: /no sh on PATH/,
      mend: "export PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    },
    {
      patient: { release: "4.4.0-19041-Microsoft", env: () => "Ubuntu-22.04" },
      level: "yellow",
      found: /WSL 1/,
      mend: "wsl.exe --set-version Ubuntu-22.04 2",
    },
    {
      patient: { release: "4.4.0-19041-Microsoft", env: () => "a; rm -rf /" },
      level: "yellow",
      found: /WSL 1/,
      mend: "wsl.exe --set-version Ubuntu 2",
    },
    {
      patient: { release: "5.15.153.1-microsoft-standard-WSL2", run: butFor(["wslinfo", "nat\n"]) },
      level: "yellow",
      found: /WSL 2 \(nat\)/,
    },
  ],
  "namespaces": [
    {
      patient: { isolates: () => Promise.resolve(false) },
      traits: without("sysctl kernel.unprivileged_userns_clone 1") +
        "sysctl kernel.unprivileged_userns_clone 0\n",
      level: "yellow",
      found: /kernel\.unprivileged_userns_clone=0/,
      mend: "sudo sysctl -w kernel.unprivileged_userns_clone=1",
    },
    {
      patient: { isolates: () => Promise.resolve(false) },
      traits: without() + "sysctl kernel.apparmor_restrict_unprivileged_userns 1\n",
      level: "yellow",
      found: /apparmor/,
      mend: "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
    },
    {
      patient: { isolates: () => Promise.resolve(false) },
      traits: without("has ip"),
      level: "yellow",
      found: /^ip missing$/,
      mend: "sudo apt-get install iproute2",
    },
    {
      patient: { isolates: () => Promise.resolve(false) },
      traits: without("has unshare"),
      level: "yellow",
      found: /^unshare missing$/,
      mend: "sudo apt-get install util-linux",
    },
    {
      patient: { isolates: () => Promise.resolve(false) },
      traits: without() + "container docker\n",
      level: "yellow",
      found: /^the container does not allow them/,
    },
    { patient: { os: "darwin" }, level: "yellow", found: /^macOS has none/ },
    { patient: { os: "windows" }, level: "yellow", found: /Windows/, mend: "wsl --install" },
    { patient: { isolates: never }, level: "yellow", found: /^no answer/, withinMs: SHORT_MS },
  ],
  "temporary-files": [
    {
      patient: { run: butFor(["sh -c \ndir=", "/tmp/x\n"]) },
      level: "red",
      found: /^\/tmp\/x cannot be written to$/,
      mend: "unset TMPDIR",
    },
    {
      patient: { run: butFor(["sh -c \ndir=", "/tmp\nwritten\nx 1 2 9000000 4% /tmp\n"]) },
      level: "yellow",
      found: /noexec/,
      mend: "sudo mount -o remount,exec /tmp",
    },
    {
      patient: { run: butFor(["sh -c \ndir=", "/tmp\nwritten\nruns\nx 1 2 2048 99% /tmp\n"]) },
      level: "yellow",
      found: /^\/tmp, 2 MB free$/,
    },
    { patient: { run: running() }, level: "yellow", found: /^not tried, without sh$/ },
    { patient: { os: "windows", run: running([["cmd", "", 1]]) }, level: "red", found: /cannot/ },
  ],
  "sandbox": [
    {
      patient: {
        lockedIn: () => Promise.resolve({ tier: "limits", told: { en: "So.", pt: "Assim." } }),
        machine: () => Promise.resolve({ ...MACHINE, bwrap: false }),
      },
      level: "yellow",
      found: /^limits only$/,
      mend: "sudo apt-get install bubblewrap",
    },
    {
      patient: {
        lockedIn: () => Promise.resolve({ tier: "none", told: { en: "No.", pt: "Não." } }),
      },
      level: "yellow",
      found: /^none$/,
    },
    {
      patient: { lockedIn: () => Promise.reject(new Error("no free number\x07")) },
      level: "yellow",
      found: /^unknown: no free number\\x07$/,
    },
  ],
  "terminal-of-programs": [
    {
      patient: { machine: () => Promise.resolve({ ...MACHINE, script: false }) },
      level: "yellow",
      found: /^missing/,
      mend: "sudo apt-get install bsdutils",
    },
    {
      patient: { os: "darwin", machine: () => Promise.resolve(undefined) },
      level: "yellow",
      found: /^macOS/,
    },
  ],
  "terminal-size": [{
    patient: { terminal: { columns: 66, rows: 20 } },
    level: "yellow",
    found: /^66 columns, 20 rows$/,
  }],
  "encoding": [
    {
      patient: { run: butFor(["locale charmap", "ANSI_X3.4-1968\n"]) },
      level: "yellow",
      found: /^ANSI_X3\.4-1968, not UTF-8$/,
      mend: "export LC_ALL=C.UTF-8",
    },
    {
      patient: { os: "windows", run: running([["chcp.com", "Página de código ativa: 850\r\n"]]) },
      level: "yellow",
      found: /^code page 850, not UTF-8$/,
      mend: "chcp 65001",
    },
  ],
};

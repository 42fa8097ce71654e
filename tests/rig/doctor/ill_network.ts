/**
 * What can be wrong with the loopback, names and addresses.
 *
 * @module
 */
import { type Illnesses, never, refuse, rejecting, SHORT_MS, slowly } from "./illness.ts";
import { without } from "./patients.ts";

/** By finding. */
export const NETWORK: Illnesses = {
  "loopback-v4": [
    {
      patient: { connect: rejecting("ENETUNREACH") },
      level: "red",
      found: /unreachable \(ENETUNREACH\)/,
      mend: "sudo ip link set lo up",
    },
    { patient: { listen: refuse("EACCES") }, level: "red", found: /permission denied/ },
    {
      patient: { connect: never },
      traits: without() + "has iptables\n",
      level: "red",
      found: /nothing comes back/,
      mend: "sudo iptables -I INPUT -i lo -j ACCEPT",
      withinMs: SHORT_MS,
    },
  ],
  "loopback-v6": [
    {
      patient: { listen: refuse("EADDRNOTAVAIL") },
      traits: without() + "sysctl net.ipv6.conf.lo.disable_ipv6 1\n",
      level: "yellow",
      found: /EADDRNOTAVAIL/,
      mend: "sudo sysctl -w net.ipv6.conf.lo.disable_ipv6=0",
    },
    { patient: { connect: never }, level: "yellow", found: /nothing/, withinMs: SHORT_MS },
  ],
  "localhost": [
    {
      patient: { resolve: rejecting("ENOTFOUND") },
      level: "red",
      found: /^no address/,
      mend: "echo 127.0.0.1 localhost | sudo tee -a /etc/hosts",
    },
    {
      patient: { resolve: () => Promise.resolve(["10.0.0.1\x1b[2J", "127.0.0.1"]) },
      level: "red",
      found: /^10\.0\.0\.1\\x1b\[2J, 127\.0\.0\.1: not this machine/,
    },
    {
      patient: {
        resolve: () => Promise.resolve(["::1", "127.0.0.1"]),
        listen: refuse("EADDRNOTAVAIL"),
      },
      level: "yellow",
      found: /^::1 first, then 127\.0\.0\.1, but there is no ::1 here/,
    },
    {
      patient: { resolve: () => Promise.resolve(["::1"]) },
      level: "yellow",
      found: /^::1 only/,
      mend: "echo 127.0.0.1 localhost | sudo tee -a /etc/hosts",
    },
  ],
  "refused-connect": [
    { patient: { connect: never }, level: "yellow", found: /hangs/, withinMs: SHORT_MS },
    {
      patient: { connect: never, isolates: () => Promise.resolve(false) },
      level: "red",
      found: /hangs/,
      withinMs: SHORT_MS,
    },
    {
      patient: { connect: never, os: "windows" },
      level: "yellow",
      found: /hangs/,
      withinMs: SHORT_MS,
    },
    {
      patient: { connect: rejecting("EHOSTUNREACH") },
      level: "yellow",
      found: /^not refused: host/,
    },
    {
      patient: { connect: rejecting("ENETUNREACH") },
      level: "yellow",
      found: /ENETUNREACH/,
      mend: "sudo ip link set lo up",
    },
    {
      patient: { connect: slowly(450, "ECONNREFUSED") },
      level: "yellow",
      found: /^refused, but only after \d/,
    },
    {
      patient: { connect: () => Promise.resolve({ close() {} } as Deno.TcpConn) },
      level: "yellow",
      found: /^somebody answers/,
    },
  ],
  "own-addresses": [
    { patient: { interfaces: () => [] }, level: "yellow", found: /^none but the loopback/ },
    {
      patient: {
        interfaces: () => [{ name: "enp0s3", family: "IPv4", address: "10.0.2.15" }],
      },
      level: "yellow",
      found: /^10\.0\.2\.15 \(enp0s3\)$/,
    },
  ],
};

import { assertEquals } from "@std/assert";
import type { Evidence } from "../../core/evidence.ts";
import { tell } from "../../views/facts.ts";
import { tcp } from "../timelines.ts";

const none = { permissions: "none" } as const;

const inBoth = (fact: Evidence) => [tell(fact, "en").text, tell(fact, "pt").text];
const sameInBoth = (fact: Evidence, text: string) => assertEquals(inBoth(fact), [text, text]);

const udp = { transport: "udp", host: "127.0.0.1", port: 12_000 } as const;

Deno.test("tell() writes a system call as a programmer would", none, () => {
  const call = { kind: "syscall", by: "strace", atMs: 1 } as const;
  const address = tcp(12_000);
  sameInBoth(
    { ...call, name: "connect", address, returned: -1, errno: "ECONNREFUSED" },
    "connect(127.0.0.1:12000) = ECONNREFUSED",
  );
  sameInBoth(
    { ...call, name: "socket", socket: { transport: "udp" }, returned: 3 },
    "socket(UDP) = 3",
  );
  sameInBoth(
    { ...call, name: "sendto", address: udp, payload: "caju\n\x1b[2J", returned: 9 },
    'sendto(127.0.0.1:12000, "caju\\n\\x1b[2J") = 9',
  );
});

Deno.test("tell() writes what travelled, with its size and beginning", none, () => {
  const ends = { by: "tcpdump", atMs: 1, from: tcp(40_000), to: tcp(12_000) } as const;
  sameInBoth(
    { ...ends, kind: "segment", flags: ["SYN"], bytes: 0, payload: "" },
    "127.0.0.1:40000 → 127.0.0.1:12000  TCP SYN",
  );
  sameInBoth(
    { ...ends, kind: "segment", flags: ["PSH", "ACK"], bytes: 5, payload: "caju\n" },
    '127.0.0.1:40000 → 127.0.0.1:12000  TCP PSH,ACK  5 bytes  "caju\\n"',
  );
  sameInBoth(
    { ...ends, kind: "datagram", bytes: 1, payload: "x" },
    '127.0.0.1:40000 → 127.0.0.1:12000  UDP  1 byte  "x"',
  );
  sameInBoth(
    { ...ends, kind: "datagram", bytes: 900, payload: "x".repeat(64) },
    `127.0.0.1:40000 → 127.0.0.1:12000  UDP  900 bytes  "${"x".repeat(40)}…"`,
  );
});

Deno.test("tell() names what ICMP says, and about which port", none, () => {
  const fact: Evidence = {
    kind: "unreachable",
    by: "tcpdump",
    atMs: 1,
    what: "port",
    from: "127.0.0.1",
    to: "127.0.0.1",
    about: { from: { ...udp, port: 40_000 }, to: udp },
  };
  assertEquals(inBoth(fact), [
    "127.0.0.1 → 127.0.0.1  ICMP port unreachable: UDP 127.0.0.1:12000",
    "127.0.0.1 → 127.0.0.1  ICMP porta inalcançável: UDP 127.0.0.1:12000",
  ]);
});

Deno.test("tell() lists sockets with their states, and queues that are not empty", none, () => {
  const quiet = { receiveQueue: 0, sendQueue: 0 };
  const table = [
    { local: tcp(12_000), state: "LISTEN", receiveQueue: 1, sendQueue: 0 },
    {
      local: tcp(12_000),
      peer: tcp(40_000),
      state: "ESTABLISHED",
      receiveQueue: 0,
      sendQueue: 2_048,
    },
    { local: udp, state: "OPEN", ...quiet },
  ] as const;
  const about = { by: "/proc/net", machine: 1, shared: false } as const;
  assertEquals(inBoth({ ...about, kind: "sockets", table, more: 3 }), [
    "sockets of machine 1: TCP LISTEN 127.0.0.1:12000 (1 awaiting accept); TCP ESTABLISHED " +
    "127.0.0.1:12000 ↔ 127.0.0.1:40000 (2048 unacknowledged); UDP OPEN 127.0.0.1:12000; and 3 more",
    "sockets da máquina 1: TCP LISTEN 127.0.0.1:12000 (1 à espera de accept); TCP ESTABLISHED " +
    "127.0.0.1:12000 ↔ 127.0.0.1:40000 (2048 sem confirmação); UDP OPEN 127.0.0.1:12000; e mais 3",
  ]);
  assertEquals(inBoth({ ...about, kind: "sockets", table: [], more: 0 }), [
    "sockets of machine 1: none",
    "sockets da máquina 1: nenhum",
  ]);
  assertEquals(inBoth({ ...about, kind: "balance", counters: { "Tcp.OutRsts": 2 } }), [
    "over the whole play: 2 RST segments sent (Tcp.OutRsts)",
    "no experimento todo: 2 segmentos RST enviados (Tcp.OutRsts)",
  ]);
});

Deno.test("tell() says which evidence is missing, and why", none, () => {
  const because = { en: "strace is not installed", pt: "o strace não está instalado" };
  assertEquals(inBoth({ kind: "unseen", what: "syscalls", because }), [
    "no system calls: strace is not installed",
    "sem chamadas de sistema: o strace não está instalado",
  ]);
  const rest = { en: "only the first are kept", pt: "só os primeiros são guardados" };
  assertEquals(inBoth({ kind: "unseen", what: "packets", because: rest, left: 7 }), [
    "segments and datagrams: 7 more (only the first are kept)",
    "segmentos e datagramas: mais 7 (só os primeiros são guardados)",
  ]);
});

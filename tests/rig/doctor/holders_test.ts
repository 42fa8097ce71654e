import { assertEquals } from "@std/assert";
import {
  fromLsof,
  fromNetstat,
  fromPs,
  fromSs,
  holders,
  named,
} from "../../../rig/doctor/holders.ts";
import { running } from "./patients.ts";

Deno.test("fromSs() sockets with their programs, and those of others without", () => {
  const text = [
    "udp   UNCONN 0      0      127.0.0.53%lo:53    0.0.0.0:*",
    'udp   UNCONN 0      0               [::]:8081     [::]:*    users:(("nc",pid=78,fd=3))',
    'tcp   LISTEN 0      4096       127.0.0.1:12000 0.0.0.0:*    users:(("python3",pid=77,fd=3),' +
    '("python3",pid=79,fd=3),("python3",pid=77,fd=4))',
    "tcp   LISTEN 0      511                *:8081        *:*",
    "tcp   ESTAB nonsense",
    "",
  ].join("\n");
  assertEquals(fromSs(text), [
    { transport: "udp", address: "127.0.0.53", port: 53 },
    { transport: "udp", address: "::", port: 8081, pid: 78, program: "nc" },
    { transport: "tcp", address: "127.0.0.1", port: 12000, pid: 77, program: "python3" },
    { transport: "tcp", address: "127.0.0.1", port: 12000, pid: 79, program: "python3" },
    { transport: "tcp", address: "*", port: 8081 },
  ]);
});

Deno.test("fromSs() a name that would pass for another's number says nothing", () => {
  for (const name of ['",pid=9,fd=1),(', '",pid=9,fd=1', '"', 'a")),("b']) {
    const line = `tcp LISTEN 0 5 0.0.0.0:12000 0.0.0.0:* users:(("${name}",pid=77,fd=3))`;
    assertEquals(fromSs(line), [{ transport: "tcp", address: "0.0.0.0", port: 12000 }], name);
  }
});

Deno.test("fromLsof() each socket once, however many descriptors it has", () => {
  const text =
    "p77\ncpython3\nf3\nPTCP\nn127.0.0.1:12000\nf4\nPTCP\nn127.0.0.1:12000\nf5\nPUDP\nn*:8081\n" +
    "p80\ncnode\nf20\nPTCP\nn[::1]:8081\nf21\nPUDP\nn192.168.0.7:68->192.168.0.1:67\nf22\nPUDP\nn*:*\n";
  const python = { pid: 77, program: "python3" };
  assertEquals(fromLsof(text).filter(({ port }) => port !== 67), [
    { transport: "tcp", address: "127.0.0.1", port: 12000, ...python },
    { transport: "udp", address: "*", port: 8081, ...python },
    { transport: "tcp", address: "::1", port: 8081, pid: 80, program: "node" },
  ]);
});

Deno.test("fromNetstat() who waits, in any language, with the names of tasklist", () => {
  const table = [
    "Conexões ativas",
    "  Proto  Endereço local         Endereço externo        Estado           PID",
    "  TCP    0.0.0.0:12000          0.0.0.0:0              LISTENING       4711",
    "  TCP    127.0.0.1:50001        127.0.0.1:12000        ESTABLISHED     4712",
    "  TCP    [::1]:8081             [::]:0                 OUVINDO         4713",
    "  UDP    0.0.0.0:12000          *:*                                    4",
  ].join("\r\n");
  const tasks = '"node.exe","4711","Console","1","42,000 K"\r\n"System","4","Services","0","1 K"';
  assertEquals(named(fromNetstat(table), tasks), [
    { transport: "tcp", address: "0.0.0.0", port: 12000, pid: 4711, program: "node.exe" },
    { transport: "tcp", address: "::1", port: 8081, pid: 4713 },
    { transport: "udp", address: "0.0.0.0", port: 12000, pid: 4, program: "System" },
  ]);
});

Deno.test("fromPs() the program, the script it runs, and whether it was stopped", () => {
  const text = [
    "   77 S+   /usr/bin/python3 -u /home/ana/redes/server.py 12000",
    "  123 T    ./server 12000",
    " 4000 Ssl  /usr/lib/jvm/bin/java -cp . Servidor",
    " nonsense",
  ].join("\n");
  assertEquals([...fromPs(text)], [
    [77, { words: "python3 server.py", isStopped: false }],
    [123, { words: "server", isStopped: true }],
    [4000, { words: "java", isStopped: false }],
  ]);
});

Deno.test("holders() asks what the system has, and says when nothing can tell", async () => {
  const socket = { transport: "tcp", address: "*", port: 8081, pid: 5, program: "a" } as const;
  const lsof = running([["lsof", "p5\nca\nPTCP\nn*:8081\n", 0]]);
  assertEquals(await holders("linux", lsof), [socket]);
  assertEquals(await holders("darwin", lsof), [socket]);
  assertEquals(await holders("darwin", running([["lsof", "", 1]])), []);
  assertEquals(await holders("linux", running()), undefined);
  assertEquals(await holders("windows", running()), undefined);
});

import { assert, assertEquals } from "@std/assert";
import { formatAddress } from "../../wire/address.ts";
import { read, told, V4, v6 } from "./strace_lines.ts";

const none = { permissions: "none" } as const;

const REFUSED = "-1 ECONNREFUSED (Connection refused)";
const BEGUN = "-1 EINPROGRESS (Operation now in progress)";

Deno.test("read() a client in C that is refused, and its files", none, () => {
  assertEquals(
    told(
      `25931 1000.001 read(3</usr/lib/libc.so.6>, "\\177ELF\\2\\1"..., 832) = 832 <0.000008>`,
      `25931 1000.002 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3<TCP:[18508322]> <0.000020>`,
      `25931 1000.003 connect(3<TCP:[18508322]>, ${V4}, 16) = ${REFUSED} <0.000062>`,
      `25931 1000.004 write(2<pipe:[77]>, "connect: Connection refused\\n", 28) = 28 <0.000017>`,
      `25931 1000.005 +++ exited with 1 +++`,
    ),
    ["2 socket(TCP) = 3", "3 connect(127.0.0.1:12000) = ECONNREFUSED"],
  );
});

Deno.test(
  "read() tells what a socket was and who called, the payload, and the end of what was heard",
  none,
  () => {
    const ends = "127.0.0.1:12000->127.0.0.1:52432";
    const calls = read(
      `7 1000.100000 accept4(3<TCP:[127.0.0.1:12000]>, NULL, NULL, SOCK_CLOEXEC) = 4<TCP:[${ends}]> <0.250000>`,
      `7 1000.400000 recvfrom(4<TCP:[${ends}]>, "ol\\303\\241\\r\\n\\0\\"", 64, 0, NULL, NULL) = 8 <0.100000>`,
    );
    const socket = {
      transport: "tcp",
      local: { transport: "tcp", host: "127.0.0.1", port: 12_000 },
    } as const;
    const peer = { transport: "tcp", host: "127.0.0.1", port: 52_432 } as const;
    assertEquals<unknown>(calls, [
      {
        ...{ kind: "syscall", by: "strace", atMs: 350, name: "accept", returned: 4 },
        ...{ socket, address: peer },
      },
      {
        ...{ kind: "syscall", by: "strace", atMs: 500, name: "recvfrom", returned: 8 },
        ...{ socket: { ...socket, peer }, payload: 'olá\r\n\0"' },
      },
    ]);
  },
);

Deno.test(
  "read() tells a connect that was not waited for once, with what became of it",
  none,
  () => {
    const socket =
      "1 1000.001 socket(AF_INET, SOCK_STREAM|SOCK_NONBLOCK, IPPROTO_IP) = 21<TCP:[9]>";
    const begun = `1 1000.002 connect(21<TCP:[9]>, ${V4}, 16) = ${BEGUN} <0.000105>`;
    const ends = "21<TCP:[127.0.0.1:4000->127.0.0.1:12000]>";
    const inquiry = (socket: string, result: string) =>
      `1 1000.003 getsockopt(${socket}, SOL_SOCKET, SO_ERROR, [${result}], [4]) = 0 <0.000057>`;
    const outcomes: [string, string[]][] = [
      ["ECONNREFUSED", [inquiry("21<TCP:[9]>", "ECONNREFUSED")]], // Deno, Node, Java, Python
      ["0", [inquiry(ends, "0"), inquiry(ends, "0")]],
      ["0", [`1 1000.003 connect(${ends}, ${V4}, 16) = -1 EISCONN (Is connected)`]], // select() in C
      ["ECONNREFUSED", [
        `1 1000.003 connect(21<TCP:[9]>, ${V4}, 16) = -1 EALREADY (Already)`,
        `1 1000.004 connect(21<TCP:[9]>, ${V4}, 16) = ${REFUSED}`,
      ]],
      ["EINPROGRESS", []],
      ["EINPROGRESS", [inquiry("22<TCP:[10]>", "0")]],
    ];
    for (const [outcome, lines] of outcomes) {
      const expected = ["1 socket(TCP) = 21", `2 connect(127.0.0.1:12000) = ${outcome}`];
      assertEquals(told(socket, begun, ...lines), expected);
    }
    assertEquals(told(socket, begun, `1 1000.003 sendto(${ends}, "a", 1, 0, NULL, 0) = 1`), [
      "1 socket(TCP) = 21",
      "2 connect(127.0.0.1:12000) = 0",
      `3 sendto(127.0.0.1:12000, "a") = 1`,
    ]);
  },
);

Deno.test(
  "read() puts together what threads interrupted, and IPv4 within IPv6, as of Java",
  none,
  () => {
    const mapped = "[::ffff:127.0.0.1]";
    const ends = `TCPv6:[${mapped}:12000->${mapped}:35018]`;
    const peer = v6("::ffff:127.0.0.1").replace("12000", "35018");
    assertEquals(
      told(
        "26185 1000.001 accept(4<TCPv6:[[::]:12000]>,  <unfinished ...>",
        `26167 1000.002 connect(7<TCPv6:[8]>, ${v6("::ffff:127.0.0.1")}, 28 <unfinished ...>`,
        `26185 1000.003 <... accept resumed>${peer}, [28]) = 6<${ends}> <0.002000>`,
        "26167 1000.004 <... connect resumed>) = 0 <0.000653>",
        `26185 1000.005 read(6<${ends}>,  <unfinished ...>`,
        `26167 1000.006 write(7<TCPv6:[${mapped}:35018->${mapped}:12000]>, "oi\\n", 3) = 3`,
        `26185 1000.007 <... read resumed>"oi\\n", 8192) = 3 <0.002000>`,
      ),
      [
        "3 accept(127.0.0.1:35018) = 6",
        "2 connect(127.0.0.1:12000) = 0",
        `6 write(127.0.0.1:12000, "oi\\n") = 3`,
        `7 read(127.0.0.1:35018, "oi\\n") = 3`,
      ],
    );
    assertEquals(told(`1 1000.001 connect(3<TCPv6:[8]>, ${v6("::1")}, 28) = ${REFUSED}`), [
      "1 connect([::1]:12000) = ECONNREFUSED",
    ]);
  },
);

Deno.test(
  "read() UDP: datagrams with their addresses, in messages and pieces, and a connected socket",
  none,
  () => {
    assertEquals(
      told(
        `1 1000.001 bind(6<UDP:[8]>, ${V4.replace("127.0.0.1", "0.0.0.0")}, 16) = 0`,
        `1 1000.002 sendto(6<UDP:[0.0.0.0:12000]>, "hi", 2, 0, ${V4}, 16) = 2`,
        `1 1000.003 sendmsg(6<UDP:[0.0.0.0:12000]>, {msg_name=${V4}, msg_namelen=16, msg_iov=[{iov_base="a", iov_len=1}, {iov_base="b", iov_len=1}], msg_iovlen=2, msg_controllen=0, msg_flags=0}, 0) = 2`,
        `1 1000.004 recvmsg(6<UDP:[0.0.0.0:12000]>, {msg_name=${V4}, msg_namelen=128 => 16, msg_iov=[{iov_base="a", iov_len=65536}], msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = 1`,
        `1 1000.005 sendmmsg(6<UDP:[0.0.0.0:12000]>, [{msg_hdr={msg_name=${V4}, msg_namelen=16, msg_iov=[{iov_base="one", iov_len=3}], msg_iovlen=1}, msg_len=3}, {msg_hdr={msg_name=${V4}, msg_iov=[{iov_base="two", iov_len=3}]}, msg_len=3}], 2, 0) = 2`,
      ),
      [
        "1 bind(0.0.0.0:12000) = 0",
        `2 sendto(127.0.0.1:12000, "hi") = 2`,
        `3 sendmsg(127.0.0.1:12000, "ab") = 2`,
        `4 recvmsg(127.0.0.1:12000, "a") = 1`,
        `5 sendmmsg(127.0.0.1:12000, "one") = 2`,
      ],
    );
    const [, , failed] = read( // strace does not notice that it was connected after it was bound
      `1 1000.001 connect(6<UDP:[0.0.0.0:4000]>, ${V4}, 16) = 0`,
      `1 1000.002 sendto(6<UDP:[0.0.0.0:4000]>, "hi", 2, 0, NULL, 0) = 2`,
      `1 1000.003 recvfrom(6<UDP:[0.0.0.0:4000]>, 0x7fd7a55a6d50, 9, 0, NULL, NULL) = ${REFUSED}`,
    );
    assert(failed?.socket?.peer);
    assertEquals(formatAddress(failed.socket.peer), "127.0.0.1:12000");
    assertEquals([failed.errno, failed.payload], ["ECONNREFUSED", undefined]);
  },
);

Deno.test("read() leaves out what tells nothing", none, () => {
  const on = "4<TCP:[127.0.0.1:12000->127.0.0.1:52432]>";
  assertEquals(
    told(
      "1 1000.001 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 4<UNIX-STREAM:[18507562]>",
      `1 1000.002 connect(4<UNIX-STREAM:[18507562]>, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT (No such file or directory)`,
      `1 1000.003 recvfrom(${on}, 0x7f00, 9, 0, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)`,
      `1 1000.004 accept4(3<TCP:[127.0.0.1:12000]>, 0x7f, [128], 0) = -1 EAGAIN (Resource temporarily unavailable)`,
      `1 1000.005 read(${on}, 0x7f, 64) = ? ERESTARTSYS (To be restarted if SA_RESTART is set)`,
      `1 1000.006 getpeername(${on}, ${V4}, [16]) = 0`,
      "1 1000.007 socket(AF_INET6, SOCK_STREAM, IPPROTO_IP) = 5<TCPv6:[99]>", // only to see whether there is IPv6
      "1 1000.008 setsockopt(5<TCPv6:[99]>, SOL_IPV6, IPV6_V6ONLY, [0], 4) = 0",
      "1 1000.009 close(5<TCPv6:[99]>) = 0",
      "1 1000.010 --- SIGCHLD {si_signo=SIGCHLD, si_pid=3} ---",
      '1 1000.011 <... recvfrom resumed>"x", 9, 0, NULL, NULL) = 1',
      `1 1000.012 recvfrom(${on}, <unfinished ...>) = ?`,
      "strace: Process 9 attached",
    ),
    [],
  );
  const failed =
    "1 1000.001 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = -1 EMFILE (Too many open files)";
  assertEquals(told(failed), ["1 socket(UDP) = EMFILE"]);
});

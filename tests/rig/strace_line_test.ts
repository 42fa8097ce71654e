import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { read, V4 } from "./strace_lines.ts";

const none = { permissions: "none" } as const;

Deno.test("read() is not taken in by what a program sends", none, () => {
  const on = "4<TCP:[127.0.0.1:1->127.0.0.1:2]>";
  const escaped = `\\") = -1 ECONNREFUSED (Connection refused) <unfinished ...>`;
  const [call, ...others] = read(
    `1 1000.001 sendto(${on}, "${escaped}", 99, 0, NULL, 0) = 99 <0.000001>`,
    `1 1000.002 read(5</tmp/TCP:[127.0.0.1:1]>, "x", 1) = 1`,
    `1 1000.003 sendto(${on}, "abc`,
    `1 1000.004 sendto(${on}, "abc\\", 3, 0, NULL, 0) = 3`,
  );
  assertEquals(others, []);
  assertEquals(call?.payload, escaped.replace("\\", ""));
  assertEquals([call?.returned, call?.errno], [99, undefined]);
});

Deno.test(
  "read() of a payload that strace cut ends with a whole character, and one half sent with that half",
  none,
  () => {
    const on = "4<TCP:[127.0.0.1:1->127.0.0.1:2]>";
    assertEquals(
      read(
        `1 1000.001 write(${on}, "ab\\303\\247\\303"..., 100) = 100`,
        `1 1000.002 write(${on}, "abcdef", 6) = 3`,
        `1 1000.003 write(${on}, "ab\\303", 3) = 3`,
      ).map(({ payload }) => payload),
      ["abç", "abc", "ab\ufffd"],
    );
  },
);

Deno.test(
  "read() takes no other address for the caller's, and no end of another call for that of one",
  none,
  () => {
    const on = "4<UDP:[127.0.0.1:1]>";
    const control =
      `msg_control=[{cmsg_len=48, cmsg_level=SOL_IP, cmsg_data={ee_errno=111, ${V4}}}]`;
    const [refused] = read(
      `1 1000.001 recvmsg(${on}, {msg_name=0x7f, msg_iov=[{iov_base="hi", iov_len=2}], ${control}, msg_flags=MSG_ERRQUEUE}, MSG_ERRQUEUE) = 2`,
    );
    assertEquals([refused?.payload, refused?.address], ["hi", undefined]);
    const torn = [
      `1 1000.002 recvfrom(${on},  <unfinished ...>`,
      `1 1000.003 <... read resumed>"hi", 9, 0, NULL, NULL) = 2`,
    ];
    assertEquals(read(...torn), []);
  },
);

/** As strace writes bytes out: octal, as short as what follows lets it be (strace(1), "characters"). */
function written(bytes: Uint8Array): string {
  return [...bytes].map((byte, i) => {
    const char = String.fromCharCode(byte);
    if (char === '"' || char === "\\") return `\\${char}`;
    if (byte >= 0x20 && byte < 0x7f) return char;
    const next = bytes[i + 1] ?? 0;
    const octal = byte.toString(8);
    return `\\${next >= 0x30 && next <= 0x39 ? octal.padStart(3, "0") : octal}`;
  }).join("");
}

Deno.test("read() of any payload gives that payload and invents nothing", none, () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => new TextEncoder().encode(text)),
    fc.mixedCase(fc.constantFrom('") = -1 EPIPE (', "...", " <unfinished ...>", '"...', "\\"))
      .map((text) => new TextEncoder().encode(text)),
  );
  fc.assert(fc.property(bytes, (sent) => {
    const on = "4<UDP:[127.0.0.1:1]>";
    const n = sent.length;
    const calls = read(`1 1000.001 sendto(${on}, "${written(sent)}", ${n}, 0, ${V4}, 16) = ${n}`);
    assertEquals(calls.length, 1);
    const payload = new TextDecoder("utf-8", { ignoreBOM: true }).decode(sent);
    assertEquals([calls[0]?.payload, calls[0]?.returned], [payload, n]);
    assertEquals(calls[0]?.address?.port, 12_000);
  }));
});

Deno.test(
  "read() never throws, whatever a line is, and tells only what one of them says",
  none,
  () => {
    const pieces = fc.constantFrom(
      ...[
        "1 1000.001 ",
        "connect(",
        "sendto(",
        "3<TCP:[9]>",
        "<UDP:[1.2.3.4:5->",
        ", ",
        V4,
        '"',
        "\\",
      ],
      ...[
        "...",
        ") = ",
        "0",
        "-1",
        " ECONNREFUSED",
        " (x)",
        " <0.000001>",
        " <unfinished ...>",
        "\n",
      ],
      ...[
        "<... connect resumed>",
        "socket(AF_INET, SOCK_STREAM, 0",
        "getsockopt(",
        "iov_base=",
        "{",
      ],
    );
    const line = fc.oneof(
      fc.array(pieces, { maxLength: 14 }).map((some) => some.join("")),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        for (const call of read(...lines)) {
          const all = lines.join("\n");
          assert(all.includes(`${call.name}(`), call.name);
          assert(!call.errno || all.includes(call.errno), call.errno);
        }
      }),
      { numRuns: 300 },
    );
  },
);

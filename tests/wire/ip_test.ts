import { assert, assertEquals } from "@std/assert";
import { addressBytes, isLoopback, isWildcard, sameAddress } from "../../wire/ip.ts";

Deno.test("addressBytes() reads IPv6 in any form, and IPv4 as a part of it", () => {
  const hex = (ip: string) => addressBytes(ip).toHex();
  assertEquals(hex("::1"), "00000000000000000000000000000001");
  assertEquals(hex("fd00::"), "fd000000000000000000000000000000");
  assertEquals(hex("1:2:3:4:5:6:7:8"), "00010002000300040005000600070008");
  assertEquals(hex("fe80::a%eth0"), "fe80000000000000000000000000000a");
  assertEquals(hex("10.0.0.1"), "00000000000000000000ffff0a000001");
  assertEquals(hex("::ffff:10.0.0.1"), hex("10.0.0.1"));
  assertEquals(hex("::FFFF:a00:1"), hex("10.0.0.1"));
});

Deno.test("an address is the same, loopback or wildcard however it is written", () => {
  assert(sameAddress("::1", "0:0:0:0:0:0:0:1") && !sameAddress("::1", "127.0.0.1"));
  assert(isWildcard("::") && isWildcard("0.0.0.0") && !isWildcard("0.0.0.1"));
  assert(
    isLoopback("::1") && isLoopback("127.9.9.9") && !isLoopback("128.0.0.1") && !isLoopback("::2"),
  );
  assert(!isLoopback("192.168.0.7") && !isLoopback("fd00::7") && isLoopback("127.0.0.1"));
  assert(!isLoopback("127.0.0.1\x1b[2J") && !isLoopback("localhost"));
  assert(isLoopback("::ffff:127.0.0.1") && isLoopback("0:0:0:0:0:0:0:1"));
});

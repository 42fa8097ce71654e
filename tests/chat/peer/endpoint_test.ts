import { assert, assertEquals, assertThrows } from "@std/assert";
import {
  addressBytes,
  compareEndpoints,
  isLoopback,
  isWildcard,
  parseEndpoint,
  sameAddress,
} from "../../../chat/peer/endpoint.ts";
import { mayEnter } from "../../../chat/peer/door.ts";
import { UsageError } from "../../../wire/flags.ts";

Deno.test("parseEndpoint() takes an address or a name, with a port or without", () => {
  const parsed = (text: string) => {
    const { host, port } = parseEndpoint("me", text);
    return [host, port];
  };
  assertEquals(parsed("10.0.0.1"), ["10.0.0.1", 12_000]);
  assertEquals(parsed("10.0.0.1:80"), ["10.0.0.1", 80]);
  assertEquals(parsed("laptop.local:0"), ["laptop.local", 0]);
  assertEquals(parsed("fd00::1"), ["fd00::1", 12_000]);
  assertEquals(parsed("[fd00::1]"), ["fd00::1", 12_000]);
  assertEquals(parsed("[fd00::1]:80"), ["fd00::1", 80]);
  for (
    const wrong of ["", ":80", "a:", "a:b", "a:65536", "a:1:2", "[a]:1", "[::1", "a b", "::1:x"]
  ) {
    assertThrows(() => parseEndpoint("me", wrong), UsageError);
  }
});

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

Deno.test("compareEndpoints() goes by the bytes of the address, then by the port", () => {
  const order = [["9.0.0.1", 9], ["10.0.0.1", 1], ["10.0.0.1", 2], ["10.0.0.2", 1], [
    "fd00::1",
    1,
  ]] as const;
  order.forEach(([host, port], i) =>
    order.forEach(([otherHost, otherPort], j) => {
      const found = compareEndpoints({ host, port }, { host: otherHost, port: otherPort });
      assertEquals(Math.sign(found), Math.sign(i - j));
    })
  );
  assert(sameAddress("::1", "0:0:0:0:0:0:0:1") && !sameAddress("::1", "127.0.0.1"));
  assert(isWildcard("::") && isWildcard("0.0.0.0") && !isWildcard("0.0.0.1"));
  assert(
    isLoopback("::1") && isLoopback("127.9.9.9") && !isLoopback("128.0.0.1") && !isLoopback("::2"),
  );
});

Deno.test("mayEnter() knows the other side's address, and what stands for it on one machine", () => {
  assert(mayEnter("10.0.0.2", ["10.0.0.2"]) && mayEnter("::ffff:10.0.0.2", ["10.0.0.2"]));
  assert(!mayEnter("10.0.0.3", ["10.0.0.2"]) && !mayEnter("127.0.0.1", ["10.0.0.2"]));
  assert(mayEnter("127.0.0.1", ["127.0.0.2"]) && mayEnter("::1", ["127.0.0.1"]));
  assert(!mayEnter("127.0.0.3", ["127.0.0.2"]) && !mayEnter("127.0.0.3", ["::1"]));
});

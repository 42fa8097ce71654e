import { assert, assertEquals, assertThrows } from "@std/assert";
import { compareEndpoints, parseEndpoint } from "../../../chat/peer/endpoint.ts";
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
});

Deno.test("mayEnter() knows the other side's address, and what stands for it on one machine", () => {
  assert(mayEnter("10.0.0.2", ["10.0.0.2"]) && mayEnter("::ffff:10.0.0.2", ["10.0.0.2"]));
  assert(!mayEnter("10.0.0.3", ["10.0.0.2"]) && !mayEnter("127.0.0.1", ["10.0.0.2"]));
  assert(mayEnter("127.0.0.1", ["127.0.0.2"]) && mayEnter("::1", ["127.0.0.1"]));
  assert(!mayEnter("127.0.0.3", ["127.0.0.2"]) && !mayEnter("127.0.0.3", ["::1"]));
});

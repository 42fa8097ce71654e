import { assertEquals } from "@std/assert";
import { inOrder } from "../../wire/interfaces.ts";

const of = (address: string) =>
  ({ name: "x", family: address.includes(":") ? "IPv6" : "IPv4", address }) as const;

Deno.test("inOrder() IPv4 first, loopback last, nothing that needs an interface", {
  permissions: "none",
}, () => {
  const found = ["::1", "fe80::1", "fd00::7", "127.0.0.1", "FEBF::1", "192.168.0.7"].map(of);
  const own = inOrder(found);
  assertEquals(own.map(({ address }) => address), ["192.168.0.7", "fd00::7", "127.0.0.1", "::1"]);
});

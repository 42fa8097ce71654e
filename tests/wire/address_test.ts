import { assertEquals } from "@std/assert";
import { bareHost, formatAddress } from "../../wire/address.ts";

Deno.test("formatAddress() puts an IPv6 host in brackets", { permissions: "none" }, () => {
  assertEquals(formatAddress({ host: "127.0.0.1", port: 1 }), "127.0.0.1:1");
  assertEquals(formatAddress({ host: "::1", port: 65_535 }), "[::1]:65535");
});

Deno.test(
  "bareHost() takes the brackets off, and only a pair of them",
  { permissions: "none" },
  () => {
    assertEquals(["[::1]", "::1", "host", "[x"].map(bareHost), ["::1", "::1", "host", "[x"]);
  },
);

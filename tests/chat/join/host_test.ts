import { assertEquals, assertThrows } from "@std/assert";
import { hostOf } from "../../../chat/join/host.ts";
import { UsageError } from "../../../wire/flags.ts";

const none = { permissions: "none" } as const;

Deno.test("hostOf() takes names and addresses", none, () => {
  for (const host of ["10.77.0.1", "localhost", "a-b.example.", "::1", "fe80::1%eth0", "::"]) {
    assertEquals(hostOf(host), host);
  }
  assertEquals(hostOf("[::1]"), "::1");
});

Deno.test("hostOf() tells what to write for a host with a port, and for a URL", none, () => {
  const cases = {
    "192.168.0.7:12000": "--host 192.168.0.7 --port 12000",
    "[::1]:12000": "--host ::1 --port 12000",
    "host:": "--host host",
    "http://192.168.0.7:12000/": "--host 192.168.0.7 --port 12000",
    "https://sala.example/chat": "--host sala.example",
    "http://[::1]": "--host ::1",
    "sala.example/": "--host sala.example",
  };
  for (const [given, right] of Object.entries(cases)) {
    const { text } = assertThrows(() => hostOf(given), UsageError);
    assertEquals(
      text.en,
      `--host cannot be "${given}": it takes a name or an address only. Try ${right}.`,
    );
  }
});

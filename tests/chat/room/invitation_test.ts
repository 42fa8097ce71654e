import { assertEquals, assertMatch } from "@std/assert";
import { invitation } from "../../../chat/room/invitation.ts";

Deno.test(
  "invitation() is the command line for the address, over TLS too",
  { permissions: "none" },
  async () => {
    const at = { host: "10.77.0.1", port: 12_000 };
    assertEquals(
      (await invitation(at, false))?.en,
      "On another machine, type:\n" +
        "  deno task chat:join --host 10.77.0.1 --port 12000 --nick NICK",
    );
    assertMatch((await invitation(at, true))?.pt ?? "", /--port 12000 --tls --nick APELIDO$/);
  },
);

Deno.test(
  "invitation() invites nobody to where nobody else can come",
  { permissions: "none" },
  async () => {
    for (const host of ["127.0.0.1", "::1"]) {
      assertEquals(await invitation({ host, port: 12_000 }, false), undefined);
    }
  },
);

Deno.test("invitation() for every address names none where that may not be told", {
  permissions: "none",
}, async () => {
  assertEquals(await invitation({ host: "0.0.0.0", port: 12_000 }, false), undefined);
});

import { assertEquals, assertMatch } from "@std/assert";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { reset } from "../../../wire/reset.ts";
import { Running, script } from "../../running.ts";
import { until, within } from "../../waiting.ts";
import { FakeRoom } from "../terminal/fake_room.ts";

const JOIN = "chat/join.ts";

const join = (room: FakeRoom, ...args: string[]) => script(JOIN, "--port", room.port, ...args);

Deno.test("join does not pass over in silence that its last lines may be lost", async () => {
  const visitors = Promise.withResolvers<Socket>();
  const server = createServer(visitors.resolve).listen(0, "127.0.0.1");
  await within("listening", once(server, "listening"));
  const { port } = server.address() as AddressInfo;
  await using client = Running.start(script(JOIN, "--port", `${port}`));
  const visitor = await within("visitor", visitors.promise);
  await client.type("important\n");
  await client.closeStdin();
  const args = ["-Htn", "state", "close-wait", `sport = :${port}`];
  await until("FIN of the client", async () => {
    const { stdout } = await new Deno.Command("ss", { args }).output();
    return stdout.length > 0 || undefined;
  });
  reset(visitor);
  server.close();
  const { code, stderr } = await client.ended();
  assertMatch(stderr, /^\* Cannot receive from .* connection reset .*\(ECONNRESET\).*\n$/);
  assertEquals(code, 1);
});

Deno.test({
  name: "join tells when its own stdin or stdout is at fault, in one line",
  ignore: Deno.build.os !== "linux", // /dev/full
  async fn() {
    const cases = {
      ">/dev/full": "* Cannot write to stdout: the disk is full (ENOSPC).\n",
      "</tmp": "* Cannot read stdin: it is a folder (EISDIR).\n",
    };
    for (const [redirection, expected] of Object.entries(cases)) {
      using room = new FakeRoom();
      const argv = join(room).map((word) => `'${word}'`).join(" ");
      await using client = Running.start(["sh", "-c", `exec ${argv} ${redirection}`]);
      const visitor = await room.visitor();
      await visitor.say("* one\n* two\n").catch(() => {}); // it may have gone already
      const { code, stderr } = await within("end of join", client.ended());
      assertEquals([code, stderr], [1, expected]);
    }
  },
});

Deno.test("join without --tls notices a room with TLS, and shows nothing of its alert", async () => {
  for (const cut of [1, 2, 7]) {
    using room = new FakeRoom();
    await using client = Running.start(join(room, "--nick", "ana"));
    const visitor = await room.visitor();
    assertEquals(await visitor.line(), "/nick ana");
    await visitor.say(Uint8Array.of(0x15, 3, 3, 0, 2, 2, 0x32).subarray(0, cut));
    const { code, stdout, stderr } = await within("end of join", client.ended());
    assertMatch(
      stderr,
      /^\* No connection to .*: it speaks TLS\. Try --tls, and --tls-ca FILE .*\n$/,
    );
    assertEquals([code, stdout], [1, ""]);
  }
});

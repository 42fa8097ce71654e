import { assertEquals, assertRejects } from "@std/assert";
import { close } from "../../wire/duplex.ts";
import { streamOver } from "../../wire/stream.ts";
import { writeAll } from "../../wire/write_all.ts";
import { readAll } from "../running.ts";
import { within } from "../waiting.ts";

/** Both ends of a connection. */
async function connection() {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { hostname, port } = listener.addr;
  return await Promise.all([Deno.connect({ hostname, port }), listener.accept()]);
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

Deno.test("streamOver() ends its own half only, and hears the other to its end", async () => {
  const [near, far] = await connection();
  const stream = streamOver(near);
  stream.end("all that is said");
  assertEquals(await within("its half", readAll(far)), bytesOf("all that is said"));
  await writeAll(far, bytesOf("and the answer"));
  await far.closeWrite();
  const heard = await within("the other half", Array.fromAsync(stream, (piece) => `${piece}`));
  assertEquals(heard.join(""), "and the answer");
  far.close();
});

Deno.test("streamOver() closes the connection when it is destroyed, and fails with it", async () => {
  const [near, far] = await connection();
  const stream = streamOver(near);
  close(near);
  await assertRejects(() => within("failure", Array.fromAsync(stream)), Deno.errors.BadResource);
  const [next, other] = await connection();
  streamOver(next).destroy();
  assertEquals(await within("end", readAll(other)), bytesOf(""));
  for (const conn of [far, other]) conn.close();
});

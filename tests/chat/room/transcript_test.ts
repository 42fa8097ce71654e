import { assertEquals } from "@std/assert";
import { Transcript } from "../../../chat/room/transcript.ts";

Deno.test("Transcript gathers a turn into one write, and closes when all is written", {
  permissions: "none",
}, async () => {
  const acts: string[] = [];
  const taken = Promise.withResolvers<void>();
  const transcript = new Transcript(
    {
      async write(bytes) {
        acts.push(`${new TextDecoder().decode(bytes).split("\n").length - 1} lines`);
        await taken.promise;
        return bytes.length;
      },
      close: () => void acts.push("closed"),
    },
    "file",
    (line) => acts.push(line.en),
  );
  const say = (text: string) => transcript.add({ kind: "said", nick: "ana", address: "h:1", text });
  say("one");
  say("two");
  await Promise.resolve();
  await Promise.resolve();
  say("three");
  const closing = transcript.close();
  taken.resolve();
  await closing;
  assertEquals(acts, ["2 lines", "1 lines", "closed"]);
});

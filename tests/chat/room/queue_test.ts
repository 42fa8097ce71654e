import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { Queue } from "../../../chat/room/queue.ts";
import { Stream } from "../../../chat/room/stream.ts";

const none = { permissions: "none" } as const;

function taken(queue: Queue): string {
  let text = "";
  const decoder = new TextDecoder();
  for (let bytes; (bytes = queue.next());) text += decoder.decode(bytes, { stream: true });
  return text;
}

Deno.test(
  "Queue gives each what was said, without its own, and with what is for it alone",
  none,
  () => {
    const step = fc.record({
      who: fc.nat(2),
      act: fc.constantFrom("say", "say", "say", "tell", "take", "one"),
      size: fc.oneof(fc.nat(40), fc.nat(20_000), fc.constant(70_000)),
    });
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const stream = new Stream();
      const queues = [0, 1, 2].map(() => new Queue(stream));
      const due = ["", "", ""];
      const got = ["", "", ""];
      for (const [i, { who, act, size }] of steps.entries()) {
        const queue = queues[who] as Queue;
        const line = `${i}é`.padEnd(size, ".");
        if (act === "say") {
          queue.skip(stream.append(line));
          for (const other of [0, 1, 2]) if (other !== who) due[other] += `${line}\n`;
        } else if (act === "tell") {
          queue.insert(new TextEncoder().encode(line));
          due[who] += line;
        } else if (act === "take") got[who] += taken(queue);
        else got[who] += new TextDecoder().decode(queue.next() ?? new Uint8Array());
        const left = (due[who] ?? "").slice((got[who] ?? "").length);
        assertEquals(queue.bytes, new TextEncoder().encode(left).length);
        stream.forget(Math.min(...queues.map(({ place }) => place)));
      }
      for (const [i, queue] of queues.entries()) got[i] += taken(queue);
      assertEquals(got, due);
    }));
  },
);

Deno.test("Queue: those who said nothing are given the same array", none, () => {
  const stream = new Stream();
  const queues = Array.from({ length: 3 }, () => new Queue(stream));
  queues[2]?.skip(stream.append("mine"));
  stream.append("another");
  const [first, second] = queues.map((queue) => queue.next());
  assert(first !== undefined && first === second);
});

Deno.test("Queue ends with what was said before its end", none, () => {
  const stream = new Stream();
  const queue = new Queue(stream);
  stream.append("before");
  queue.end();
  stream.append("after");
  assertEquals([queue.bytes, taken(queue), queue.bytes], [7, "before\n", 0]);
});

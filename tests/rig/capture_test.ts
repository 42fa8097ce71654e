import { assert, assertEquals } from "@std/assert";
import type { Fact } from "../../core/observation.ts";
import { Capture, FLOOD_BYTES } from "../../rig/capture.ts";

const MiB = 1024 * 1024;
const none = { permissions: "none" } as const;

function capturing() {
  const facts: Fact[] = [];
  return { facts, capture: new Capture("stdout", (fact) => facts.push(fact), () => {}) };
}

const streamOf = (...chunks: string[]) =>
  ReadableStream.from(chunks.map((chunk) => new TextEncoder().encode(chunk)));

Deno.test("Capture notes whole lines, and a flushed part once", none, async () => {
  const { facts, capture } = capturing();
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const drained = capture.drain(readable);
  const writer = writable.getWriter();
  await writer.write(new TextEncoder().encode("one\r\nInput: "));
  capture.flush();
  await writer.write(new TextEncoder().encode("\nlast"));
  await writer.close();
  await drained;
  assertEquals(facts, [
    { kind: "printed", stream: "stdout", line: "one" },
    { kind: "printed", stream: "stdout", line: "Input: ", open: true },
    { kind: "printed", stream: "stdout", line: "last", open: true },
  ]);
});

Deno.test("Capture keeps a bounded part of an endless output, and says so once", none, async () => {
  for (const chunk of ["a line\n".repeat(1_000), "x".repeat(10_000), "\n".repeat(5_000)]) {
    const { facts, capture } = capturing();
    let chunks = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (++chunks > 400) controller.close();
        else controller.enqueue(new TextEncoder().encode(chunk));
      },
    });
    await capture.drain(endless);
    assertEquals(facts.filter(({ kind }) => kind === "cut").length, 1);
    assert(facts.length <= 2_002, `${facts.length} facts`);
    assert(capture.text.length <= 256 * 1024);
    assertEquals(chunks, 401, "the program must not be held up");
  }
});

Deno.test("Capture tells once of a flood, and of less than that not", none, async () => {
  for (const [bytes, told] of [[FLOOD_BYTES - 1, 0], [FLOOD_BYTES, 1], [2 * FLOOD_BYTES, 1]]) {
    let floods = 0;
    const capture = new Capture("stdout", () => {}, () => {}, () => floods++);
    const block = new Uint8Array(MiB);
    let left = bytes ?? 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (left === 0) return controller.close();
        const part = block.subarray(0, left);
        left -= part.length;
        controller.enqueue(part);
      },
    });
    await capture.drain(endless);
    assertEquals(floods, told);
  }
});

Deno.test("Capture decodes a letter that comes in two parts", none, async () => {
  const { facts, capture } = capturing();
  const bytes = new TextEncoder().encode("é\n");
  await capture.drain(ReadableStream.from([bytes.subarray(0, 1), bytes.subarray(1)]));
  assertEquals(facts, [{ kind: "printed", stream: "stdout", line: "é" }]);
  await capturing().capture.drain(streamOf());
});

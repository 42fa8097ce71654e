import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import {
  DocumentFull,
  MAX_TEXT_BYTES,
  type Porter,
  SharedDocument,
} from "../../../servers/document/shared_document.ts";
import { bytesOf, textOf } from "../talking.ts";
import { pureTest, within } from "../../waiting.ts";

const noPorter: Porter = { tell() {} };
const briefly = () => Promise.resolve();

/** The views that two threads have of one document. */
function sharedDocument() {
  const memory = SharedDocument.share(2);
  const view = (thread: number) => new SharedDocument(memory, 2, thread, "fair");
  return [view(0), view(1)] as const;
}

const textIn = async (document: SharedDocument) => textOf(await document.read(noPorter, briefly));

pureTest("write() and append() are what another thread reads", async () => {
  const [here, there] = sharedDocument();
  assertEquals(await textIn(there), "");
  await here.write(bytesOf("olá, "), noPorter, briefly);
  await there.append(bytesOf("mundo"), noPorter, briefly);
  assertEquals([await textIn(here), await textIn(there)], ["olá, mundo", "olá, mundo"]);
  await there.write(bytesOf(""), noPorter, briefly);
  assertEquals(await textIn(here), "");
});

pureTest("read() gives a copy", async () => {
  const [document] = sharedDocument();
  await document.write(bytesOf("one"), noPorter, briefly);
  const text = await document.read(noPorter, briefly);
  await document.write(bytesOf("two"), noPorter, briefly);
  assertEquals(textOf(text), "one");
});

pureTest("append() takes what fits, and nothing of what does not", async () => {
  const [document] = sharedDocument();
  const most = new Uint8Array(MAX_TEXT_BYTES).fill(0x61);
  await document.write(most.subarray(2), noPorter, briefly);
  await assertRejects(() => document.append(bytesOf("bcd"), noPorter, briefly), DocumentFull);
  await document.append(bytesOf("bc"), noPorter, briefly);
  const text = await document.read(noPorter, briefly);
  assertEquals([text.length, textOf(text.subarray(-3))], [MAX_TEXT_BYTES, "abc"]);
  assertThrows(
    () => document.write(new Uint8Array(MAX_TEXT_BYTES + 1), noPorter, briefly),
    DocumentFull,
  );
  assertEquals((await document.read(noPorter, briefly)).length, MAX_TEXT_BYTES);
});

pureTest("a visit is told before it waits, and while it is inside", async () => {
  const [document] = sharedDocument();
  const told: string[] = [];
  const porter: Porter = { tell: (moment, as) => void told.push(`${as} ${moment}`) };
  const stay = () => Promise.resolve(void told.push(`${document.lock.inside} inside`));
  await document.read(porter, stay);
  await document.append(bytesOf("x"), porter, stay);
  assertEquals(told, [
    "reader arrives",
    "reader enters",
    "1 inside",
    "reader leaves",
    "writer arrives",
    "writer enters",
    "-1 inside",
    "writer leaves",
  ]);
});

pureTest(
  "a writer who stays keeps everybody else out, and lets no half of it be seen",
  async () => {
    const [here, there] = sharedDocument();
    await here.write(bytesOf("before"), noPorter, briefly);
    const inside = Promise.withResolvers<void>();
    const stay = Promise.withResolvers<void>();
    const written = here.write(bytesOf("AFTER!"), noPorter, () => (inside.resolve(), stay.promise));
    await within("entry", inside.promise);
    const read = textIn(there);
    const appended = there.append(bytesOf("?"), noPorter, briefly);
    const last = textIn(here);
    stay.resolve();
    const visits = Promise.all([read, last, written, appended]);
    const [first, second] = await within("end of the visits", visits);
    assertEquals([first, second], ["AFTER!", "AFTER!?"]);
  },
);

pureTest("a visit that fails has left", async () => {
  const [document] = sharedDocument();
  const fail = () => Promise.reject(new Error("failed"));
  const deafPorter = (at: string): Porter => ({
    tell: (moment) => moment === at ? fail() : undefined,
  });
  await assertRejects(() => document.read(noPorter, fail), Error, "failed");
  await assertRejects(() => document.append(bytesOf("x"), noPorter, fail), Error, "failed");
  for (const moment of ["enters", "leaves"]) {
    await assertRejects(() => document.read(deafPorter(moment), briefly), Error, "failed");
    assertEquals(document.lock.inside, 0);
  }
});

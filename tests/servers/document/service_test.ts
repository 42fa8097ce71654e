import { assert, assertEquals, assertMatch } from "@std/assert";
import fc from "fast-check";
import { documentService, type DocumentTerms } from "../../../servers/document/service.ts";
import { MAX_TEXT_BYTES, SharedDocument } from "../../../servers/document/shared_document.ts";
import { HANG_UP } from "../../../servers/tcp/conversation.ts";
import { bytesOf, chop, chunking, textOf } from "../talking.ts";
import { pureTest, within } from "../../waiting.ts";

/** One client's service, on a document of its own; what it sends is gathered. */
function serviceOf(terms: Partial<DocumentTerms> = {}) {
  const document = new SharedDocument(SharedDocument.share(1), 1, 0, "fair");
  const stopping = new AbortController().signal;
  const all = { document, maxLineBytes: 64, lang: "en", stopping, ...terms } as const;
  const service = documentService(all, { tell() {} });
  let sent = "";
  const send = (bytes: Uint8Array) => Promise.resolve(void (sent += textOf(bytes)));
  const answered = async (end: boolean, pieces: Iterable<Uint8Array>) => {
    sent = "";
    let hungUp = false;
    for (const piece of pieces) {
      if (await service.hear(piece, send) === HANG_UP) return { sent, hungUp: true };
    }
    if (end) hungUp = await service.end(send) === HANG_UP;
    return { sent, hungUp };
  };
  return {
    document: all.document,
    /** The answer to these pieces of the stream. */
    hear: async (...pieces: (string | Uint8Array)[]) => {
      const bytes = pieces.map((piece) => typeof piece === "string" ? bytesOf(piece) : piece);
      return (await answered(false, bytes)).sent;
    },
    /** The answer to a stream that ends. */
    answer: (pieces: Iterable<Uint8Array>) => within("answer", answered(true, pieces)),
  };
}

pureTest("the document is read, replaced and added to, one line for each", async () => {
  const { hear } = serviceOf();
  const exchanges = [
    ["READ", ""],
    ["WRITE olá, mundo", "OK"],
    ["READ", "olá, mundo"],
    ["APPEND !", "OK"],
    ["APPEND  two blanks ", "OK"],
    ["1", "olá, mundo! two blanks "],
    ["2 um", "OK"],
    ["read", "um"],
    ["wRiTe dois", "OK"],
    ["append ", "OK"],
    ["READ whatever follows", "dois"],
    ["WRITE", "OK"],
    ["1", ""],
    ["APPEND", "OK"],
    ["HOLD 0 WRITE held", "OK"],
    ["hold 1 append  more", "OK"],
    ["HOLD 1", "held more"],
    ["HOLD 00 1", "held more"],
  ];
  for (const [line, answer] of exchanges) {
    assertEquals(await hear(`${line}\n`), `${answer}\n`, line);
  }
});

pureTest(
  "whatever is wrong gets one line that begins with ERROR, and changes nothing",
  async () => {
    for (const lang of ["en", "pt"] as const) {
      const { hear } = serviceOf({ lang });
      await hear("WRITE unharmed\n");
      const wrong = [
        "",
        " ",
        " READ",
        "\t",
        "REED",
        "WRITEtext",
        "3",
        "HOLD",
        "HOLD -1",
        "HOLD x",
        "HOLD 1e3",
        "HOLD 99999999",
        "HOLD 10001 WRITE late",
        `HOLD ${"9".repeat(50)}`,
        "HOLD 1 REED",
        "HOLD 1 HOLD 1",
        "HOLD 1  READ",
        "\x00\x01\x7f",
        "\x1b[2J",
        "\r",
      ].map(bytesOf);
      const invalid = [[0xff], [0x57, 0x52, 0xc3], [0x52, 0x45, 0x41, 0x44, 0x20, 0x80]];
      for (const line of [...wrong, ...invalid.map((bytes) => Uint8Array.from(bytes))]) {
        assertMatch(await hear(line, "\n"), /^ERROR (\P{Cc}|\t)+\n$/u, `${line}`);
        assertEquals(await hear("READ\n"), "unharmed\n", `${line}`);
      }
    }
  },
);

pureTest("an error says what is wrong, in both languages", async () => {
  const said = async (lang: "en" | "pt", line: string) =>
    await serviceOf({ lang }).hear(`${line}\n`);
  assertEquals(await said("en", "HOLD -1"), 'ERROR HOLD takes 0..10000 ms, not "-1"\n');
  assertEquals(await said("pt", "HOLD -1"), 'ERROR HOLD aceita de 0 a 10000 ms, não "-1"\n');
  assertMatch(await said("en", "reed\x1b"), /^ERROR unknown command "REED\\x1b"; there are READ, /);
  assertMatch(await said("pt", "reed"), /^ERROR comando desconhecido "REED"; existem READ, /);
});

pureTest("any bytes get a line each: a text, OK or ERROR", async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
    const { sent } = await serviceOf({ maxLineBytes: 1_000 }).answer([bytes]);
    const lines = bytes.filter((byte) => byte === 0x0a).length;
    const open = bytes.length > 0 && bytes.at(-1) !== 0x0a ? 1 : 0;
    assertEquals(sent.split("\n").length - 1, lines + open);
  }));
});

const line = fc.constantFrom("1", "2 ŉ", "APPEND olá", "APPEND ", "WRITE", "x", "", "HOLD 0 1");
const script = fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n")), { maxLength: 12 });

pureTest("the answers do not depend on how the stream is cut", async () => {
  await fc.assert(
    fc.asyncProperty(script, chunking, fc.boolean(), async (lines, lengths, open) => {
      const all = bytesOf(lines.map(([line, end]) => line + end).join("") + (open ? "READ" : ""));
      const whole = await serviceOf().answer([all]);
      assertEquals(whole.sent.split("\n").length - 1, lines.length + (open ? 1 : 0));
      assertEquals(await serviceOf().answer(chop(all, lengths)), whole);
    }),
  );
});

pureTest(
  "a line of --max-line bytes is taken, one of more ends the conversation",
  async () => {
    for (const end of ["\n", "\r\n"]) {
      const exact = serviceOf({ maxLineBytes: 16 });
      const line = `WRITE ${"a".repeat(10)}${end}`;
      assertEquals(await exact.answer([bytesOf(line)]), { sent: "OK\n", hungUp: false });
      const longer = serviceOf({ maxLineBytes: 16 });
      const lines = `WRITE a${end}WRITE ${"b".repeat(11)}${end}WRITE c${end}`;
      const { sent, hungUp } = await longer.answer([bytesOf(lines)]);
      assertMatch(sent, /^OK\nERROR a line of more than 16 bytes \(--max-line\): goodbye\n$/);
      assert(hungUp);
      const text = await longer.document.read({ tell() {} }, () => Promise.resolve());
      assertEquals(textOf(text), "a");
    }
  },
);

pureTest("a line without end is refused before it has filled the memory", async () => {
  const { answer } = serviceOf({ maxLineBytes: 1_024 });
  let pieces = 0;
  const endless = function* () {
    for (; pieces < 10_000; pieces++) yield new Uint8Array(1_000);
  };
  const { sent, hungUp } = await answer(endless());
  assertMatch(sent, /^ERROR [^\n]+\n$/);
  assertEquals([hungUp, pieces], [true, 1]);
});

pureTest("a document that is full says so, and stays as it was", async () => {
  const { hear } = serviceOf({ maxLineBytes: MAX_TEXT_BYTES });
  const half = "a".repeat(MAX_TEXT_BYTES / 2);
  await hear(`WRITE ${half}\n`);
  assertEquals(await hear(`APPEND ${half}\n`), "OK\n");
  assertEquals(await hear("APPEND b\n"), "ERROR the document is full: 1 MiB at most\n");
  assertEquals(await hear("READ\n"), `${half}${half}\n`);
});

pureTest("a queue that is full says so", async () => {
  const memory = SharedDocument.share(1);
  new Int32Array(memory)[3] = 8_192; // so many tickets are out
  const { hear } = serviceOf({ document: new SharedDocument(memory, 1, 0, "fair") });
  assertEquals(await hear("READ\n"), "ERROR too many are waiting: try again later\n");
});

pureTest("HOLD leaves at once when the server stops", async () => {
  const stop = new AbortController();
  const { hear } = serviceOf({ stopping: stop.signal });
  const held = hear("HOLD 10000 WRITE held\n");
  stop.abort();
  assertEquals(await within("answer", held, 5_000), "OK\n");
  assertEquals(await within("answer", hear("HOLD 10000\n"), 5_000), "held\n");
});

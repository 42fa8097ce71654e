import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Arriving } from "../../../chat/room/entrance.ts";
import { Room } from "../../../chat/room/room.ts";
import { within } from "../../waiting.ts";
import { OpenRoom, usingAll, Visitor } from "./visiting.ts";

/** A connection that says the pieces, then ends; what it is sent is kept. */
class Fake implements Arriving {
  readonly heard: Uint8Array[] = [];
  readonly #said = Promise.withResolvers<void>();
  #pieces: Uint8Array[] = [];
  #ends = false;
  #wake = this.#said.resolve;

  says(...pieces: Uint8Array[]): void {
    this.#pieces.push(...pieces);
    this.#ends = true;
    this.#wake();
  }

  async read(buffer: Uint8Array): Promise<number | null> {
    await this.#said.promise;
    const piece = this.#pieces[0];
    if (!piece || !this.#ends) return null;
    const some = piece.subarray(0, buffer.length);
    buffer.set(some);
    if (some.length === piece.length) this.#pieces.shift();
    else this.#pieces[0] = piece.subarray(some.length);
    return some.length;
  }

  write(bytes: Uint8Array): Promise<number> {
    this.heard.push(bytes.slice());
    return Promise.resolve(bytes.length);
  }

  closeWrite(): Promise<void> {
    return Promise.resolve();
  }

  close(): void {}

  text(): string {
    const bytes = new Uint8Array(this.heard.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.heard) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  }
}

/** Controls (all but tab and newline), what hides or reorders text, and halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}\p{Cs}\u00ad\u2028\u2029\ufeff]/u;
const isVisible = (text: string) => !INVISIBLE.test(text.replace(/[\n\t]/g, ""));
const SHAPE = /^(<\S{1,20} \S+( to you)?> .*|\* .*)$/s;

const word = fc.constantFrom(
  ..."\n \r\n \n/ / // /nick /msg /who /quit /help ana \x1b[2J \x00 \x9b \u202e \ufeff * <bia a:1>"
    .split(" "),
);
const bytes = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 40 }),
  word.map((text) => new TextEncoder().encode(text)),
  fc.string({ unit: "binary", minLength: 1 }).map((text) => new TextEncoder().encode(text)),
);
const pieces = fc.array(bytes, { maxLength: 12 });

Deno.test("10,000 cases of any bytes: nothing but visible lines reaches another, and nothing breaks", async () => {
  await fc.assert(
    fc.asyncProperty(pieces, pieces, async (first, second) => {
      using room = new Room({ lang: "en", maxClients: 9, maxLine: 30, flood: 0 });
      const [ana, bia, eva] = [new Fake(), new Fake(), new Fake()];
      const visits = [ana, bia, eva].map((fake, i) => room.hold(fake, "h", `h:${i}`));
      ana.says(...first);
      bia.says(...second);
      await within("end of what was said", Promise.all(visits.slice(0, 2)));
      eva.says();
      await visits[2];
      for (const fake of [ana, bia, eva]) {
        const text = fake.text();
        assert(isVisible(text), JSON.stringify(text));
        const lines = text.split("\n");
        assertEquals(lines.pop(), "");
        for (const line of lines) assert(SHAPE.test(line), JSON.stringify(line));
      }
      await room.stop();
    }),
    { numRuns: 10_000 },
  );
});

Deno.test("any bytes, over sockets: nothing but visible lines reaches another", async () => {
  await using room = new OpenRoom({ maxLine: 100 });
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _ = usingAll([ana, bia]);
  for (const [i, said] of fc.sample(pieces, 300).entries()) {
    using any = await Visitor.to(room);
    for (const piece of said) await any.send(piece).catch(() => {});
    await ana.say(`after ${i}`);
    for (let line; !(line = await bia.line() ?? "").endsWith(`> after ${i}`);) {
      assert(isVisible(line) && SHAPE.test(line), JSON.stringify(line));
    }
  }
});

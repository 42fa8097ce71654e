import { assert, assertEquals } from "@std/assert";
import { within } from "../../waiting.ts";
import { type At, OpenRoom, startRoom, usingAll, vanish, Visitor } from "./visiting.ts";

const MEMBERS = 1_000;
const LINES_EACH = 24;

/** A member that counts: every other's lines, each once, in order. */
class Counter implements Disposable {
  readonly #next = new Uint8Array(MEMBERS);
  readonly #decoder = new TextDecoder();
  #left = (MEMBERS - 1) * LINES_EACH;
  #text = "";

  private constructor(readonly conn: Deno.TcpConn, readonly me: number) {}

  static async to({ port }: At, me: number): Promise<Counter> {
    return new Counter(await Deno.connect({ hostname: "127.0.0.1", port }), me);
  }

  async say(): Promise<void> {
    const lines = Array.from({ length: LINES_EACH }, (_, i) => `#${this.me} ${i}\n`).join("");
    await this.conn.write(new TextEncoder().encode(lines));
  }

  async hearsAll(): Promise<void> {
    const buffer = new Uint8Array(64 * 1024);
    while (this.#left > 0) {
      const n = await this.conn.read(buffer);
      assert(n !== null, `${this.me} was sent away, ${this.#left} lines before the end`);
      const text = this.#text + this.#decoder.decode(buffer.subarray(0, n), { stream: true });
      this.#count(text);
      this.#text = text.slice(text.lastIndexOf("\n") + 1);
    }
  }

  #count(text: string): void {
    for (let at = 0, end; (end = text.indexOf("\n", at)) >= 0; at = end + 1) {
      const hash = text.indexOf("#", at);
      if (hash < 0 || hash > end) continue; // a notice
      const blank = text.indexOf(" ", hash);
      const who = Number(text.slice(hash + 1, blank));
      const line = Number(text.slice(blank + 1, end));
      if (line !== this.#next[who] || who === this.me) {
        throw new Error(`${this.me} heard line ${line} of ${who} for line ${this.#next[who]}`);
      }
      this.#next[who] = line + 1;
      this.#left--;
    }
  }

  [Symbol.dispose](): void {
    this.conn.close();
  }
}

Deno.test(`${MEMBERS} members say ${LINES_EACH} lines each: every one is heard by all others, once, in order`, async () => {
  await using room = await startRoom([], "--flood", "0");
  using stack = new DisposableStack();
  const members: Counter[] = [];
  for (let i = 0; i < MEMBERS; i += 100) {
    const some = Array.from({ length: 100 }, (_, j) => Counter.to(room, i + j));
    members.push(...(await Promise.all(some)).map((member) => stack.use(member)));
  }
  const hearing = Promise.all(members.map((member) => member.hearsAll()));
  await Promise.all(members.map((member) => member.say()));
  await within("24 million deliveries", hearing, 120_000);
});

Deno.test("Room is as before after 1,000 members vanished, 50 at once", async () => {
  await using room = new OpenRoom();
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _ = usingAll([ana, bia]);
  const crowd = Promise.all(Array.from({ length: 50 }, async () => {
    for (let i = 0; i < 20; i++) await vanish(room, "/nick rst\nhi\n");
  }));
  const counting = async () => {
    for (let arrived = 0, gone = 0; arrived < 1_000 || gone < 1_000;) {
      const line = await ana.line();
      assert(line !== undefined, `ana was sent away: ${arrived} arrived, ${gone} gone`);
      if (/arrived$/.test(line)) arrived++;
      if (/vanished: the connection broke$/.test(line)) gone++;
    }
  };
  await Promise.all([crowd, counting()]);
  await bia.say("/who", "still here");
  await bia.sees("* 2 are here:");
  await ana.sees(`<bia ${bia.address}> still here`);
});

Deno.test("Room takes whatever bytes come, for as long as they come", async () => {
  await using room = new OpenRoom({ maxLine: 1_000 });
  const [ana, bia] = await Visitor.all(room, "ana", "bia");
  assert(ana && bia);
  using _ = usingAll([ana, bia]);
  using endless = await Visitor.to(room);
  const mega = new Uint8Array(1024 * 1024).fill(0x61);
  for (let i = 0; i < 32; i++) await endless.send(mega); // no newline
  const random = new Uint8Array(64 * 1024);
  for (let i = 0; i < 16; i++) {
    await ana.send(crypto.getRandomValues(random));
  }
  await endless.send("\nend\n");
  await ana.send("\nend\n");
  const ends = [await bia.sees(/> end$/), await bia.sees(/> end$/)].sort();
  assertEquals(ends.map((line) => line.split(" ")[0]).at(0), "<ana");
});

/**
 * Servers that have fewer descriptors than clients: what accept() cannot take stays in the kernel's queue, and
 * comes in, in its order, when others have left.
 */
import { assert, assertEquals, assertLess, assertMatch } from "@std/assert";
import { Running, script } from "../running.ts";
import { within } from "../waiting.ts";
import { Visitor } from "./room/visiting.ts";

/** /proc tells what a program takes, and the limit is the shell's. */
const ignore = Deno.build.os !== "linux";

/** Deno itself takes some 25 of these. */
const LIMIT = 64;
/** More than there is room for. */
const CLIENTS = LIMIT + 16;
/** Some who leave. */
const SOME = 5;

/** For so long a server that cannot accept is watched: it has nothing else to do. */
const WATCHED_MS = 2_000;
/** Trying ten times a second takes 10 ms of that; whoever tries without a pause takes all that it can get. */
const MOST_CPU_MS = 200;
/** A tick of /proc/PID/stat, on every Linux there is (USER_HZ). */
const TICK_MS = 10;

const CONNECTED = /^(\S+) connected$/;

/** A server under the limit, and what it logs. */
class Limited implements AsyncDisposable {
  private constructor(
    readonly program: Running,
    readonly hostname: string,
    readonly port: number,
  ) {}

  static async start(path: string, ...args: readonly string[]): Promise<Limited> {
    const argv = script(path, "--host", "127.0.0.1", "--port", "0", ...args);
    const program = Running.start(["sh", "-c", `ulimit -n ${LIMIT}; exec "$@"`, "sh", ...argv]);
    const banner = await within("banner", program.line()) ?? await program.errorLine();
    const [, hostname = "", port] = /^listening on (.*):(\d+)$/.exec(banner ?? "") ?? [];
    assert(port, `not a banner: ${banner}`);
    return new Limited(program, hostname, Number(port));
  }

  async #line(): Promise<string> {
    const line = await within("line of the log", this.program.line());
    assert(line !== undefined, "the server has ended");
    return line;
  }

  /** Who has come in, in this order, until nobody else can. */
  async untilFull(): Promise<string[]> {
    const inside: string[] = [];
    for (;;) {
      const line = await this.#line();
      const [, client] = CONNECTED.exec(line) ?? [];
      if (client !== undefined) inside.push(client);
      else if (line.startsWith("Cannot accept")) {
        assertMatch(
          line,
          /^Cannot accept on 127\.0\.0\.1:\d+: too many open sockets \(EMFILE\)\.$/,
        );
        return inside;
      }
    }
  }

  /** The next who come in, in this order. */
  async next(count: number): Promise<string[]> {
    const inside: string[] = [];
    while (inside.length < count) {
      const [, client] = CONNECTED.exec(await this.#line()) ?? [];
      if (client !== undefined) inside.push(client);
    }
    return inside;
  }

  /** The processor time that it takes while nobody asks anything of it, in ms. */
  async cpuMs(): Promise<number> {
    const taken = async () => {
      const stat = await Deno.readTextFile(`/proc/${this.program.child.pid}/stat`);
      const [utime, stime] = stat.slice(stat.lastIndexOf(")") + 2).split(" ").slice(11, 13);
      return TICK_MS * (Number(utime) + Number(stime));
    };
    const before = await taken();
    await new Promise((resolve) => setTimeout(resolve, WATCHED_MS));
    return await taken() - before;
  }

  /** Ends it as a person would. What Deno itself could not open meanwhile, it may tell on stderr. */
  async stop(): Promise<void> {
    const ended = this.program.ended();
    this.program.child.kill("SIGTERM");
    assertEquals((await within("end of the server", ended)).code, 0);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.program[Symbol.asyncDispose]();
  }
}

/** More clients than can come in; who is inside, and who is not, each in the order of the accept queue. */
async function crowdOf(server: Limited) {
  const stack = new DisposableStack();
  const clients = new Map<string, Visitor>();
  while (clients.size < CLIENTS) { // one after the other: that is the order
    const client = stack.use(await Visitor.to(server));
    clients.set(client.address, client);
  }
  const accepted = await server.untilFull();
  const all = [...clients.values()];
  assertEquals(accepted, all.slice(0, accepted.length).map(({ address }) => address));
  const [inside, outside] = [all.slice(0, accepted.length), all.slice(accepted.length)];
  assertLess(SOME, outside.length);
  assertLess(SOME + 2, inside.length);
  return { inside, outside, [Symbol.dispose]: () => stack.dispose() };
}

Deno.test("chat/room.ts without descriptors: who is in talks on, and who waits comes in later", {
  ignore,
}, async () => {
  await using room = await Limited.start("chat/room.ts");
  using crowd = await crowdOf(room);
  const { inside: [ana, bia, ...others], outside } = crowd;
  assert(ana && bia);
  await ana.say("/nick ana");
  await bia.say("/nick bia");
  await bia.sees("* you are bia");
  const chat = async (words: string) => {
    await ana.say(words);
    await bia.sees(`<ana ${ana.address}> ${words}`);
  };
  for (let i = 0; i < 20; i++) await chat(`full ${i}`);
  assertLess(await room.cpuMs(), MOST_CPU_MS);
  await chat("still full");

  // As many come in as leave, those who waited longest.
  for (const one of others.slice(0, SOME)) {
    await one.say("/quit");
    await one.sees(/^<ana \S+> still full$/);
    await one.rest();
  }
  const next = outside.slice(0, SOME);
  assertEquals(await room.next(SOME), next.map(({ address }) => address));
  for (const one of next) {
    await one.sees(/^\* you are guest-\d+;/);
    await one.say(`in at last ${one.address}`);
    await ana.sees(new RegExp(`^<guest-\\d+ \\S+> in at last ${one.address}$`));
  }
  await chat("full again");

  // Once there is room for all, whoever comes new need not wait.
  for (const one of [...others.slice(SOME), ...outside.slice(SOME)]) one[Symbol.dispose]();
  using eva = await Visitor.to(room, "eva");
  await ana.sees(`* eva (${eva.address}) arrived`);
  await room.stop();
});

Deno.test("servers/tcp_server.ts without descriptors: who is in is served, and who waits later", {
  ignore,
}, async () => {
  await using server = await Limited.start("servers/tcp_server.ts", "--log");
  using crowd = await crowdOf(server);
  const { inside, outside } = crowd;
  const ask = async (some: readonly Visitor[]) => {
    for (const one of some) {
      await one.say("hello");
      await one.seesOnly("HELLO");
    }
  };
  await ask(inside);
  assertLess(await server.cpuMs(), MOST_CPU_MS);
  await ask(inside);

  for (const one of inside.slice(0, SOME)) one[Symbol.dispose]();
  const next = outside.slice(0, SOME);
  assertEquals(await server.next(SOME), next.map(({ address }) => address));
  await ask([...inside.slice(SOME), ...next]);

  for (const one of [...inside.slice(SOME), ...outside.slice(SOME)]) one[Symbol.dispose]();
  using late = await Visitor.to(server);
  await ask([late, ...next]);
  await server.stop();
});

/**
 * What travels between the programs of a play: captured in its own network, told as facts, and kept as pcap.
 *
 * A capture runs behind: its tool gets a frame later than who was sent it. So that the play's end is not
 * missing, a datagram with a word that nobody else knows is sent on each link after it: once the capture
 * shows that one, it has shown everything before. It is itself neither told nor kept.
 *
 * @module
 */
import type { EvidenceChoice, Watcher } from "./evidence.ts";
import type { Text } from "../wire/text.ts";
import { bundledPrograms, runnable, WORKPLACE } from "./bundled.ts";
import type { Guardian } from "./guardian.ts";
import type { Machines } from "./machines.ts";
import type { Network } from "./network.ts";
import { packetFact } from "./packet.ts";
import { type Frame, HEADER_BYTES, pcapOf } from "./pcap.ts";
import { environment } from "./process.ts";
import type { Recorder } from "./recorder.ts";
import { Tap, type Tool, TOOLS } from "./tap.ts";
import { Watch } from "./watch.ts";

/** So many facts are told of a play ... */
const MOST_FACTS = 400;
/** ... and so much of it is kept. */
const MOST_BYTES = 8 * 1024 * 1024;
/** How long the capture may run behind at the end of the play. */
const BEHIND_MS = 3_000;
/** The discard service (RFC 863), which nobody runs. */
const DISCARD = 9;

const SHARED: Text = {
  en: "the network is the whole machine's: others' traffic would be told, too",
  pt: "a rede é a da máquina toda: o tráfego dos outros também apareceria",
};
const NO_TOOL: Text = {
  en:
    "nothing here may capture: install tcpdump for root (apt install tcpdump), dumpcap for others " +
    "(apt install wireshark-common)",
  pt:
    "nada aqui pode capturar: instale o tcpdump para o root (apt install tcpdump), o dumpcap para " +
    "os demais (apt install wireshark-common)",
};
const ENOUGH: Text = {
  en: `only the first ${MOST_FACTS} are told`,
  pt: `só os primeiros ${MOST_FACTS} são mostrados`,
};
const TOO_FAST: Text = {
  en: "they came too fast for the capture",
  pt: "eles chegaram rápido demais para a captura",
};
const BEHIND: Text = {
  en: "the capture ran too far behind, and its end may be missing",
  pt: "a captura ficou muito para trás, e o fim dela pode estar faltando",
};

/**
 * Sends the word $1 to the address $2, and takes as long as a shell does where there is bash(1); else the rest
 * of the arguments, a UDP client that sends what it is told on stdin.
 */
const SEND = `
bash -c 'echo "$0" >"/dev/udp/$1/${DISCARD}"' "$1" "$2" 2>/dev/null && exit
word=$1
shift 2
echo "$word" | "$@"
`;

/** Where frames pass, and to whom something must be sent to pass there. */
interface Link {
  readonly name: string;
  readonly to: string;
}

/** All that was captured of a play, on all links. */
class Catch<R extends string> {
  readonly frames: Frame[] = [];
  /** So many facts were not told. */
  left = 0;
  /** The word that ends the capture, and the links on which it was seen. */
  lastWord: string | undefined;
  readonly ended = new Set<Link>();
  readonly watch = new Watch();
  #told = 0;
  #bytes = HEADER_BYTES;

  constructor(private readonly by: Tool["by"], private readonly recorder: Recorder<R>) {}

  /** Tells and keeps a frame. */
  take(link: Link, frame: Frame): void {
    if (this.ended.has(link)) return;
    const fact = packetFact(frame);
    if (this.lastWord && fact?.kind === "datagram" && fact.payload.includes(this.lastWord)) {
      this.ended.add(link);
      this.watch.changed();
      return;
    }
    this.#bytes += frame.record.length;
    if (this.#bytes <= MOST_BYTES) this.frames.push(frame);
    if (!fact) return;
    if (this.#told++ < MOST_FACTS) {
      const atMs = this.recorder.msAt(frame.epochMs);
      this.recorder.note("network", { ...fact, by: this.by, atMs });
    } else {
      this.left++;
    }
  }
}

/**
 * Begins to capture on the first machine: on its loopback, and on the cable where there is one, on which the
 * other machine's traffic passes, too. Where nothing can be captured, that is noted.
 */
export async function openSniffer<R extends string>(
  { at, pair }: Machines,
  guardian: Guardian,
  recorder: Recorder<R>,
  handOver: NonNullable<EvidenceChoice["packets"]>,
): Promise<Watcher | undefined> {
  const { network } = at(1);
  const unseen = (because: Text, left?: number) =>
    recorder.note("network", {
      kind: "unseen",
      what: "packets",
      because,
      ...(left !== undefined && { left }),
    });
  if (network.kind !== "namespace") return void unseen(SHARED);
  const links: Link[] = [{ name: "lo", to: "127.0.0.1" }];
  if (pair?.by === "cable") links.push({ name: "cable", to: pair.addresses[1] });
  for (const tool of TOOLS) {
    await using stack = new AsyncDisposableStack();
    const caught = new Catch(tool.by, recorder);
    const opened = await Promise.all(
      links.map((link) =>
        Tap.open(tool, network, link.name, guardian, (frame) => caught.take(link, frame))
      ),
    );
    const taps = opened.flatMap((tap) => tap ? [stack.use(tap)] : []);
    if (taps.length < links.length) continue;
    const held = stack.move();
    return {
      async finish() {
        const isWhole = await reachEnd(network, links, caught);
        const dropped = await Promise.all(taps.map((tap) => tap.stop()));
        const lost = dropped.reduce((sum, n) => sum + n, 0);
        if (caught.left > 0) unseen(ENOUGH, caught.left);
        if (lost > 0) unseen(TOO_FAST, lost);
        if (!isWhole) unseen(BEHIND);
        const header = taps[0]?.header;
        if (header) handOver(1, pcapOf(header, caught.frames));
      },
      [Symbol.asyncDispose]: () => held.disposeAsync(),
    };
  }
  return void unseen(NO_TOOL);
}

/** Whether the capture has come to the play's end on every link. */
async function reachEnd(
  network: Network,
  links: readonly Link[],
  caught: Pick<Catch<string>, "lastWord" | "ended" | "watch">,
): Promise<boolean> {
  const word = crypto.randomUUID();
  caught.lastWord = word;
  await Promise.all(links.map(({ to }) => send(network, word, to)));
  const never = new AbortController().signal;
  const isWhole = await caught.watch.until(
    () => caught.ended.size === links.length,
    BEHIND_MS,
    never,
  );
  for (const link of links) caught.ended.add(link); // what comes later is no part of the play
  return isWhole;
}

/** Sends a word from the network to an address where nobody takes it. */
async function send(network: Network, word: string, to: string): Promise<void> {
  const holes: Record<string, string> = { "{host}": to, "{port}": `${DISCARD}` };
  const { argv, origin } = bundledPrograms["udp-client"];
  const client = runnable(argv, origin).map((part) => holes[part] ?? part);
  const [first = "", ...args] = network.inside(["sh", "-c", SEND, "sh", word, to, ...client]);
  await new Deno.Command(first, {
    args,
    cwd: WORKPLACE,
    env: environment(),
    clearEnv: true,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).output();
}

/**
 * A capture while it runs: tcpdump(8) or dumpcap(1) at one link of a play's own network.
 *
 * @module
 */
import { lines } from "../wire/lines.ts";
import { type Guardian, HELD } from "./guardian.ts";
import type { Network } from "./network.ts";
import { type Frame, PcapReader } from "./pcap.ts";
import { environment } from "./process.ts";
import { Watch } from "./watch.ts";

/** What captures, and how it is started. */
export interface Tool {
  /** Its name. */
  readonly by: "tcpdump" | "dumpcap";
  /** It needs the rights of root outside of the play's user namespace. */
  readonly asRoot: boolean;
  /** Its command line without the link. */
  readonly argv: readonly string[];
}

/** Of each frame, so many bytes are captured: the headers, and what is told of the payload. */
const SNAPLEN = ["-s", "256"];
/**
 * In KiB, what the kernel holds until the tool has its turn: room for all the frames that are kept of a play (an
 * empty segment takes 82 bytes of the file, and 336 here), so that none is lost because others have the processors.
 */
const RING = ["-B", "40960"];
/** As pcap to stdout, each frame at once. */
const TCPDUMP = ["tcpdump", ...SNAPLEN, ...RING, "--immediate-mode", "-U", "-w", "-"];

/**
 * In the order in which they are tried. Where it is root tcpdump becomes another user, which a user namespace
 * forbids unless it is built otherwise; dumpcap stays who it is, but hands frames on only every 250 ms.
 */
export const TOOLS: readonly Tool[] = [
  { by: "tcpdump", asRoot: true, argv: [...TCPDUMP, "-Z", "root"] },
  { by: "dumpcap", asRoot: false, argv: ["dumpcap", ...SNAPLEN, "-q", "-P", "-w", "-"] },
  { by: "tcpdump", asRoot: false, argv: TCPDUMP },
];

/** What each of them says once no frame escapes it any more. */
const READY = /^(tcpdump: )?listening on|^File: /;
/** ... and at its end, of the frames that came too fast for it. */
const DROPPED = /^(\d+) packets? dropped by kernel|^Packets received\/dropped on .*: \d+\/(\d+)/;

/** How many frames came too fast, where a line of the tool's says so. */
export function droppedIn(line: string): number | undefined {
  const [, tcpdump, dumpcap] = DROPPED.exec(line) ?? [];
  return tcpdump ?? dumpcap ? Number(tcpdump ?? dumpcap) : undefined;
}

/** How long each may take to begin, and to end. */
const DEADLINE_MS = 5_000;

/** A running capture at one link. */
export class Tap implements AsyncDisposable {
  readonly #reader = new PcapReader();
  readonly #child: Deno.ChildProcess;
  readonly #read: Promise<void>;
  readonly #watch = new Watch();
  #isReady = false;
  #hasEnded = false;
  #dropped = 0;

  private constructor(
    readonly link: string,
    child: Deno.ChildProcess,
    private readonly guardian: Guardian,
    private readonly onFrame: (frame: Frame) => void,
  ) {
    this.#child = child;
    this.#read = this.#follow();
  }

  /** Starts the tool and waits until it captures; undefined where it is not there, or may not. */
  static async open(
    { asRoot, argv }: Tool,
    network: Network,
    link: string,
    guardian: Guardian,
    onFrame: (frame: Frame) => void,
  ): Promise<Tap | undefined> {
    const [tool = "", ...args] = argv;
    const command = [tool, "-i", link, ...args];
    const [first = "", ...rest] = [
      ...HELD,
      ...(asRoot ? network.insideAsRoot(command) : network.inside(command)),
    ];
    const env = environment();
    const child = new Deno.Command(first, {
      args: rest,
      env: { ...env, PATH: `${env.PATH ?? ""}:/usr/sbin:/sbin` },
      clearEnv: true,
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
      detached: true,
    }).spawn();
    await guardian.watch(child.pid);
    const stdin = child.stdin.getWriter();
    await stdin.write(new TextEncoder().encode("\n")); // lets go of the held tool
    await stdin.close().catch(() => {});
    const tap = new Tap(link, child, guardian, onFrame);
    await tap.#comes(() => tap.#isReady);
    if (tap.#isReady) return tap;
    await tap[Symbol.asyncDispose]();
    return undefined;
  }

  /** The capture's pcap header. */
  get header(): Uint8Array | undefined {
    return this.#reader.header;
  }

  /** Lets the tool end by itself: how many frames came too fast for it. */
  async stop(): Promise<number> {
    this.#signal("SIGINT");
    await this.#comes(() => false);
    return this.#dropped;
  }

  async #comes(holds: () => boolean): Promise<void> {
    const never = new AbortController().signal;
    await this.#watch.until(() => holds() || this.#hasEnded, DEADLINE_MS, never);
  }

  async #follow(): Promise<void> {
    const { stdout, stderr, status } = this.#child;
    await Promise.all([this.#readFrames(stdout), this.#readWords(stderr), status]);
    this.#hasEnded = true;
    this.#watch.changed();
  }

  async #readFrames(stdout: ReadableStream<Uint8Array>): Promise<void> {
    for await (const chunk of stdout) {
      for (const frame of this.#reader.take(chunk)) this.onFrame(frame);
    }
  }

  async #readWords(stderr: ReadableStream<Uint8Array>): Promise<void> {
    for await (const line of lines(stderr)) {
      const words = new TextDecoder().decode(line);
      this.#dropped = droppedIn(words) ?? this.#dropped;
      if (!READY.test(words)) continue;
      this.#isReady = true;
      this.#watch.changed();
    }
  }

  #signal(signal: Deno.Signal): void {
    if (this.#hasEnded) return;
    try {
      Deno.kill(-this.#child.pid, signal);
    } catch {
      // It is gone.
    }
  }

  /** Ends the tool, and waits until it is gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#signal("SIGKILL");
    await this.#read;
    await this.guardian.forget(this.#child.pid);
  }
}

/**
 * The rig of a live play: real programs, real sockets, a real clock.
 *
 * @module
 */
import type { Endpoint, Fact, Observation, Part, Program, Transport } from "../core/observation.ts";
import type { Counters, Participant, Patience, Rig, Role, Scenario } from "../core/scenario.ts";
import { words } from "../core/words.ts";
import type { Lang, Text } from "../wire/text.ts";
import { parseLoadReport } from "../wire/load_report.ts";
import { ROOT } from "./bundled.ts";
import { Callers } from "./callers.ts";
import { type Guardian, openGuardian } from "./guardian.ts";
import { type Network, type NetworkChoice, openNetwork } from "./network.ts";
import { LiveParticipant } from "./participant.ts";
import { type Ports, privatePorts, sharedPorts } from "./ports.ts";
import { environment, Process } from "./process.ts";
import { Recorder } from "./recorder.ts";

/** What a live rig needs to know. */
export interface RigOptions<R extends string> {
  readonly cast: Scenario<R>["cast"];
  readonly salt: string;
  readonly seed: number;
  readonly programs: Readonly<Record<Part, Program>>;
  readonly patience: Patience;
  readonly network: NetworkChoice;
  readonly lang: Lang;
  readonly signal: AbortSignal;
  readonly onObservation: (observation: Observation<R>) => void;
}

/** Opens a rig; disposing of it ends every program that it started, newest first. */
export async function openRig<R extends string>(options: RigOptions<R>): Promise<LiveRig<R>> {
  await using stack = new AsyncDisposableStack();
  const guardian = stack.use(openGuardian());
  const network = stack.use(await openNetwork(options.network));
  const ports = stack.use(network.kind === "namespace" ? privatePorts() : sharedPorts());
  return new LiveRig(options, guardian, network, ports, stack.move());
}

/** The rig that {@linkcode openRig} opens. */
export class LiveRig<R extends string> implements Rig<R>, AsyncDisposable {
  readonly recorder: Recorder<R>;
  readonly callers: Callers;
  readonly word: () => string;

  constructor(
    private readonly options: RigOptions<R>,
    private readonly guardian: Guardian,
    readonly network: Network,
    private readonly ports: Ports,
    private readonly stack: AsyncDisposableStack,
  ) {
    this.recorder = new Recorder(options.onObservation);
    this.callers = new Callers(network, this.recorder);
    this.word = words(options.seed, options.salt);
  }

  get patience(): Patience {
    return this.options.patience;
  }

  endpoint(transport: Transport): Promise<Endpoint> {
    return Promise.resolve({ transport, host: "127.0.0.1", port: this.ports.next() });
  }

  caption(text: Text): void {
    this.recorder.note("lab", { kind: "caption", text });
  }

  async start(role: R, at: Endpoint, ...extra: readonly string[]): Promise<Participant> {
    const { cast, lang, patience, programs, signal } = this.options;
    signal.throwIfAborted();
    const { part } = cast[role] as Role;
    const { origin, argv } = programs[part];
    const holes: Record<string, string> = { "{host}": at.host, "{port}": `${at.port}` };
    const line = [...argv, ...extra].map((word) =>
      word.replace(/\{host\}|\{port\}/g, (hole) => holes[hole] ?? hole)
    );
    const note = (fact: Fact) => this.recorder.note(role, part === "swarm" ? asLoad(fact) : fact);
    note({ kind: "started", command: line.join(" "), origin, at });
    if (at.transport === "tcp") await this.callers.newTo(at); // those are not this program's
    const [first = "", ...rest] = line;
    const process = await Process.start({
      argv: this.network.inside([first === "deno" ? Deno.execPath() : first, ...rest]),
      cwd: ROOT,
      env: { ...environment(), ...(origin === "bundled" && LOCALE[lang]) },
      guardian: this.guardian,
      note,
      changed: () => this.recorder.watch.changed(),
    });
    this.stack.use(process);
    const { callers, network, recorder } = this;
    const place = { role, at, origin, process, recorder, network, callers };
    return new LiveParticipant({ ...place, patience, signal });
  }

  async counters(...names: readonly string[]): Promise<Counters> {
    const { network, options: { patience, signal }, recorder } = this;
    const before = await network.counters();
    const shared = network.kind === "host";
    const risen = async () => {
      const now = await network.counters();
      const rise = (name: string) => (now?.get(name) ?? 0) - (before?.get(name) ?? 0);
      return Object.fromEntries(names.filter((name) => now?.has(name)).map((n) => [n, rise(n)]));
    };
    return {
      async reaches(name, by) {
        if (!before || shared) return false;
        const deadline = performance.now() + patience.replyMs;
        while (((await risen())[name] ?? 0) < by) {
          if (performance.now() > deadline) return false;
          await recorder.watch.until(() => false, COUNTERS_EVERY_MS, signal);
        }
        return true;
      },
      async note() {
        const counters = await risen();
        if (Object.keys(counters).length === 0) return;
        recorder.note("kernel", { kind: "receipt", counters, shared });
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stack.disposeAsync();
  }
}

/** What a swarm prints as its report becomes the fact that it is. */
function asLoad(fact: Fact): Fact {
  const report = fact.kind === "printed" ? parseLoadReport(fact.line) : undefined;
  return report ? { kind: "load", report } : fact;
}

/** How often counters are read while one is awaited. */
const COUNTERS_EVERY_MS = 5;

/** What sets the bundled programs' language; on Windows they follow the system's. */
const LOCALE: Record<Lang, Record<string, string>> = {
  en: { LC_ALL: "C.UTF-8" },
  pt: { LC_ALL: "pt_BR.UTF-8" },
};

/**
 * The rig of a live play: real programs, real sockets, a real clock.
 *
 * @module
 */
import type { Endpoint, Fact, Observation, Part, Program, Transport } from "../core/observation.ts";
import type { Counters, Participant, Patience, Rig, Role, Scenario } from "../core/scenario.ts";
import { words } from "../core/words.ts";
import type { Lang, Text } from "../wire/text.ts";
import { parseCrowdReport } from "../wire/crowd_report.ts";
import { parseLoadReport } from "../wire/load_report.ts";
import { runnable, WORKPLACE } from "./bundled.ts";
import { watchCounters } from "./counters.ts";
import { type Evidence, type EvidenceChoice, openEvidence } from "./evidence.ts";
import { Cages } from "./cages.ts";
import { Callers } from "./callers.ts";
import { commandLine } from "./command_line.ts";
import { type Guardian, openGuardian } from "./guardian.ts";
import { type Machines, openMachines } from "./machines.ts";
import type { Network, NetworkChoice } from "./network.ts";
import { LiveParticipant } from "./participant.ts";
import { type Ports, privatePorts, sharedPorts } from "./ports.ts";
import { environment, Process } from "./process.ts";
import { Recorder } from "./recorder.ts";
import { type Sandbox, signalOf } from "./sandbox.ts";

/** What was handed in: where its files are, and what locks its programs in. */
export interface Submission {
  /** An absolute path. */
  readonly folder: string;
  /** One that is open; whoever opened it disposes of it after the play. */
  readonly sandbox: Sandbox;
}

/** What a live rig needs to know. */
export interface RigOptions<R extends string> {
  readonly cast: Scenario<R>["cast"];
  readonly salt: string;
  readonly seed: number;
  readonly programs: Readonly<Record<Part, Program>>;
  readonly patience: Patience;
  readonly network: NetworkChoice;
  readonly lang: Lang;
  readonly evidence: EvidenceChoice;
  readonly submission?: Submission;
  readonly signal: AbortSignal;
  readonly onObservation: (observation: Observation<R>) => void;
}

/** Opens a rig; disposing of it ends every program that it started, newest first. */
export async function openRig<R extends string>(options: RigOptions<R>): Promise<LiveRig<R>> {
  await using stack = new AsyncDisposableStack();
  const guardian = stack.use(openGuardian());
  const roles = Object.values<Role>(options.cast);
  const two = roles.some(({ machine }) => machine === 2);
  const machines = stack.use(await openMachines(options.network, two, canBeTold(options)));
  const { kind } = machines.at(1).network;
  const programs = roles.map(({ part }) => options.programs[part]);
  const isSubmitted = programs.some(({ origin }) => origin === "submitted");
  const written = programs.flatMap(({ writtenPort }) => writtenPort ?? []);
  const ports = stack.use(
    kind === "namespace" ? privatePorts(isSubmitted, written) : sharedPorts(),
  );
  const recorder = new Recorder(options.onObservation);
  if (machines.pair) recorder.note("lab", { kind: "machines", ...machines.pair });
  const evidence = stack.use(await openEvidence(options.evidence, machines, recorder, guardian));
  return new LiveRig(options, guardian, machines, ports, recorder, evidence, stack.move());
}

/** The rig that {@linkcode openRig} opens. */
export class LiveRig<R extends string> implements Rig<R>, AsyncDisposable {
  readonly word: () => string;
  readonly #cages: Cages | undefined;
  readonly #callers = new Map<Network, Callers>();
  /** By port: the host on which a server was found that was asked for another. */
  readonly #foundAt = new Map<string, string>();

  constructor(
    private readonly options: RigOptions<R>,
    private readonly guardian: Guardian,
    private readonly machines: Machines,
    private readonly ports: Ports,
    readonly recorder: Recorder<R>,
    readonly evidence: Evidence,
    private readonly stack: AsyncDisposableStack,
  ) {
    this.word = words(options.seed, options.salt);
    const { submission } = options;
    this.#cages = submission &&
      stack.use(new Cages(submission, { cwd: WORKPLACE, env: environment(), guardian }));
    for (const [network, programs] of submission ? this.#submittedIn() : []) {
      this.#cages?.expect(network, programs);
    }
  }

  /** The network of the first machine, which every play has. */
  get network(): Network {
    return this.machines.at(1).network;
  }

  get mostHeld(): number {
    return this.network.mostHeld;
  }

  get patience(): Patience {
    return this.options.patience;
  }

  endpoint(transport: Transport, ...roles: readonly R[]): Promise<Endpoint> {
    const { cast } = this.options;
    const machine = roles[0] && cast[roles[0]].machine;
    const { address: host } = this.machines.at(machine ?? 1);
    const written = roles.flatMap((role) => this.#programOf(role).writtenPort ?? [])[0];
    return Promise.resolve({ transport, host, port: written ?? this.ports.next() });
  }

  hasWrittenPort(role: R): boolean {
    return this.#programOf(role).writtenPort !== undefined;
  }

  #programOf(role: R): Program {
    const { cast, programs } = this.options;
    return programs[cast[role].part];
  }

  caption(text: Text): void {
    this.recorder.note("lab", { kind: "caption", text });
  }

  async start(role: R, to: Endpoint, ...extra: readonly string[]): Promise<Participant> {
    const { cast, lang, patience, signal } = this.options;
    signal.throwIfAborted();
    const { part, machine } = cast[role] as Role;
    const { network } = this.machines.at(machine ?? 1);
    const callers = this.#callersIn(network);
    const program = this.#programOf(role);
    const { origin } = program;
    const at = { ...to, host: this.#foundAt.get(keyOf(to)) ?? to.host };
    const line = commandLine(program.argv, at, extra);
    const submission = origin === "submitted" ? this.options.submission : undefined;
    const seen = submission ? unwrapped : (fact: Fact) => asReport(part, fact);
    const note = (fact: Fact) => this.recorder.note(role, seen(fact));
    await this.evidence.look();
    note({ kind: "started", command: line.join(" "), origin, at });
    if (at.transport === "tcp") await callers.newTo(at); // those are not this program's
    const command = runnable(line, origin);
    const told = { note, changed: () => this.recorder.watch.changed() };
    const ready = submission && await this.#cages?.start(network, command, told);
    const process = ready ?? await Process.start({
      argv: submission
        ? submission.sandbox.play(network, submission.folder, command)
        : network.inside(await this.evidence.watched(role, part, command)),
      cwd: WORKPLACE,
      env: { ...environment(), ...(origin === "bundled" && LOCALE[lang]) },
      guardian: this.guardian,
      ...told,
    });
    this.stack.use(process);
    const { recorder } = this;
    const { evidence } = this;
    const foundOn = (host: string) => this.#foundAt.set(keyOf(at), host);
    const place = { role, at, origin, process, recorder, network, callers, evidence, foundOn };
    return new LiveParticipant({ ...place, patience, signal });
  }

  /** By network: so many roles in it are played by submitted programs. */
  #submittedIn(): ReadonlyMap<Network, number> {
    const roles = Object.values<Role>(this.options.cast).filter(({ part }) =>
      this.options.programs[part].origin === "submitted"
    );
    const counts = new Map<Network, number>();
    for (const { machine } of roles) {
      const { network } = this.machines.at(machine ?? 1);
      counts.set(network, (counts.get(network) ?? 0) + 1);
    }
    return counts;
  }

  #callersIn(network: Network): Callers {
    const callers = this.#callers.get(network) ?? new Callers(network, this.recorder);
    this.#callers.set(network, callers);
    return callers;
  }

  counters(...names: readonly string[]): Promise<Counters> {
    const { network, options: { patience, signal }, recorder } = this;
    return watchCounters(network, names, { recorder, signal, withinMs: patience.replyMs });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stack.disposeAsync();
  }
}

const keyOf = ({ transport, host, port }: Endpoint) => `${transport} ${host} ${port}`;

/** Whether every room and every one who joins it can be told an address: else all of them are on one machine. */
function canBeTold(
  { cast, programs }: Pick<RigOptions<string>, "cast" | "programs">,
): boolean {
  return Object.values<Role>(cast).every(({ part }) => {
    const { origin, argv } = programs[part];
    const isOfARoom = part === "chat-server" || part === "chat-client";
    return !isOfARoom || origin === "bundled" || argv.some((word) => word.includes("{host}"));
  });
}

/** What locks a program in tells of the signal that ended it as of a code. */
function unwrapped(fact: Fact): Fact {
  if (fact.kind !== "exited" || fact.signal !== null) return fact;
  return { ...fact, signal: signalOf(fact.code) ?? null };
}

/** What a swarm or a crowd prints as its report becomes the fact that it is. */
function asReport(part: Part, fact: Fact): Fact {
  if (fact.kind !== "printed") return fact;
  if (part === "swarm") {
    const report = parseLoadReport(fact.line);
    if (report) return { kind: "load", report };
  }
  if (part === "crowd") {
    const report = parseCrowdReport(fact.line);
    if (report) return { kind: "crowd", report };
  }
  return fact;
}

/** What sets the bundled programs' language; on Windows they follow the system's. */
const LOCALE: Record<Lang, Record<string, string>> = {
  en: { LC_ALL: "C.UTF-8" },
  pt: { LC_ALL: "pt_BR.UTF-8" },
};

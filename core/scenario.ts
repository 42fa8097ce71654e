/**
 * A scenario: one question of the assignment, told as an experiment.
 *
 * @module
 */
import type { Text } from "../wire/text.ts";
import type { Expectation } from "./expectation.ts";
import type { Endpoint, MachineNumber, Part, Timeline, Transport } from "./observation.ts";

/** A role and the part that its program must be able to play. */
export interface Role {
  /** What its program is asked to be. */
  readonly part: Part;
  /** The name in front of each of its lines; short. */
  readonly name: Text;
  /** Which machine it runs on; the first, if absent. */
  readonly machine?: MachineNumber;
}

/** Two ways side by side, such as TCP and UDP. */
export interface Comparison {
  /** The two ways. */
  readonly columns: readonly [Text, Text];
  /** What differs, and how. */
  readonly rows: readonly { readonly what: Text; readonly cells: readonly [Text, Text] }[];
}

/** One question: what to do, what to expect, and what to learn from it. */
export interface Scenario<R extends string = string> {
  /** Short and stable: `q1a`. The name of its `deno task`. */
  readonly id: string;
  /** A few words. */
  readonly title: Text;
  /** As the question sheet asks it. */
  readonly question: Text;
  /** Who takes part. One submitted program may fill several roles of the same part. */
  readonly cast: Readonly<Record<R, Role>>;
  /** Its figures are the answer: its programs are not traced, which would slow them several times over. */
  readonly timed?: true;
  /** What it shows depends on who comes first: a fault may show in one play and not in the next. */
  readonly races?: true;
  /** Acts and waits. It never asserts: what it saw is judged afterwards. */
  play(rig: Rig<R>): Promise<void>;
  /** What the timeline is expected to bear out. */
  readonly expectations: readonly Expectation<R>[];
  /** What the claims amount to when all of them are met, in a line of a table. */
  readonly gist: Text;
  /** The answer and the why, in paragraphs. */
  readonly lesson: Text;
  /** What the question asks to compare, if it does. */
  readonly comparison?: Comparison;
}

/** Checks a scenario's shape while its roles are inferred: a role that is misspelt does not compile. */
export function scenario<R extends string>(definition: Scenario<R>): Scenario<R> {
  return definition;
}

/** What a play can do to the world. Every wait has a deadline; one that passes is an observation. */
export interface Rig<R extends string> {
  /** The waits of this play. */
  readonly patience: Patience;
  /**
   * An endpoint for these roles, on the first one's machine: with the port that is written into the program of one
   * of them (the first that has one), or else one that nobody has, whose number is free for TCP and for UDP.
   */
  endpoint(transport: Transport, ...roles: readonly R[]): Promise<Endpoint>;
  /** Whether a port is written into the role's program: it uses that one, whatever it is told. */
  hasWrittenPort(role: R): boolean;
  /** A word that no program can know beforehand: lower case, digits and a hyphen, as `caju-4821`. */
  word(): string;
  /** Tells the reader what comes next, and why. */
  caption(text: Text): void;
  /**
   * Starts the role's program on the role's machine. `extra` arguments are for the lab's own parts, and for a
   * chat-peer: `--peer HOST:PORT`.
   */
  start(role: R, at: Endpoint, ...extra: readonly string[]): Promise<Participant>;
  /**
   * So many bytes of a TCP connection the kernel keeps at most for who does not read: its peer's send buffer and
   * its own receive buffer, tcp_wmem and tcp_rmem in tcp(7).
   */
  readonly mostHeld: number;
  /** Starts to watch the kernel's counters, such as `Tcp.AttemptFails`. */
  counters(...names: readonly string[]): Promise<Counters>;
}

/** The longest waits of a play, in ms. A right program on an idle machine needs a hundredth of them. */
export interface Patience {
  /** From start to listening. */
  readonly startupMs: number;
  /** For an answer that should come. */
  readonly replyMs: number;
  /** For a refusal. Windows tries again for about 2 s before it reports one. */
  readonly refusalMs: number;
  /** For a program to end after its stdin has. */
  readonly exitMs: number;
  /** Over which the absence of an answer is claimed. */
  readonly silenceMs: number;
}

/** One running program of the play. */
export interface Participant {
  /** Has not ended yet. */
  readonly running: boolean;
  /** Types a line; false where the program has ended or closed its stdin. */
  type(line: string): Promise<boolean>;
  /** Types a part of a line, with no end of line behind it. */
  typePart(text: string): Promise<boolean>;
  /** Ends the program's stdin, as Ctrl-D does. */
  hangUp(): Promise<void>;
  /** Ends the program from outside, to make room for another; says nothing about it. */
  stop(): Promise<void>;
  /** Whether it listens on its endpoint, within `startupMs`. */
  listens(): Promise<boolean>;
  /**
   * The same of one of two peers: it may listen over either transport, or have called the other instead. One that asks
   * something first, at a prompt, is told `name`.
   */
  isReady(other: Endpoint, name: string): Promise<boolean>;
  /** Whether it shows the payload, within `ms` (default `replyMs`). */
  prints(payload: string, ms?: number): Promise<boolean>;
  /** Whether it shows anything more than up to now, within `ms` (default `silenceMs`). */
  speaks(ms?: number): Promise<boolean>;
  /** Whether it ends by itself, within `ms` (default `exitMs`). */
  ends(ms?: number): Promise<boolean>;
  /**
   * Whether the TCP connection that it made shows, in the socket table or in the bundled server's log, within
   * `replyMs`; notes it. To be asked of each client before the next is started: what is new is taken for its.
   */
  connects(): Promise<boolean>;
  /**
   * Whether its machine's socket table shows a TCP connection with the other program, whoever called whom,
   * within `replyMs`; notes it. False where the system shows no table.
   */
  meets(other: Endpoint): Promise<boolean>;
  /** Whether the timeline comes to this while the program runs, within `ms` (default `replyMs`). */
  comesTo(awaited: Text, holds: (timeline: Timeline) => boolean, ms?: number): Promise<boolean>;
  /** Notes what its process takes while so many clients are connected; nothing where the system hides it. */
  noteUsage(clients: number): Promise<void>;
}

/** Kernel counters under watch. Where the system has none, it does nothing and knows nothing. */
export interface Counters {
  /**
   * Whether the counter has risen by `by`, within `replyMs`. False at once where the counters are shared
   * with the rest of the machine: then a rise says nothing about this play.
   */
  reaches(name: string, by: number): Promise<boolean>;
  /** Notes by how much each counter has risen since the watch began. */
  note(): Promise<void>;
}

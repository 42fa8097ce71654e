/**
 * A running program as the play sees it: type, wait, look at the screen.
 *
 * @module
 */
import type { Endpoint, Fact, Program, Timeline, Transport } from "../core/observation.ts";
import type { Participant, Patience } from "../core/scenario.ts";
import { formatAddress } from "../wire/address.ts";
import { same, type Text } from "../wire/text.ts";
import type { Callers } from "./callers.ts";
import type { Evidence } from "./evidence.ts";
import type { Network } from "./network.ts";
import type { Socket } from "./proc_net.ts";
import type { Process } from "./process.ts";
import type { Recorder } from "./recorder.ts";
import { startupLeftMs } from "./run_queue.ts";
import { between, hostOfListener, listenerOn, noteSockets, type Ready } from "./readiness.ts";
import { usageOf } from "./usage.ts";

/** How often the socket table is read while something is awaited that may not say when it is there, in ms. */
const TABLE_EVERY_MS = 25;

const CONNECTION: Text = { en: "a connection", pt: "uma conexão" };

/** What a participant is made of. */
export interface Parts<R extends string> {
  readonly role: R;
  readonly at: Endpoint;
  readonly origin: Program["origin"];
  readonly process: Process;
  readonly recorder: Recorder<R>;
  readonly network: Network;
  readonly callers: Callers;
  readonly evidence: Evidence;
  /** To be told on which host the program listens, where that is not the one it was told. */
  readonly foundOn: (host: string) => void;
  readonly patience: Patience;
  readonly signal: AbortSignal;
}

/** A participant backed by a process. */
export class LiveParticipant<R extends string> implements Participant {
  constructor(private readonly parts: Parts<R>) {}

  get running(): boolean {
    return !this.parts.process.ended;
  }

  async type(line: string): Promise<boolean> {
    return await this.#type({ kind: "typed", line }, `${line}\n`);
  }

  async typePart(text: string): Promise<boolean> {
    return await this.#type({ kind: "typed", line: text, open: true }, text);
  }

  async #type(typed: Fact, text: string): Promise<boolean> {
    const { process, recorder, role } = this.parts;
    if (!this.running) return false;
    process.flush(); // what it printed before was there before the line was typed
    recorder.note(role, typed);
    return await process.write(text);
  }

  async hangUp(): Promise<void> {
    if (!this.running) return;
    this.parts.recorder.note(this.parts.role, { kind: "hung-up" });
    await this.parts.process.closeStdin();
  }

  async stop(): Promise<void> {
    await this.parts.process[Symbol.asyncDispose]();
  }

  async prints(payload: string, ms = this.parts.patience.replyMs): Promise<boolean> {
    const { process } = this.parts;
    const shown = () =>
      process.stdout.text.includes(payload) || process.stderr.text.includes(payload);
    await this.#until(() => shown() || process.ended, ms, same(payload));
    if (shown()) process.flush();
    return shown();
  }

  async speaks(ms = this.parts.patience.silenceMs): Promise<boolean> {
    const { process } = this.parts;
    const length = () => process.stdout.text.length + process.stderr.text.length;
    const before = length();
    await this.#until(() => length() > before || process.ended, ms, {
      en: "any answer",
      pt: "alguma resposta",
    });
    process.flush();
    return length() > before;
  }

  async ends(ms = this.parts.patience.exitMs): Promise<boolean> {
    return await this.#until(() => this.parts.process.ended, ms, {
      en: "the program's end",
      pt: "o fim do programa",
    });
  }

  async connects(): Promise<boolean> {
    const { at, callers } = this.parts;
    return await this.#connection(async () => {
      const [local] = await callers.newTo(at);
      return local && { local, peer: at };
    });
  }

  async meets(other: Endpoint): Promise<boolean> {
    const { at, network } = this.parts;
    if (!await network.sockets() || this.#hearsDatagrams()) return false;
    return await this.#connection(async () => {
      const joined = between(await network.sockets() ?? [], at, other);
      return joined && { local: joined.local, peer: joined.remote };
    });
  }

  #hearsDatagrams(): boolean {
    const { recorder: { timeline }, role } = this.parts;
    return timeline.some((o) =>
      o.kind === "listening" && o.who === role && o.at.transport === "udp"
    );
  }

  /** Looks for a connection of the program's, and notes it. */
  async #connection(
    look: () => Promise<{ readonly local: Endpoint; readonly peer: Endpoint } | undefined>,
  ): Promise<boolean> {
    const { evidence, network, patience, process, recorder, role } = this.parts;
    const found = await this.#found(look, patience.replyMs);
    if (found) {
      recorder.note(role, { kind: "connected", ...found });
      await evidence.look();
    } else if (!process.ended && network.kind === "namespace") {
      // Only a network of the play's own shows for certain that there is none: elsewhere there may be no table,
      // or an earlier play's connection in it that had the same two ends (TIME_WAIT).
      recorder.note(role, { kind: "quiet", awaiting: CONNECTION, forMs: patience.replyMs });
      await evidence.look();
    }
    return found !== undefined;
  }

  /** Looks again and again, until there is something, the time is over or the program has ended: then it is nothing. */
  async #found<T>(look: () => Promise<T | undefined>, ms: number): Promise<T | undefined> {
    const { process, recorder, signal } = this.parts;
    const deadline = performance.now() + ms;
    while (!process.ended) {
      const found = await look();
      if (found !== undefined) return found;
      const leftMs = deadline - performance.now();
      if (leftMs <= 0) break;
      await recorder.watch.until(() => process.ended, Math.min(TABLE_EVERY_MS, leftMs), signal);
    }
    return undefined;
  }

  async comesTo(
    awaited: Text,
    holds: (seen: Timeline) => boolean,
    ms = this.parts.patience.replyMs,
  ): Promise<boolean> {
    const { process, recorder } = this.parts;
    const seen = () => holds(recorder.timeline);
    await this.#until(() => seen() || process.ended, ms, awaited);
    return seen();
  }

  async noteUsage(clients: number): Promise<void> {
    const { process, recorder, role } = this.parts;
    const usage = await usageOf(process.pid);
    if (usage) recorder.note(role, { kind: "usage", clients, ...usage });
  }

  async listens(): Promise<boolean> {
    const { transport } = this.parts.at;
    return await this.#standsReady((sockets) => this.#listener(sockets, transport));
  }

  async isReady(other: Endpoint, name: string): Promise<boolean> {
    const { at, patience, process } = this.parts;
    const asksUntil = performance.now() + patience.silenceMs;
    let isAsked = false;
    return await this.#standsReady(async (sockets) => {
      const ready = this.#listener(sockets, "tcp") ?? this.#listener(sockets, "udp");
      if (ready || between(sockets, at, other)) return ready ?? "called";
      if (!isAsked && performance.now() > asksUntil && process.stdout.isOpen) {
        isAsked = true;
        await this.type(name);
      }
      return undefined;
    });
  }

  /** Waits until the program is ready, as `look` finds in the socket table; what it listens on is noted. */
  async #standsReady(
    look: (sockets: readonly Socket[]) => Ready | Promise<Ready>,
  ): Promise<boolean> {
    const { at, evidence, network, origin, patience, process, recorder, role, signal } = this.parts;
    // A bundled server can be taken at its word. Another may say nothing, or speak too soon, so the socket
    // table is asked; where there is none, a line that names the port must do.
    const hasTable = origin !== "bundled" && await network.sockets() !== undefined;
    const banner = origin === "bundled" ? `listening on ${formatAddress(at)}` : `${at.port}`;
    const isSaid = () => process.stdout.text.includes(banner);
    const began = performance.now();
    let ready: Ready;
    if (hasTable) {
      const shown = async () => look(await network.sockets() ?? []);
      for (let leftMs = patience.startupMs; !ready && !process.ended && leftMs > 0;) {
        ready = await this.#found(shown, leftMs);
        if (!ready) leftMs = await startupLeftMs(process.pid, patience.startupMs, began);
      }
    } else {
      await recorder.watch.until(() => isSaid() || process.ended, patience.startupMs, signal);
    }
    process.flush();
    if (!hasTable && isSaid()) ready = at;
    const seenBy = hasTable ? "socket-table" : "banner";
    if (ready && ready !== "called") recorder.note(role, { kind: "listening", at: ready, seenBy });
    if (!ready && !process.ended) {
      const forMs = Math.round(performance.now() - began);
      recorder.note(role, { kind: "quiet", awaiting: listenerOn(at), forMs });
    }
    const seen = recorder.timeline.length;
    await evidence.look();
    if (!ready && !process.ended) await noteSockets(recorder, network, at, seen);
    return ready !== undefined;
  }

  #listener(sockets: readonly Socket[], transport: Transport): Endpoint | undefined {
    const at = { ...this.parts.at, transport };
    const host = hostOfListener(sockets, at);
    if (host !== undefined && host !== at.host) this.parts.foundOn(host);
    return host === undefined ? undefined : at;
  }

  /** Waits; notes the silence where the wait was in vain and the program still runs. */
  async #until(holds: () => boolean, ms: number, awaiting: Text): Promise<boolean> {
    const { evidence, process, recorder, role, signal } = this.parts;
    const held = await recorder.watch.until(holds, ms, signal);
    if (!held && !process.ended) {
      process.flush();
      recorder.note(role, { kind: "quiet", awaiting, forMs: ms });
      await evidence.look();
    }
    return held;
  }
}

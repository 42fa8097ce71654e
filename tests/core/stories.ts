/**
 * Timelines as stories: a step is `who kind words`, with bars between steps.
 *
 *     server started 12000 | server listening | late,early started | late typed caju-4821 | late quiet
 *
 * @module
 */
import type { Endpoint, Fact, Timeline, Transport } from "../../core/observation.ts";
import {
  crowd,
  type Entry,
  exited,
  load,
  printed,
  quiet,
  timelineOf,
  typed,
} from "../timelines.ts";

/** A place as `udp:12000`, or `12000` of TCP. */
function placeOf(text = "12000"): Endpoint {
  const [port, transport = "tcp"] = text.split(":").toReversed();
  return { transport: transport as Transport, host: "127.0.0.1", port: Number(port) };
}

/** What is behind the equals signs: `answered=3 ECONNREFUSED=2`. */
const numbersIn = (words: readonly string[]) =>
  Object.fromEntries(words.map((word) => word.split("=")).map(([name, n]) => [name, Number(n)]));

/** A fact as a few words say it. */
function factOf(kind: string, words: readonly string[], at: Endpoint): Fact {
  const line = words.join(" ");
  const { ECONNREFUSED, ...numbers } = numbersIn(words);
  switch (kind) {
    case "started":
      return { kind, command: words.slice(1).join(" "), origin: "bundled", at };
    case "listening":
      return { kind, at, seenBy: "socket-table" };
    case "connected":
      return { kind, local: placeOf("40000"), peer: at };
    case "typed":
      return typed(line);
    case "writes":
      return { kind: "typed", line: line.replaceAll("/", "\n"), open: true };
    case "prints":
      return printed(line);
    case "says":
      return { kind: "printed", stream: "stderr", line };
    case "asks":
      return { kind: "printed", stream: "stdout", line, open: true };
    case "exited":
      return line.startsWith("SIG") ? exited(1, line) : exited(Number(line));
    case "hung-up":
      return { kind };
    case "receipt":
      return { kind, counters: numbers, shared: false };
    case "sockets": {
      const table = words.map(placeOf).map((local) => ({
        ...{ local, receiveQueue: 0, sendQueue: 0 },
        state: local.transport === "tcp" ? "LISTEN" as const : "OPEN" as const,
      }));
      return { kind, by: "/proc/net", machine: 1, table, more: 0, shared: false };
    }
    case "load":
      return load(50, { ...numbers, errors: ECONNREFUSED ? { ECONNREFUSED } : {} });
    case "crowd":
      return crowd(20, 10, numbers);
    default:
      return quiet;
  }
}

/** Steps as `who kind words`, with bars between them; `a,b` are two who do the same. */
export function timelineIn(story: string): Timeline {
  const places = new Map<string, Endpoint>();
  return timelineOf(
    ...story.split("|").flatMap((step) => {
      const [names = "", kind = "", ...words] = step.trim().split(/\s+/);
      return names.split(",").map((who): Entry => {
        if (kind === "started") places.set(who, placeOf(words[0]));
        return [who, factOf(kind, words, places.get(who) ?? placeOf())];
      });
    }),
  );
}

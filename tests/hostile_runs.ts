/**
 * Runs in which whatever comes from outside is one text, as hostile as a test likes.
 *
 * @module
 */
import type { Endpoint, Fact } from "../core/observation.ts";
import type { Run } from "../core/run.ts";
import type { Scenario } from "../core/scenario.ts";
import { q1c } from "../scenarios/q1c.ts";
import { q2c } from "../scenarios/q2c.ts";
import { q3b } from "../scenarios/q3b.ts";
import { same } from "../wire/text.ts";
import { fixedRun } from "./runs.ts";
import { crowd, type Entry, load, timelineOf, usage, visit } from "./timelines.ts";

/** The longest name that a stored run may have in it (`core/stored_words.ts`). */
const NAME_CHARS = 255;

/** A caption is the lab's own: no program floods it. */
const CAPTION_CHARS = 1_000;

/**
 * One text, wherever a program, a peer, a tool of the system, or whoever stored the run had a say; where a name
 * stands, its beginning.
 */
export function hostileRuns(text: string): readonly Run[] {
  return [q1c, q2c, q3b].map((scenario) => hostileRun(scenario, text));
}

function hostileRun(scenario: Scenario, text: string): Run {
  const [one = "", two = ""] = Object.keys(scenario.cast);
  const name = text.slice(0, NAME_CHARS);
  const facts = factsOf(text, name).map((fact, i): Entry => [i % 3 === 2 ? two : one, fact]);
  const lab: Entry[] = [
    ["lab", { kind: "caption", text: same(text.slice(0, CAPTION_CHARS)) }],
    ["lab", { kind: "machines", addresses: [name, name], by: "cable" }],
  ];
  const run = fixedRun(
    scenario,
    timelineOf(...lab, ...facts, [name, facts[3]?.[1] ?? quiet(text)]),
  );
  const [claim] = run.judged;
  const unmet = {
    verdict: "unmet",
    expected: same(text),
    observed: same(text),
    cites: [1, 4],
  } as const;
  const undecided = { verdict: "undecided", because: same(text) } as const;
  return {
    ...run,
    place: { ...run.place, os: name, arch: name, deno: name },
    startedAt: name,
    judged: claim
      ? [...run.judged, { ...claim, ...unmet, about: [name] }, { ...claim, ...undecided }]
      : [],
    outcome: "fault",
    fault: same(text),
  };
}

const quiet = (text: string): Fact => ({ kind: "quiet", awaiting: same(text), forMs: 300 });

/** Every kind of fact. */
function factsOf(text: string, name: string): readonly Fact[] {
  const at: Endpoint = { transport: "tcp", host: name, port: 12_000 };
  const peer: Endpoint = { ...at, port: 40_000 };
  const udp = { from: { ...peer, transport: "udp" }, to: { ...at, transport: "udp" } } as const;
  const seen = { by: "tcpdump", atMs: 20 } as const;
  return [
    { kind: "started", command: text, origin: "submitted", at },
    { kind: "listening", at, seenBy: "banner" },
    { kind: "typed", line: text },
    { kind: "typed", line: text, open: true },
    { kind: "printed", stream: "stdout", line: text },
    { kind: "printed", stream: "stderr", line: text, open: true },
    visit(text, "arrives", "writer"),
    visit(text, "enters", "writer"),
    { kind: "cut", stream: "stdout", keptBytes: 262_144 },
    quiet(text),
    { kind: "connected", local: peer, peer: at },
    { kind: "receipt", counters: { [name]: 1, "Tcp.OutRsts": 2 }, shared: true },
    load(3, {
      answered: 2,
      wrong: 1,
      errors: { [name]: 1 },
      firstWrong: { client: 1, line: 1, expected: text, got: text },
      histogram: [{ fromMs: 1, toMs: 2, count: 2 }],
    }),
    crowd(3, 2, { errors: { [name]: 1 } }),
    usage(0, 9, 60),
    syscall(text, name, at, peer),
    {
      kind: "segment",
      ...seen,
      from: peer,
      to: at,
      flags: ["PSH", "ACK"],
      bytes: 9,
      payload: text,
    },
    { kind: "datagram", ...seen, ...udp, bytes: 9, payload: text },
    { kind: "unreachable", ...seen, what: "port", from: name, to: name, about: udp },
    {
      kind: "sockets",
      by: "/proc/net",
      machine: 1,
      table: [{ local: at, peer, state: "ESTABLISHED", receiveQueue: 1, sendQueue: 1 }],
      more: 3,
      shared: true,
    },
    { kind: "balance", by: "/proc/net", machine: 1, counters: { [name]: 7 }, shared: false },
    { kind: "unseen", what: "packets", because: same(text), left: 3 },
    { kind: "unseen", what: "syscalls", because: same(text) },
    { kind: "hung-up" },
    { kind: "exited", code: 134, signal: name },
  ];
}

function syscall(text: string, name: string, address: Endpoint, local: Endpoint): Fact {
  return {
    kind: "syscall",
    by: "strace",
    atMs: 20,
    name,
    socket: { transport: "tcp", local, peer: address },
    address,
    payload: text,
    returned: -1,
    errno: name,
  };
}

/** What has fooled a terminal, a browser, an XML reader or a Markdown reader before. */
export const HOSTILE: readonly string[] = [
  "\x1b[2J\x1b[31;5mred\x1b[0m\x1b]0;owned\x07\x1b]52;c;Y2FqdQ==\x07",
  "\x1b]8;;https://example.org/\x1b\\a link\x1b]8;;\x1b\\\x9b31m\x90q\x9c",
  `</script><script>alert(1)</script><script>globalThis.owned = 1</script>`,
  `</style></title></template></noscript></textarea><img src=x onerror="globalThis.owned=1">`,
  `"><svg onload="alert(1)"><foreignObject><iframe srcdoc="<script>alert(1)</script>">`,
  `' onmouseover='alert(1)' x="" style="position:fixed" " autofocus onfocus=alert(1) `,
  "<![CDATA[x]]> ]]> <!-- --> <!--> --!> <?php ?> <!DOCTYPE x [<!ENTITY y 'z'>]>&y;",
  "&lt;b&gt; &#60;i&#62; &amp;lt; &#x202e; &nbsp &quot;",
  "${alert(1)} `${globalThis.owned = 1}` \\u003cscript\\u003e </SCRIPT\t>",
  "\0\x01\x08\x0b\x0c\x0e\x1f\x7f\x80\x85\x9f\ufffe\uffff\u{1fffe}\u{10ffff}",
  "\ud800 \udfff \udc00\ud800 lone",
  "\u202egnp.exe\u202c \u2066\u2067\u2068\u2069 \u200b\u200d\ufeff\u2028\u2029",
  "👩‍👩‍👧‍👦🏳️‍🌈🇧🇷 " + "e" + "\u0301".repeat(500) + " \u0e33\u0f0b",
  "[a](javascript:alert(1)) ![b](http://example.org/x.png) <javascript:alert(1)> [c]: data:x",
  "| a | b |\n|---|---|\n# h\n```\n<script>alert(1)</script>\n~~~\n<details open ontoggle=alert(1)>",
  "constructor",
  "__proto__",
  "../../etc/passwd",
  "q1a-1",
  "#",
  "",
  " ",
  "\t\t",
  "\r\n\r\n",
];

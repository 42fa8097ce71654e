import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { bashCompletion } from "../../commands/completions/bash.ts";
import { fishCompletion } from "../../commands/completions/fish.ts";
import { withNumbers } from "../../commands/completions/offers.ts";
import { zshCompletion } from "../../commands/completions/zsh.ts";
import { completion, type Shell } from "../../commands/completions.ts";
import { loadAll, type Loaded } from "../../commands/subcommands.ts";
import { subcommands } from "../../lab.ts";
import { scripts } from "../../rig/scripts.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { COMMON_FLAGS, type Flag } from "../../wire/flags.ts";
import { same } from "../../wire/text.ts";
import { runToEnd } from "../running.ts";
import { installed, Place } from "./completions/shells.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;
const commands = await loadAll(subcommands);
const flagsOf = ({ command }: Loaded) =>
  Object.entries<Flag>({ ...command.flags, ...COMMON_FLAGS });
const dashed = (one: Loaded) => flagsOf(one).map(([name]) => `--${name}`).sort();
const tableOf = (name: string) => commands.find((one) => one.name === name) as Loaded;
const ids = (start: string) => {
  const numbers = [...new Set(catalogue.map(({ id }) => id.slice(0, 2)))];
  return [...numbers, ...catalogue.map(({ id }) => id)].filter((id) => id.startsWith(start)).sort();
};

/** A line, and what Tab offers behind it. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ["socketlab gra", ["grade"]],
  ["socketlab q2", ids("q2")],
  ["socketlab --ver", ["--version"]],
  ["socketlab grade --", dashed(tableOf("grade"))],
  ["socketlab grade --lang ", ["en", "pt"]],
  ["socketlab --lang ", ["en", "pt"]],
  ["socketlab run q", ids("q")],
  ["socketlab run --seed 5 q1", ids("q1")],
  ["socketlab run q1a q2c", ["q2c"]],
  ["socketlab q1a q2c", ["q2c"]],
  ["socketlab q1a --js", ["--json"]],
  ["socketlab lab --js", ["--json"]],
  ["socketlab lab --seed ", []],
  ["socketlab report --from ", ["an act", "runs-old", "runs.jsonl"]],
  ["socketlab report --from runs.", ["runs.jsonl"]],
  ["socketlab report --out ", ["an act", "runs-old"]],
  ["socketlab report --out out q3", ids("q3")],
  ["socketlab replay --speed 2 runs.", ["runs.jsonl"]],
  ["socketlab replay --speed 2 runs.jsonl q1b", ["q1b"]],
  ["socketlab replay --speed=2 runs.jsonl q1b", ["q1b"]],
  ["socketlab grade run", ["runs-old", "runs.jsonl"]],
  ["socketlab grade --only q1", ids("q1")],
  ["socketlab grade --only q1a,q3", ids("q3").map((id) => `q1a,${id}`)],
  ["socketlab export git", ["github"]],
  ["socketlab export github git", []],
  ["socketlab tcp-server run", []],
  ["socketlab tcp-server --port ", []],
  ["socketlab tcp-server --reply ", ["echo", "upper"]],
  ["socketlab chat ", ["crowd", "join", "peer", "room"]],
  ["socketlab chat room --tls", ["--tls-cert", "--tls-key"]],
  ["socketlab chat room --log run", ["runs-old", "runs.jsonl"]],
  ["socketlab help gra", ["grade"]],
  ["socketlab completions z", ["zsh"]],
  ["socketlab man tcp-s", ["tcp-server"]],
  ["./tcp-server --re", ["--reply"]],
  ["tcp-server --reply u", ["upper"]],
  ["chat-room --tls-cert run", ["runs-old", "runs.jsonl"]],
];

const lined = (lines: readonly string[], offered: readonly (readonly string[])[]) =>
  new Map(lines.map((line, i) => [line, offered[i] ?? []]));

for (const shell of SHELLS) {
  const made = { ignore: !installed[shell] };

  Deno.test(`${shell} offers what can stand at the cursor`, made, async () => {
    await using place = await Place.open();
    const script = await completion(subcommands, shell, "en");
    const offered = await place.ask(shell, script, CASES.map(([line]) => line));
    assertEquals(lined(CASES.map(([line]) => line), offered), new Map(CASES));
  });

  Deno.test(`${shell} offers every subcommand, every flag and every choice`, made, async () => {
    const lines: [string, readonly string[]][] = [
      ["socketlab ", [...Object.keys(subcommands), "help"].sort()],
    ];
    for (const one of commands) {
      const starts = one.name in scripts ? [`socketlab ${one.name}`, one.name] : [
        `socketlab ${one.name}`,
      ];
      for (const start of starts) {
        lines.push([`${start} --`, dashed(one)]);
        for (const [name, flag] of flagsOf(one)) {
          if (flag.kind === "choice") lines.push([`${start} --${name} `, flag.of.toSorted()]);
        }
      }
    }
    await using place = await Place.open();
    const script = await completion(subcommands, shell, "pt");
    const offered = await place.ask(shell, script, lines.map(([line]) => line));
    assertEquals(lined(lines.map(([line]) => line), offered), new Map(lines));
  });

  Deno.test(`${shell} offers a value behind an equals sign`, made, async () => {
    await using place = await Place.open();
    const script = await completion(subcommands, shell, "en");
    const lines = [
      "socketlab grade --lang=p",
      "socketlab grade --sandbox=",
      "tcp-server --reply=u",
    ];
    const offered = await place.ask(shell, script, lines);
    // For bash, the equals sign ends a word.
    const values = offered.map((words) => words.map((word) => word.replace(/^--\w+=/, "")));
    assertEquals(values, [["pt"], ["auto", "off", "required"], ["upper"]]);
  });

  Deno.test(`${shell} expands nothing of what a table says`, made, async () => {
    await using place = await Place.open();
    const evil = `$(touch evil); \`touch evil\` 'it''s' "x" [a]: {b,c} \\ *!~%d é #`;
    const odd: Loaded = {
      name: "odd",
      group: "program",
      command: {
        name: "odd",
        summary: same(evil),
        operands: { value: same(evil), help: same(evil), completes: [["$(touch evil)", "it's"]] },
        flags: {
          one: {
            kind: "choice",
            of: ["a:b", "$HOME", "c[1]", "x\\y"],
            default: "",
            help: same(evil),
          },
          two: { kind: "text", value: same(evil), help: same(evil) },
          three: { kind: "switch", help: same(evil) },
        },
        exits: {},
      },
    };
    const offers = {
      commands: [odd],
      questions: withNumbers([{ id: "q1a", title: same(evil) }]),
    };
    const script = {
      bash: bashCompletion,
      zsh: zshCompletion,
      fish: fishCompletion,
    }[shell](offers, "en");
    const lines = ["socketlab ", "socketlab q", "odd --", "odd --two ", "odd --three "];
    const offered = await place.ask(shell, script, [...lines, "odd --one ", "odd it"]);
    assertEquals(offered.slice(0, 4), [["help", "odd"], ["q1a"], dashed(odd), []]);
    const plain = (words: readonly string[] | undefined) =>
      words?.map((word) => word.replace(/\\(?!y)/g, ""));
    assertEquals(plain(offered[4]), ["$(touch evil)", "it's"]);
    assertEquals(plain(offered[5]), ["$HOME", "a:b", "c[1]", "x\\y"]);
    const there = await Array.fromAsync(Deno.readDir(place.folder), ({ name }) => name);
    assertEquals(there.sort(), ["an act", "runs-old", "runs.jsonl"]);
  });
}

Deno.test("completions prints a script in the asked language, and needs no permission", async () => {
  const print = (...args: string[]) =>
    runToEnd([Deno.execPath(), "run", "lab.ts", "completions", ...args]);
  const [fish, zsh, none, wrong] = await Promise.all([
    print("fish", "--lang", "pt"),
    print("zsh"),
    print(),
    print("tcsh", "--lang", "pt"),
  ]);
  assertEquals([fish, zsh, none, wrong].map(({ code }) => code), [0, 0, 2, 2]);
  assertStringIncludes(fish.stdout, "'O cliente TCP antes do servidor'");
  assertStringIncludes(fish.stdout, "-d 'mostra esta ajuda'");
  assertMatch(zsh.stdout, /^#compdef socketlab tcp-server [\s\S]*\[show this help\]/);
  assertEquals(none.stderr, "completions takes bash, zsh or fish.\n");
  assertEquals(wrong.stderr, `completions recebe bash, zsh ou fish, e não "tcsh".\n`);
});

Deno.test("completion() speaks of the binary, wherever it is made", async () => {
  for (const shell of SHELLS as readonly Shell[]) {
    assert(!(await completion(subcommands, shell, "pt")).includes("deno task"), shell);
  }
});

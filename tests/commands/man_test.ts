import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { EXAMPLES } from "../../commands/man/examples.ts";
import { roff } from "../../commands/man/roff.ts";
import { manPage, PAGES } from "../../commands/man.ts";
import { loadAll } from "../../commands/subcommands.ts";
import { subcommands } from "../../lab.ts";
import { COMMON_FLAGS, type Flags, parse } from "../../wire/flags.ts";
import { meaning } from "../../wire/help.ts";
import { runToEnd } from "../running.ts";
import { has } from "./completions/shells.ts";

const LANGS = ["en", "pt"] as const;
const commands = await loadAll(subcommands);
const hasGroff = { ignore: !await has("groff") || !await has("preconv") };

/** What roff prints of a page, without its fonts. */
function plain(page: string): string {
  const chars: Record<string, string> = { rs: "\\", aq: "'", dq: '"', ga: "`", ha: "^", ti: "~" };
  return page.replace(/\\f[BIR]|\\&/g, "").replaceAll("\\-", "-")
    .replace(/\\\((..)/g, (all, name) => chars[name] ?? all);
}

/** A roff text by groff, as one line of 400 columns. */
async function groff(text: string, ...flags: string[]) {
  const { code, stdout, stderr } = await runToEnd(["groff", "-Kutf8", ...flags], text);
  assertEquals([code, stderr], [0, ""]);
  return stdout;
}

for (const lang of LANGS) {
  Deno.test(`groff has no complaint of any page (${lang})`, hasGroff, async () => {
    for (const name of PAGES) {
      await groff(await manPage(subcommands, name, lang), "-man", "-ww", "-z", "-rLL=78n");
    }
  });

  Deno.test(`the page of socketlab has every flag, operand and code (${lang})`, async () => {
    const page = plain(await manPage(subcommands, "socketlab", lang));
    const sections = page.split(/^(?=\.S[SH] )/m);
    const beginsWith = (start: string) => sections.find((one) => one.startsWith(start)) ?? "";
    for (const { name, command } of commands) {
      const section = beginsWith(`.SS "socketlab ${name} `);
      assertFlags(section, command.flags, lang);
      for (const [code, text] of Object.entries(command.exits)) {
        assertStringIncludes(section, `\n.TP 6\n${code}\n${text[lang]}`);
      }
      const { operands } = command;
      if (operands) assertStringIncludes(section, `\n.TP\n${operands.value[lang]}\n`);
    }
    assertFlags(beginsWith(lang === "pt" ? '.SH "OPÇÕES"' : '.SH "OPTIONS"'), COMMON_FLAGS, lang);
    assertMatch(page, /\n2\n(?:wrong command line|linha de comando errada)\n/);
  });

  Deno.test(`the page of a program has every flag and code (${lang})`, async () => {
    for (const { name, command } of commands.filter(({ name }) => PAGES.includes(name))) {
      const page = plain(await manPage(subcommands, name, lang));
      assertMatch(page, new RegExp(`^\\.TH "${name.toUpperCase()}" "1" ""`, "m"));
      assertFlags(page, { ...command.flags, ...COMMON_FLAGS }, lang);
      for (const [code, text] of Object.entries(command.exits)) {
        assertStringIncludes(page, `\n.TP 6\n${code}\n${text[lang]}`);
      }
    }
  });

  Deno.test(`what the pages tell to type is understood (${lang})`, () => {
    for (const example of Object.values(EXAMPLES).flat()) {
      const typed = example.typed[lang].replace(/^source <\((.*)\)$/, "$1").replace(/ \| .*/, "");
      const words = typed.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', "")) ?? [];
      const [name, ...args] = words[0] === "socketlab" ? words.slice(1) : words;
      const found = commands.find((one) => one.name === name);
      assert(found, typed);
      parse(found.command, args);
    }
  });
}

/** Fails where a flag is not in the text with what it takes and what it is for, "deno task" apart. */
function assertFlags(text: string, flags: Flags, lang: "en" | "pt"): void {
  for (const [name, flag] of Object.entries(flags)) {
    const value = flag.kind === "switch"
      ? ""
      : flag.kind === "choice"
      ? ` ${flag.of.join("|")}`
      : ` ${flag.value[lang]}${flag.kind === "texts" ? "..." : ""}`;
    const means = meaning(flag, lang).replace(/deno task (?=report)/, "socketlab ");
    assertStringIncludes(text, `\n.TP\n--${name}${value}\n${means}\n`);
  }
}

Deno.test("man() names no task, no date and no machine", async () => {
  for (const name of PAGES) {
    const page = await manPage(subcommands, name, "en");
    assert(!/deno task|\b20\d\d-\d\d|Deno \d/.test(plain(page)), name);
    assertMatch(
      page,
      /^\.\\" -\*- coding: UTF-8 -\*-\n\.TH "[A-Z-\\]+" "1" "" "socketlab \d+\.\d+\.\d+"/,
    );
  }
});

Deno.test("roff() is printed by groff as the text was", hasGroff, async () => {
  const odd = [".so /etc/passwd", "'br", "\\n[x] \\fB", `--flag "it's" ^~\`a\``, "ção — “é”", "-"];
  for (const text of odd) {
    const page = `.TH X 1\n.nh\n.ad l\n.SH X\n${roff(text)}\n`;
    const printed = await groff(page, "-man", "-Tutf8", "-P-cbou", "-rLL=200n");
    const lines = printed.split("\n").map((line) => line.trim());
    assert(lines.includes(text), `${text} in ${printed}`);
  }
});

Deno.test("man prints a page in the asked language, and needs no permission", async () => {
  const man = (...args: string[]) => runToEnd([Deno.execPath(), "run", "lab.ts", "man", ...args]);
  const [all, one, wrong, more] = await Promise.all([
    man("--lang", "pt"),
    man("tcp-server"),
    man("grade"),
    man("tcp-server", "swarm", "--lang", "pt"),
  ]);
  assertEquals([all, one, wrong, more].map(({ code }) => code), [0, 0, 2, 2]);
  assertStringIncludes(all.stdout, '.SH "NOME"\nsocketlab \\- o laboratório');
  assertStringIncludes(one.stdout, '.SH "NAME"\ntcp\\-server \\- answers');
  assertEquals(wrong.stderr, `There is no page "grade". There are: ${PAGES.join(", ")}.\n`);
  assertMatch(more.stderr, /^Não existe a página "tcp-server swarm"\. Existem: socketlab, /);
});

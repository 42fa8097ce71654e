import { assert, assertEquals, assertThrows } from "@std/assert";
import { askedLang, type Command, type Flags, parse, UsageError } from "../../wire/flags.ts";
import { help } from "../../wire/help.ts";
import { same } from "../../wire/text.ts";

const command = {
  name: "demo",
  summary: { en: "a demo.", pt: "uma demonstração." },
  flags: {
    port: { kind: "whole", value: same("PORT"), min: 0, max: 10, default: 7, help: same("a port") },
    seed: { kind: "whole", value: same("N"), min: 0, max: 9, help: same("a seed") },
    reply: { kind: "choice", of: ["upper", "echo"], default: "upper", help: same("what") },
    log: { kind: "switch", help: same("tell") },
    author: { kind: "texts", value: same("NAME"), help: same("who") },
  },
  exits: { 0: { en: "fine", pt: "tudo certo" } },
} as const satisfies Command<Flags>;

const none = { permissions: "none" } as const;

Deno.test("parse() gives defaults, and what was asked for", none, () => {
  assertEquals(parse(command, ["--lang", "pt"]), {
    values: {
      ...{ port: 7, seed: undefined, reply: "upper", log: false, author: [] },
      ...{ lang: "pt", help: false, version: false },
    },
    operands: [],
    lang: "pt",
    about: undefined,
  } as unknown as ReturnType<typeof parse<typeof command["flags"]>>);
  const { values } = parse(command, ["--port=3", "--seed", "2", "--reply", "echo", "--log"]);
  const { port, seed, reply, log } = values;
  assertEquals([port, seed, reply, log], [3, 2, "echo", true]);
  assertEquals(parse(command, ["-h"]).about, "help");
  assertEquals(parse(command, ["--version"]).about, "version");
});

Deno.test("parse() takes a flag of texts as often as it is given, in that order", none, () => {
  const authors = (...args: string[]) => parse(command, args).values.author;
  assertEquals(authors(), []);
  assertEquals(authors("--author", "Ana, 1"), ["Ana, 1"]);
  assertEquals(authors("--author", "b", "--log", "--author=a", "--author", "b"), ["b", "a", "b"]);
  assertEquals(authors("--author", "-1", "--author", "-"), ["-1", "-"]);
});

Deno.test("parse() says what a flag takes when it got something else", none, () => {
  const cases: [string[], string][] = [
    [["--port", "11"], '--port cannot be "11": it takes 0..10.'],
    [["--port", "-1"], '--port cannot be "-1": it takes 0..10.'],
    [["--port", "1e1"], '--port cannot be "1e1": it takes 0..10.'],
    [["--port"], "--port needs a value: --port PORT."],
    [["--port", ""], "--port needs a value: --port PORT."],
    [["--reply", ""], "--reply needs a value: --reply upper|echo."],
    [["--author"], "--author needs a value: --author NAME."],
    [["--author", "a", "--author", ""], "--author needs a value: --author NAME."],
    [["--author", "a", "--author="], "--author needs a value: --author NAME."],
    [["--port="], "--port needs a value: --port PORT."],
    [["--reply", "loud"], '--reply cannot be "loud": it takes upper | echo.'],
    [["--reply", "\x1b[31m"], '--reply cannot be "\\x1b[31m": it takes upper | echo.'],
    [["--prt", "1"], "There is no flag --prt; the nearest is --port. See --help."],
    [["--s", "1"], "There is no flag --s; the nearest is --seed. See --help."],
    [["--re"], "There is no flag --re; the nearest is --reply. See --help."],
    [["--lang", "fr-CA"], '--lang cannot be "fr-CA": it takes en | pt.'],
    [[""], '"" is not a flag, and this program takes flags only. See --help.'],
    [["word"], '"word" is not a flag, and this program takes flags only. See --help.'],
    [["--", "word"], '"word" is not a flag, and this program takes flags only. See --help.'],
  ];
  for (const [args, message] of cases) {
    assertEquals(assertThrows(() => parse(command, args), UsageError).text.en, message);
  }
});

Deno.test("parse() and askedLang() take a language with its country, as LANG has it", none, () => {
  for (const given of ["pt", "pt-BR", "pt_BR", "pt_BR.UTF-8", "PT", "en-US", "en_GB.UTF-8"]) {
    const args = ["--lang", given];
    const lang = given.slice(0, 2).toLowerCase();
    const parsed = parse(command, args);
    const { values } = parsed as unknown as { values: { lang: string } };
    assertEquals([parsed.lang, values.lang, askedLang(args)], [lang, lang, lang]);
  }
});

Deno.test("help() lists every flag and exit code within the width, in both languages", none, () => {
  for (const lang of ["en", "pt"] as const) {
    for (const width of [60, 80]) {
      const text = help(command, lang, width);
      for (
        const flag of [
          ...["--port PORT", "--seed N", "--reply upper|echo", "--log", "--author NAME..."],
          ...["--lang", "--help"],
        ]
      ) {
        assert(text.includes(flag), `${flag} in\n${text}`);
      }
      assert(text.split("\n").every((line) => line.length <= width));
    }
  }
});

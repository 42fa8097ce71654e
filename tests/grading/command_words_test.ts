import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import fc from "fast-check";
import {
  buildCommand,
  holesProblem,
  joinCommand,
  shownCommand,
  splitCommand,
} from "../../grading/command_words.ts";
import type { Text } from "../../wire/text.ts";

const none = { permissions: "none" } as const;

const words = (line: string) => {
  const split = splitCommand(line);
  return "words" in split ? split.words : split.problem.en;
};

Deno.test(
  "splitCommand() splits at blanks, and keeps what quotes and backslashes hold",
  none,
  () => {
    assertEquals(words("  python3  server.py\t{port} "), ["python3", "server.py", "{port}"]);
    assertEquals(words(`./a 'b c' "d e" f\\ g`), ["./a", "b c", "d e", "f g"]);
    assertEquals(words(`./a x'y'"z" '' ""`), ["./a", "xyz", "", ""]);
    assertEquals(words(`./a "\\"\\\\\\n" '\\'`), ["./a", '"\\\\n', "\\"]);
    assertEquals(words(`./a '$HOME | x' \\$ "a|b" c#d e~ --f=g`), [
      ...["./a", "$HOME | x", "$", "a|b", "c#d", "e~", "--f=g"],
    ]);
  },
);

Deno.test("splitCommand() refuses what only a shell would understand", none, () => {
  const shells = {
    "./a $PORT": "$",
    "./a | tee x": "|",
    "make && ./a": "&",
    "./a > log": ">",
    "./a `port`": "`",
    "javac *.java": "*",
    "cd x; ./a": ";",
    './a "$PORT"': "$",
    "~/a": "~",
    "./a #x": "#",
    "./a\n./b": "\\n",
  };
  for (const [line, found] of Object.entries(shells)) {
    const said = String(words(line));
    assert(said.startsWith(`no shell reads the command, so ${found} has`), `${line}: ${said}`);
  }
});

Deno.test("splitCommand() says how to set a variable", none, () => {
  assertStringIncludes(String(words("PORT=1 ./a")), "PORT= sets nothing: write env before it");
});

Deno.test("splitCommand() says how to have a shell, and what it then must do", none, () => {
  const { problem } = splitCommand("cd src && ./a {port}") as { problem: Text };
  for (const said of Object.values(problem)) {
    assert(said.includes('["sh", "-c", "exec ..."]'), said);
  }
});

Deno.test("buildCommand() gives a shell what only a shell would understand", none, () => {
  const lines = [
    ...["javac *.java", "cd src && make", "make; make b", "cc $(ls) -o a", "make > log"],
    ...["CC=clang make", "a `b`", "gcc -o a ~/a.c", "for f in *.c; do gcc ${f} -o x; done"],
    ...["make\nmake b", "javac src/*.java '", 'gcc "$SRC"', "awk '{print}' a.c | gcc -xc -"],
  ];
  for (const line of lines) assertEquals(buildCommand(line), { words: ["sh", "-c", line] });
});

Deno.test(
  "buildCommand() leaves plain lines to no shell, and refuses what nobody can run",
  none,
  () => {
    assertEquals(buildCommand("gcc -o 'a b' a\\*.c"), { words: ["gcc", "-o", "a b", "a*.c"] });
    for (const line of ["make 'x", " ", "''", "a ".repeat(65), `*${"a".repeat(4096)}`, "a *\0"]) {
      assert("problem" in buildCommand(line), line);
    }
  },
);

Deno.test("shownCommand() shows the line that a shell reads as it was written", none, () => {
  assertEquals(shownCommand(["sh", "-c", "javac *.java && ls"]), "javac *.java && ls");
  assertEquals(shownCommand(["gcc", "-o", "a b", "a.c"]), "gcc -o 'a b' a.c");
  assertEquals(shownCommand(["sh", "-c", "a", "b"]), "sh -c a b");
});

Deno.test("splitCommand() refuses quotes that stay open, no program, and too much", none, () => {
  assert(String(words("./a 'b")).includes("nothing follows the last '"));
  assert(String(words('./a "b')).includes('nothing follows the last "'));
  assert(String(words("./a \\")).includes("nothing follows the last \\"));
  assertEquals(words(" "), "it names no program");
  assertEquals(words("'' x"), "it names no program");
  assert(String(words("a ".repeat(65))).includes("65 words"));
  assert(String(words("a".repeat(4097))).includes("4096 characters at most"));
  assert(String(words("./a b\0")).includes("NUL"));
});

Deno.test("joinCommand() writes a line that splitCommand() takes apart again", none, () => {
  const word = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...`ab '"\\$|&\`\t\n={}*~#`), maxLength: 12 }),
  ).filter((text) => !text.includes("\0"));
  const program = word.filter((text) => text !== "");
  fc.assert(
    fc.property(program, fc.array(word, { maxLength: 20 }), (first, others) => {
      assertEquals(words(joinCommand([first, ...others])), [first, ...others]);
    }),
  );
});

Deno.test("splitCommand() gives words or a problem for whatever line", none, () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (line) => {
      const split = splitCommand(line);
      assert("words" in split ? split.words[0] !== "" : split.problem.pt !== "");
    }),
  );
});

Deno.test("joinCommand() leaves plain words plain", none, () => {
  assertEquals(joinCommand(["./a", "--port={port}", "a b", ""]), "./a --port={port} 'a b' ''");
  assertEquals(joinCommand(["A=b"]), "'A=b'");
});

Deno.test("holesProblem() names the hole that cannot be filled, and the nearest", none, () => {
  const known = ["host", "port"];
  assertEquals(holesProblem(["a", "{host}:{port}", "{}", "{1,2}"], known), undefined);
  assertEquals(
    holesProblem(["a", "{prot}"], known)?.en,
    "there is no {prot} here: write {port}, or another of {host} {port}",
  );
  assert(holesProblem(["{port}"], [])?.en.includes("while building"));
  assert(holesProblem(["sh", "-c", "make; cc {peerHost}"], [])?.en.includes("{peerHost} cannot"));
  // What a shell and awk(1) have in braces is theirs.
  assertEquals(holesProblem(["sh", "-c", "cc ${f} ${port}; awk '{print}'"], []), undefined);
});

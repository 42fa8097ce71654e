import { assert, assertEquals } from "@std/assert";
import { assertSnapshot } from "@std/testing/snapshot";
import fc from "fast-check";
import { markText } from "../../../views/results/text.ts";
import { hostileMark, mixed, notBuilt, whole } from "../marks/examples.ts";
import { hostileRuns, hostileText } from "./any_mark.ts";

const none = { permissions: "none" } as const;
const style = { paint: (_ink: string, text: string) => text, width: 80 };
const lines = (mark: typeof mixed, lang: "en" | "pt" = "en") => markText(mark, lang, style);

for (const lang of ["en", "pt"] as const) {
  Deno.test(`markText() in ${lang}`, async (t) => {
    const text = [mixed, notBuilt, whole].map((mark) => lines(mark, lang).join("\n")).join("\n\n");
    await assertSnapshot(t, text, { name: lang, serializer: String });
  });
}

Deno.test("markText() fits the width, but for words that are not its own", none, () => {
  for (const line of lines(mixed)) assert(line.length <= 80, line);
});

Deno.test("markText() paints each verdict in a colour of its own", none, () => {
  const painted = markText(mixed, "en", { paint: (ink, text) => `<${ink}>${text}`, width: 80 });
  const signs = painted.flatMap((line) =>
    /^ {2}<(\w+)>(\S)/.exec(line)?.slice(1, 3).join(" ") ?? []
  );
  assertEquals([...new Set(signs)], ["green ✔", "red ✘", "yellow ?", "magenta !"]);
});

Deno.test("markText() drives no terminal, whatever was handed in", none, () => {
  // deno-lint-ignore no-control-regex -- that none is left is the point
  const obeyed = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\p{Cs}]/u;
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const line of lines(hostileMark(text))) assertEquals(obeyed.exec(line), null);
    }),
    hostileRuns,
  );
});

Deno.test("markText() gives the runner of GitHub no command, whatever was handed in", none, () => {
  const command = /^\s*::[a-z].*::|##\[/i;
  const commands = [
    "::error::x",
    "::stop-commands::x",
    "##[add-mask]x",
    "a ".repeat(45) + "::error::x",
  ];
  const any = fc.oneof(
    hostileText,
    fc.tuple(fc.string(), fc.constantFrom(...commands)).map((t) => t.join(" ")),
  );
  fc.assert(
    fc.property(any, (text) => {
      for (const line of lines(hostileMark(text))) assertEquals(command.exec(line), null);
    }),
    { ...hostileRuns, numRuns: 200 },
  );
  assertEquals(lines(hostileMark("::error::x"))[0], "\\x3a:error::x");
});

Deno.test("markText() leaves an address of IPv6 as it is", none, () => {
  assertEquals(lines({ ...whole, name: "::1 and ::" })[0], "::1 and ::");
});

import { assert, assertEquals, assertMatch } from "@std/assert";
import stringWidth from "string-width";
import type { Finding, Level, Subject } from "../../core/finding.ts";
import { examination } from "../../views/doctor.ts";
import { plain, type Style } from "../../views/layout.ts";
import { type Lang, same } from "../../wire/text.ts";

const none = { permissions: "none" } as const;
const STYLE: Style = { paint: plain, width: 80 };

function finding(level: Level, topic: string, more: Partial<Finding> = {}): Finding {
  const subject: Subject = "network";
  return {
    ...{ id: topic, subject, level, topic: same(topic), found: same(`${topic} found`) },
    means: { en: "It means this.", pt: "Significa isto." },
    ...more,
  };
}

const FINDINGS: readonly Finding[] = [
  finding("green", "127.0.0.1"),
  finding("yellow", "port 12000", {
    found: same("taken by python3 server.py (pid 77): TCP 127.0.0.1, and by somebody else"),
    mend: "kill 77",
  }),
  finding("red", "system", { subject: "machine" }),
];

const shown = (findings: readonly Finding[], lang: Lang = "en", style = STYLE) =>
  examination(findings, lang, style);

Deno.test(
  "examination() a line for what is well, and what it means and mends for what is not",
  none,
  () => {
    assertEquals(shown(FINDINGS), [
      "Network",
      "  ● ✔ 127.0.0.1   127.0.0.1 found",
      "  ● ! port 12000  taken by python3 server.py (pid 77): TCP 127.0.0.1, and by",
      "                  somebody else",
      "      It means this.",
      "      → kill 77",
      "",
      "Machine",
      "  ● ✘ system      system found",
      "      It means this.",
      "",
      "1 green, 1 yellow, 1 red: the lab does not run here as it should; begin with",
      "what is red.",
    ]);
  },
);

Deno.test("examination() in Portuguese", none, () => {
  const lines = shown(FINDINGS, "pt");
  assertEquals([lines[0], lines.at(-2)], [
    "Rede",
    "1 verde, 1 amarelo, 1 vermelho: o laboratório não roda aqui como devia; comece",
  ]);
  const summary = (...levels: Level[]) =>
    shown(levels.map((level) => finding(level, "x")), "pt").slice(3).join(" ");
  assertMatch(summary("green"), /1 verde, 0 amarelos, 0 vermelhos: .* nada lhe falta\.$/);
  assertMatch(summary("yellow"), /passa sem o que está em amarelo\.$/);
});

Deno.test("examination() what is well stays on one line, however much there is", none, () => {
  const long = finding("green", "addresses", { found: same("192.168.0.7 (eth0), ".repeat(9)) });
  const [, line = ""] = shown([long]);
  assertMatch(line, /…$/);
  assertEquals(stringWidth(line), 80);
});

Deno.test(
  "examination() a command stands in one line, to be copied, all else within the width",
  none,
  () => {
    const mend = `sudo apt-get install ${"package ".repeat(12)}`.trim();
    const lines = shown([finding("yellow", "x", { mend, means: same("word ".repeat(60)) })]);
    assert(lines.includes(`      → ${mend}`));
    for (const line of lines) assert(line.includes("→") || stringWidth(line) <= 80, line);
  },
);

Deno.test("examination() colours the signs, which differ without colour, too", none, () => {
  const paint: Style["paint"] = (ink, text) => `<${ink}>${text}</>`;
  const lines = shown(FINDINGS, "en", { paint, width: 80 });
  assertEquals([lines[0], lines[1], lines[5]], [
    "<bold>Network</>",
    "  <green>● ✔</> 127.0.0.1   127.0.0.1 found",
    "      <bold>→ kill 77</>",
  ]);
  for (const sign of ["<yellow>● !</> port", "<red>● ✘</> system"]) {
    assert(lines.some((line) => line.includes(sign)), sign);
  }
});

import { assert, assertEquals } from "@std/assert";
import { renderToString } from "preact-render-to-string";
import { PAGE_INKS } from "../../../views/figures/style.ts";
import { PLAYER_RULES, PLAYER_SCRIPTS } from "../../../views/prints/player_assets.ts";
import { Prints } from "../../../views/prints/prints.tsx";
import { recordingOf } from "../../../views/prints/recording.ts";
import { fixedRun } from "../../runs.ts";
import { q1a } from "../../../scenarios/q1a.ts";
import { printed } from "../../timelines.ts";
import { runOfQ1a, varied } from "./screens.ts";

const none = { permissions: "none" } as const;

Deno.test("Prints has a figure for each of the cast, with its recording as text", none, () => {
  for (const lang of ["en", "pt"] as const) {
    const html = renderToString(<Prints run={varied} lang={lang} />);
    const recordings = [...html.matchAll(/<template>([^<]*)<\/template>/g)].map(([, text = ""]) =>
      text.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&")
    );
    const roles = Object.keys(varied.cast);
    assertEquals(recordings, roles.map((role) => recordingOf(varied, role, lang)));
    assertEquals(html.match(/<figure /g)?.length, roles.length);
    assertEquals(html.match(/undefined|NaN|\[object/), null);
    assertEquals(html, renderToString(<Prints run={varied} lang={lang} />));
  }
});

Deno.test("Prints says whose program it is, in both languages", none, () => {
  const captions = (lang: "en" | "pt") =>
    [
      ...renderToString(<Prints run={varied} lang={lang} />)
        .matchAll(/<figcaption>(.*?)<\/figcaption>/g),
    ]
      .map(([, text = ""]) => text.replace(/<[^>]*>/g, ""));
  assertEquals(captions("en"), [
    "early client: TCP client, submitted program",
    "server: TCP server",
    "late client: TCP client, submitted program",
    "next client: TCP client, submitted program",
  ]);
  assertEquals(captions("pt"), [
    "cliente 1: cliente TCP, programa entregue",
    "servidor: servidor TCP",
    "cliente 2: cliente TCP, programa entregue",
    "cliente 3: cliente TCP, programa entregue",
  ]);
});

Deno.test("Prints ends no element and begins none for a program", none, () => {
  const line = "</template></script><script>alert(1)</script><!--";
  const html = renderToString(<Prints run={runOfQ1a(["early", printed(line)])} lang="en" />);
  assertEquals(html.match(/<\/?script|<!--/), null);
  assertEquals(html.match(/<\/template>/g)?.length, 4);
});

Deno.test("Prints chooses a speed at which the play can be followed", none, () => {
  const chosen = (ms: number) => {
    const run = { ...fixedRun(q1a, []), ms };
    return /<option[^>]* selected[^>]*>([^<]*)/.exec(
      renderToString(<Prints run={run} lang="pt" />),
    )?.[1];
  };
  assertEquals(chosen(0), "100× mais lento (0 s)");
  assertEquals(chosen(170), "50× mais lento (8,5 s)");
  assertEquals(chosen(3_219), "5× mais lento (16 s)");
  assertEquals(chosen(20_000), "real (20 s)");
});

Deno.test("PLAYER_SCRIPTS and PLAYER_RULES can stand in a page, and ask for nothing", none, () => {
  assertEquals(PLAYER_SCRIPTS.length, 2);
  // What ends a script, or begins a comment in one (HTML, 4.12.1.3).
  for (const script of PLAYER_SCRIPTS) assertEquals(/<\/script|<script|<!--/i.exec(script), null);
  assertEquals(/url\(|@import|<\/style/i.exec(PLAYER_RULES), null);
});

Deno.test("the inks of a print can be read on its paper: 4.5 to 1 (WCAG 2.2, 1.4.3)", none, () => {
  const [light = "", dark = ""] = PAGE_INKS.split("[data-theme=");
  for (const theme of [light, dark]) {
    const ink = (name: string) =>
      luminance(new RegExp(`--${name}: #([0-9a-f]{6})`).exec(theme)?.[1] ?? "");
    for (const name of ["ink", "faint", "good", "bad", "warn", "accent"]) {
      assert(contrast(ink(name), ink("paper")) >= 4.5, name);
    }
    assert(contrast(ink("faint"), ink("raised")) >= 4.5);
  }
});

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

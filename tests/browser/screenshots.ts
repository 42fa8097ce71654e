/**
 * Pictures of the report for a person to look at: whether it is beautiful no test can tell.
 *
 * @module
 */
import type { Lang } from "../../wire/text.ts";
import { ROOT } from "../running.ts";
import type { Browser, Visit } from "./chromium.ts";

/** Where they are written; not kept by git. */
export const SCREENSHOTS: URL = new URL("coverage/screenshots/", ROOT);

/** How much of the page, from its top, in px. */
const HEIGHT = 2_400;

/** `close`: its parts too. */
const VISITS: readonly (Visit & { readonly lang: Lang; readonly close?: true })[] = [
  { lang: "en", width: 380, theme: "light" },
  { lang: "en", width: 380, theme: "dark", close: true },
  { lang: "en", width: 768, theme: "light" },
  { lang: "en", width: 1280, theme: "light", close: true },
  { lang: "en", width: 1280, theme: "dark" },
  { lang: "pt", width: 380, theme: "light" },
  { lang: "pt", width: 768, theme: "dark" },
  { lang: "pt", width: 1280, theme: "light" },
];

/** Parts of the page, by the names of their pictures. */
const CLOSE_UPS: Readonly<Record<string, string>> = {
  "cover": ".cover",
  "q1a-prints": "#q1a .prints",
  "q1a-answer": "#q1a .answer",
  "q1c-sequence": "#q1c .figure",
  "q2b-latency": "#q2b .figure >> nth=-1",
  "q2c-visits": "#q2c .figure >> nth=1",
  "q2d-cost": "#q2d .cost",
  "q3a-figures": "#q3a .figure >> nth=0",
  "q3a-lanes": "#q3a .figure >> nth=1",
};

/** Takes all of them. */
export async function photograph(
  browser: Browser,
  pages: Readonly<Record<Lang, string>>,
): Promise<void> {
  await Deno.mkdir(SCREENSHOTS, { recursive: true });
  const pathOf = (name: string) => new URL(`${name}.png`, SCREENSHOTS).pathname;
  for (const { lang, close, ...visit } of VISITS) {
    await using opened = await browser.open(pages[lang], { ...visit, height: HEIGHT });
    const { page } = opened;
    const name = `report-${lang}-${visit.width}-${visit.theme}`;
    await page.screenshot({ path: pathOf(name) });
    if (!close) continue;
    for (const [part, selector] of Object.entries(CLOSE_UPS)) {
      await page.locator(selector).screenshot({ path: pathOf(`${name}-${part}`) });
    }
  }
}

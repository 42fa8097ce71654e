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

const VISITS: readonly (Visit & { readonly lang: Lang })[] = [
  { lang: "en", width: 380, theme: "dark" },
  { lang: "en", width: 1280, theme: "light" },
  { lang: "pt", width: 768, theme: "light" },
];

/** Parts of a shorter page, by the names of their pictures. A play that was not met may lack its own. */
const CLOSE_UPS: Readonly<Record<string, string>> = {
  "q1c-prints": "#q1c .prints",
  "q1c-answer": "#q1c .answer",
  "q1c-sequence": "#q1c .figure",
  "q2b-latency": "#q2b .figure >> nth=-1",
  "q2c-visits": "#q2c .figure >> nth=1",
  "q2d-cost": "#q2d .cost",
  "q3a-figures": "#q3a .figure >> nth=0",
  "q3a-lanes": "#q3a .figure >> nth=1",
};

/** Takes all of them: the beginning of each page, and close-ups of the shorter one. */
export async function photograph(
  browser: Browser,
  pages: Readonly<Record<Lang | "few", string>>,
): Promise<void> {
  await Deno.mkdir(SCREENSHOTS, { recursive: true });
  const pathOf = (name: string) => new URL(`report-${name}.png`, SCREENSHOTS).pathname;
  for (const { lang, ...visit } of VISITS) {
    await using opened = await browser.open(pages[lang], { ...visit, height: HEIGHT });
    await opened.page.screenshot({ path: pathOf(`${lang}-${visit.width}-${visit.theme}`) });
  }
  await using opened = await browser.open(pages.few, { height: HEIGHT });
  for (const [width, theme] of [[1280, "light"], [380, "dark"]] as const) {
    await opened.page.setViewportSize({ width, height: HEIGHT });
    await opened.page.emulateMedia({ colorScheme: theme });
    for (const [part, selector] of Object.entries(CLOSE_UPS)) {
      const figure = opened.page.locator(selector);
      if (await figure.count() === 0) continue;
      await figure.screenshot({ path: pathOf(`en-${width}-${theme}-${part}`) });
    }
  }
}

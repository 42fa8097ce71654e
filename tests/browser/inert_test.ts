/// <reference lib="dom" />
import { assertEquals } from "@std/assert";
import { reportMarkdown } from "../../views/report/markdown.ts";
import { reportPage } from "../../views/report/page.tsx";
import { HOSTILE, hostileRuns } from "../hostile_runs.ts";
import { deadLinks } from "./checks.ts";
import { Browser, inChromium } from "./chromium.ts";
import { allComeTo, moveAllToTheEnd, pressAll } from "./reader.ts";

/** All of them on one page; what only a browser can tell is whether any of it acts. */
const runs = HOSTILE.flatMap((text) => hostileRuns(text).slice(0, 1));
const options = {
  lang: "en",
  course: HOSTILE.join(" "),
  authors: HOSTILE.map((name) => ({ name, id: name })),
} as const;

Deno.test("a report full of hostile output does nothing, in Chromium", inChromium, async () => {
  await using browser = await Browser.launch();
  const globals = async (html: string) => {
    await using opened = await browser.open(html);
    const { page } = opened;
    await pressAll(page, ".prints-play");
    await allComeTo(page, "playing", "ended");
    await moveAllToTheEnd(page);
    await allComeTo(page, "ended");
    await pressAll(page, ".prints-back");
    await allComeTo(page, "pictures");
    // Whatever waits for a pointer or the focus gets both.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>("body *")) {
        element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
        element.focus?.();
      }
      for (const fold of document.querySelectorAll("details")) fold.open = true;
    });
    assertEquals(await opened.complaints(), []);
    assertEquals(await deadLinks(page), []);
    return await page.evaluate(() => Object.getOwnPropertyNames(globalThis).toSorted());
  };
  const ofHarmless = await globals(reportPage(hostileRuns("goiaba"), { lang: "en", authors: [] }));
  assertEquals(await globals(reportPage(runs, options)), ofHarmless);
});

Deno.test(
  "pictures of hostile output are XML to a browser, too, in Chromium",
  inChromium,
  async () => {
    await using browser = await Browser.launch();
    await using opened = await browser.open("<!DOCTYPE html><title>XML</title>");
    const { pictures } = reportMarkdown(runs, options);
    const faults = await opened.page.evaluate(
      (svgs) =>
        svgs.flatMap((svg) => {
          const read = new DOMParser().parseFromString(svg, "image/svg+xml");
          return [...read.querySelectorAll("parsererror")].map((fault) =>
            fault.textContent?.slice(0, 300)
          );
        }),
      [...pictures.values(), "<svg>&nbsp;</svg>"],
    );
    assertEquals(faults.length, 1, `${faults}`); // the last, which is none
  },
);

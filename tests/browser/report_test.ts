/// <reference lib="dom" />
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import type { Run } from "../../core/run.ts";
import { catalogue } from "../../scenarios/catalogue.ts";
import { reportPage } from "../../views/report/page.tsx";
import type { Lang } from "../../wire/text.ts";
import { barriers, deadLinks, poorPictures } from "./checks.ts";
import { Browser, CHROMIUM, inChromium, type Visit } from "./chromium.ts";
import { textFaults } from "./overflow.ts";
import { playedRuns, shortOutput } from "./played.ts";
import {
  allComeTo,
  comesTo,
  DARK,
  LIGHT,
  moveAllToTheEnd,
  pressAll,
  screen,
  shows,
  slowDown,
  tabTo,
  theme,
} from "./reader.ts";
import { photograph, SCREENSHOTS } from "./screenshots.ts";

const LANGS: readonly Lang[] = ["en", "pt"];
const WIDTHS = [380, 768, 1280] as const;
/** A few questions with every kind of figure there is. */
const FEW = ["q1c", "q2b", "q2c", "q2d", "q3a"];

const pageOf = (runs: readonly Run[], lang: Lang) => {
  const authors = [{ name: "Ana Clara de Albuquerque", id: "20231234" }, { name: "João Ñandú" }];
  return reportPage(runs, { lang, course: "Redes de Computadores", authors });
};

let browser: Browser;
let runs: readonly Run[];
let pages: Readonly<Record<Lang | "few", string>>;

// Made once: it takes longer than most of the tests.
Deno.test.beforeAll(async () => {
  if (!CHROMIUM) return;
  runs = await playedRuns();
  const few = runs.filter(({ scenario }) => FEW.includes(scenario));
  pages = { en: pageOf(runs, "en"), pt: pageOf(runs, "pt"), few: pageOf(few, "en") };
  browser = await Browser.launch();
});
Deno.test.afterAll(async () => await browser?.[Symbol.asyncDispose]());

/** The plays that went as they should, which have all their figures; without one there is nothing to look at. */
function metRuns(): readonly Run[] {
  const met = runs.filter(({ outcome }) => outcome === "met");
  assert(met.length > 0, "no play was met");
  return met;
}

Deno.test("the report has its pictures for every question, in Chromium", inChromium, async () => {
  await using opened = await browser.open(pages.en);
  const drawn = await opened.page.evaluate(() =>
    [...document.querySelectorAll("section.question")].map((section) => {
      const count = (selector: string) => section.querySelectorAll(selector).length;
      return {
        id: section.id,
        prints: count("svg.print"),
        figures: count(".figure svg"),
      };
    })
  );
  assertEquals(
    drawn.map(({ id, prints }) => [id, prints]),
    catalogue.map(({ id, cast }) => [id, Object.keys(cast).length]),
  );
  const met = new Set(metRuns().map(({ scenario }) => scenario));
  assertEquals(drawn.filter(({ id, figures }) => met.has(id) && figures === 0), []);
  assertEquals(await poorPictures(opened.page), []);
  assertEquals(await deadLinks(opened.page), []);
  assertEquals(await opened.complaints(), []);
});

Deno.test("no text of the report overflows, in Chromium", inChromium, async () => {
  await Promise.all(LANGS.map(async (lang) => {
    await using opened = await browser.open(pages[lang], { width: WIDTHS[0] });
    for (const width of WIDTHS) {
      await opened.page.setViewportSize({ width, height: 800 });
      assertEquals(await textFaults(opened.page), [], `${lang} ${width} px`);
    }
    assertEquals(await opened.complaints(), []);
  }));
});

Deno.test(
  "the report plays a recording, pauses it, and goes on to its end, in Chromium",
  inChromium,
  async () => {
    const { scenario, place, lines } = shortOutput(metRuns());
    await using opened = await browser.open(pages.en);
    const { page } = opened;
    const button = page.locator(`#${scenario} .prints-play`);
    const clock = () => page.locator(`#${scenario} .prints-clock`).innerText();

    await slowDown(page, scenario);
    await button.click();
    await comesTo(page, scenario, "playing");
    const atFirst = await screen(page, scenario, place);
    assertNotEquals(lines.filter((line) => !atFirst.includes(line)), []);
    await page.waitForSelector(`#${scenario} .prints-clock >> :scope:not(:text-is("0 ms"))`);

    await button.click();
    await comesTo(page, scenario, "paused");
    const paused = [await clock(), await screen(page, scenario, place)];
    await page.evaluate(async () => {
      for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
    });
    const later = [await clock(), await screen(page, scenario, place)];
    assertEquals(later, paused, "it did not stand still");

    await page.locator(`#${scenario} select`).selectOption("1");
    await button.click();
    await comesTo(page, scenario, "ended");
    await shows(page, scenario, place, lines);
    assertEquals(await opened.complaints(), []);
  },
);

Deno.test("every question's players show how it ended, in Chromium", inChromium, async () => {
  await using opened = await browser.open(pages.pt, { width: 380 });
  const { page } = opened;
  await pressAll(page, ".prints-play");
  await allComeTo(page, "playing", "ended");
  await moveAllToTheEnd(page);
  await allComeTo(page, "ended");
  for (const { scenario, cast } of runs) {
    for (const place of Object.keys(cast).keys()) await shows(page, scenario, place, []);
  }
  await pressAll(page, ".prints-back");
  await allComeTo(page, "pictures");
  assertEquals(await page.locator(".prints-window").count(), 0);
  assertEquals(await opened.complaints(), []);
});

Deno.test(
  "the report has two themes, and begins with the system's, in Chromium",
  inChromium,
  async () => {
    for (const [system, one, other] of [["light", LIGHT, DARK], ["dark", DARK, LIGHT]] as const) {
      await using opened = await browser.open(pages.few, { theme: system });
      const { page } = opened;
      const seen = [await theme(page)];
      for (let presses = 0; presses < 2; presses++) {
        await page.locator("button.theme").click();
        seen.push(await theme(page));
      }
      assertEquals(seen, [one, other, one]);
      assertEquals(await opened.complaints(), []);
    }
  },
);

Deno.test("the report can be used without a mouse, in Chromium", inChromium, async () => {
  await using opened = await browser.open(pages.few);
  const { page } = opened;
  await tabTo(page, "button.theme");
  await page.keyboard.press("Space");
  assertEquals(await theme(page), DARK);
  await page.keyboard.press("Enter");
  assertEquals(await theme(page), LIGHT);

  await tabTo(page, 'nav a[href="#q1c"]');
  await page.keyboard.press("Enter");
  assertEquals(await page.evaluate(() => location.hash), "#q1c");
  await page.waitForFunction(() => {
    const { top } = document.querySelector("#q1c")?.getBoundingClientRect() ?? { top: -1 };
    return top >= -1 && top < innerHeight / 2;
  });
  await tabTo(page, "#q1c .prints-play");
  await slowDown(page, "q1c");
  await page.keyboard.press("Space");
  await comesTo(page, "q1c", "playing");
  await page.keyboard.press("Enter");
  await comesTo(page, "q1c", "paused");
  assertEquals(await opened.complaints(), []);
});

Deno.test("the report is whole without scripts, in Chromium", inChromium, async () => {
  const told = async (scripts: boolean) => {
    await using opened = await browser.open(pages.en, { scripts });
    const { page } = opened;
    const texts = await page.locator("section.question").evaluateAll((sections) =>
      sections.map((section) =>
        [...section.querySelectorAll("svg text, p, td, dd, h2, h3, figcaption")]
          .filter((part) => part.checkVisibility()).map(({ textContent }) => textContent)
      )
    );
    assertEquals(await page.locator("button:visible").count() > 0, scripts);
    assertEquals(await poorPictures(page), []);
    assertEquals(await opened.complaints(), []);
    return texts;
  };
  assertEquals(await told(false), await told(true));
});

Deno.test(
  "the report prints on A4, without what can only be pressed, in Chromium",
  inChromium,
  async () => {
    await using opened = await browser.open(pages.pt);
    const { page } = opened;
    const pdf = new TextDecoder("latin1").decode(await page.pdf({ preferCSSPageSize: true }));
    const sizes = [...pdf.matchAll(/\/MediaBox \[([\d. ]+)\]/g)].map(([, size]) =>
      size?.split(" ").map(Number).map(Math.round).join(" ")
    );
    assert(sizes.length > catalogue.length, `${sizes.length} pages`);
    assertEquals(new Set(sizes), new Set(["0 0 595 842"]));
    await page.emulateMedia({ media: "print" });
    assertEquals(await page.locator("button:visible, select:visible, input:visible").count(), 0);
    assertEquals(await page.locator("svg.print:visible").count() > catalogue.length, true);
  },
);

/** In the shorter page the first rows of long tables speak for the others, which the whole report has. */
const MORE_ROWS = "section:not(#q1c) tr:nth-child(n+40)";

Deno.test("axe finds no barrier in the report, in Chromium", inChromium, async () => {
  const visits: readonly (readonly [keyof typeof pages, Visit, string?])[] = [
    ["en", { theme: "dark", width: 380 }],
    ["few", { theme: "dark", width: 1280 }, MORE_ROWS],
    ["few", { theme: "light", width: 380 }, MORE_ROWS],
    ["few", { theme: "light", width: 1280 }, MORE_ROWS],
  ];
  for (const [name, visit, without] of visits) {
    await using opened = await browser.open(pages[name], { ...visit, bypassPolicy: true });
    await slowDown(opened.page, "q1c");
    await opened.page.locator("#q1c .prints-play").click();
    await comesTo(opened.page, "q1c", "playing");
    assertEquals(await barriers(opened.page, without), [], `${name} ${JSON.stringify(visit)}`);
  }
});

Deno.test("the report is photographed for people, in Chromium", inChromium, async () => {
  await photograph(browser, pages);
  const taken = [...Deno.readDirSync(SCREENSHOTS)].map(({ name }) => name);
  assert(taken.includes("report-en-1280-light.png"), `${taken}`);
});

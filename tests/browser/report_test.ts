/// <reference lib="dom" />
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { catalogue } from "../../scenarios/catalogue.ts";
import { reportPage } from "../../views/report/page.tsx";
import type { Lang } from "../../wire/text.ts";
import { barriers, deadLinks, poorPictures } from "./checks.ts";
import { Browser, CHROMIUM, inChromium } from "./chromium.ts";
import { textFaults } from "./overflow.ts";
import { playedRuns } from "./played.ts";
import { comesTo, DARK, LIGHT, screen, tabTo, theme } from "./reader.ts";
import { photograph, SCREENSHOTS } from "./screenshots.ts";

const LANGS: readonly Lang[] = ["en", "pt"];
const WIDTHS = [380, 768, 1280] as const;
const THEMES = ["light", "dark"] as const;

const runs = CHROMIUM ? await playedRuns() : [];
const pages = Object.fromEntries(LANGS.map((lang) => {
  const authors = [{ name: "Ana Clara de Albuquerque", id: "20231234" }, { name: "João Ñandú" }];
  return [lang, reportPage(runs, { lang, course: "Redes de Computadores", authors })];
})) as Record<Lang, string>;

Deno.test("the report has its pictures for every question, in Chromium", inChromium, async () => {
  await using browser = await Browser.launch();
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
  assertEquals(drawn.filter(({ figures }) => figures === 0), []);
  assertEquals(await poorPictures(opened.page), []);
  assertEquals(await deadLinks(opened.page), []);
  assertEquals(await opened.complaints(), []);
});

for (const lang of LANGS) {
  for (const width of WIDTHS) {
    Deno.test(
      `no text of the report in ${lang} overflows ${width} px, in Chromium`,
      inChromium,
      async () => {
        await using browser = await Browser.launch();
        await using opened = await browser.open(pages[lang], { width });
        assertEquals(await textFaults(opened.page), []);
        assertEquals(await opened.complaints(), []);
      },
    );
  }
}

Deno.test(
  "the report plays a recording, pauses it, and goes on to its end, in Chromium",
  inChromium,
  async () => {
    await using browser = await Browser.launch();
    await using opened = await browser.open(pages.en);
    const { page } = opened;
    const [run] = runs;
    assert(run);
    const late = Object.keys(run.cast).indexOf("late");
    const printed = run.timeline.flatMap((o) =>
      o.kind === "printed" && o.who === "late" && o.stream === "stdout" ? [o.line] : []
    );
    assert(printed.length > 0, "the late client printed nothing");
    const button = page.locator("#q1a .prints-play");

    await button.click();
    await comesTo(page, "q1a", "playing");
    const atFirst = await screen(page, "q1a", late);
    await page.waitForFunction(
      ([place, before]) => {
        const shown = document.querySelectorAll<HTMLElement>("#q1a .prints-window")[place];
        return shown && shown.innerText !== before;
      },
      [late, atFirst] as const,
    );

    await button.click();
    await comesTo(page, "q1a", "paused");
    const clock = () => page.locator("#q1a .prints-clock").innerText();
    const paused = [await clock(), await screen(page, "q1a", late)];
    await page.evaluate(async () => {
      for (let frame = 0; frame < 20; frame++) await new Promise(requestAnimationFrame);
    });
    assertEquals(
      [await clock(), await screen(page, "q1a", late)],
      paused,
      "it did not stand still",
    );

    await page.locator("#q1a select").selectOption("1");
    await button.click();
    await comesTo(page, "q1a", "ended");
    const atLast = await screen(page, "q1a", late);
    assertEquals(printed.filter((line) => !atLast.includes(line)), [], atLast);
    assertEquals(await opened.complaints(), []);
  },
);

Deno.test("every question's players show how it ended, in Chromium", inChromium, async () => {
  await using browser = await Browser.launch();
  await using opened = await browser.open(pages.pt, { width: 380 });
  for (const { id, cast } of catalogue) {
    const prints = opened.page.locator(`#${id} .prints`);
    await prints.locator(".prints-play").click();
    const slider = prints.locator("input[type=range]");
    await slider.fill(await slider.getAttribute("max") ?? "");
    await comesTo(opened.page, id, "ended");
    for (const place of Object.keys(cast).keys()) {
      assertNotEquals((await screen(opened.page, id, place)).trim(), "", `${id} ${place}`);
    }
    await prints.locator(".prints-back").click();
    await comesTo(opened.page, id, "pictures");
  }
  assertEquals(await opened.complaints(), []);
});

Deno.test(
  "the report has two themes, and begins with the system's, in Chromium",
  inChromium,
  async () => {
    await using browser = await Browser.launch();
    for (const [system, one, other] of [["light", LIGHT, DARK], ["dark", DARK, LIGHT]] as const) {
      await using opened = await browser.open(pages.en, { theme: system });
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
  await using browser = await Browser.launch();
  await using opened = await browser.open(pages.en);
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
  await page.keyboard.press("Space");
  await comesTo(page, "q1c", "playing");
  await page.keyboard.press("Enter");
  await comesTo(page, "q1c", "paused");
  assertEquals(await opened.complaints(), []);
});

Deno.test("the report is whole without scripts, in Chromium", inChromium, async () => {
  await using browser = await Browser.launch();
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
    await using browser = await Browser.launch();
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

for (const scheme of THEMES) {
  for (const width of [380, 1280]) {
    Deno.test(
      `axe finds no barrier in the ${scheme} report at ${width} px, in Chromium`,
      inChromium,
      async () => {
        await using browser = await Browser.launch();
        await using opened = await browser.open(pages.en, {
          width,
          theme: scheme,
          bypassPolicy: true,
        });
        await opened.page.locator("#q1a .prints-play").click();
        await comesTo(opened.page, "q1a", "playing");
        assertEquals(await barriers(opened.page), []);
      },
    );
  }
}

Deno.test("the report is photographed for people, in Chromium", inChromium, async () => {
  await using browser = await Browser.launch();
  await photograph(browser, pages);
  const taken = [...Deno.readDirSync(SCREENSHOTS)].map(({ name }) => name);
  assert(taken.includes("report-en-1280-light.png"), `${taken}`);
});

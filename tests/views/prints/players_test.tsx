/// <reference lib="dom" />
import { assertEquals } from "@std/assert";
import { renderToString } from "preact-render-to-string";
import type { Page } from "playwright-core";
import type { Run } from "../../../core/run.ts";
import { PAGE_INKS } from "../../../views/figures/style.ts";
import { PLAYER_RULES, PLAYER_SCRIPTS } from "../../../views/prints/player_assets.ts";
import { PRINT_RULES } from "../../../views/prints/print.tsx";
import { Prints } from "../../../views/prints/prints.tsx";
import { rowsOf, textOf } from "../../../views/prints/screen.ts";
import { Browser, inChromium } from "../../browser/chromium.ts";
import { varied } from "./screens.ts";

async function hashOf(script: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`;
}

/** A page of nothing but prints, under the policy of the report. */
async function pageOf(...runs: readonly Run[]): Promise<string> {
  const hashes = (await Promise.all(PLAYER_SCRIPTS.map(hashOf))).join(" ");
  const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; " +
    `script-src ${hashes} 'wasm-unsafe-eval'`;
  return [
    `<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8"><title>t</title>`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<style>${PAGE_INKS}${PLAYER_RULES}${PRINT_RULES}</style></head><body>`,
    ...runs.map((run) => renderToString(<Prints run={run} lang="en" />)),
    ...PLAYER_SCRIPTS.map((script) => `<script>${script}</script>`),
    "</body></html>",
  ].join("");
}

const comesTo = (page: Page, state: string) =>
  page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll<HTMLElement>("[data-prints]")]
        .every(({ dataset }) => dataset["state"] === wanted),
    state,
  );

/** The players' screens come to these rows: a frame later than the clock says. */
const showsRows = (page: Page, rows: readonly (readonly string[])[]) =>
  page.waitForFunction((wanted) => {
    const screens = [...document.querySelectorAll(".prints-window .ap-term-text")].map((screen) =>
      [...screen.querySelectorAll(".ap-line")].map((row) => row.textContent?.trimEnd() ?? "")
    );
    return JSON.stringify(screens) === wanted;
  }, JSON.stringify(rows));

/** What the terminals show in the end. */
const ENDS = Object.keys(varied.cast).map((role) =>
  rowsOf(varied, role, "en").map((row) => textOf(row).trimEnd())
);

Deno.test("the prints play together under the page's policy, in Chromium", inChromium, async () => {
  await using browser = await Browser.launch();
  await using opened = await browser.open(await pageOf(varied));
  const { page } = opened;
  const button = page.locator(".prints-play");
  assertEquals(await button.textContent(), "Play as it happened");

  await page.selectOption("select", "1");
  await button.focus();
  await page.keyboard.press("Enter");
  await comesTo(page, "ended");
  assertEquals(await button.textContent(), "Play again");
  await showsRows(page, ENDS);

  await page.focus(".prints-moment input");
  await page.keyboard.press("Home");
  await comesTo(page, "paused");
  const begun = (rows: readonly string[]) => rows[0] === "$ (never started)" ? rows[0] : "$";
  await showsRows(page, ENDS.map((rows) => rows.map((_, i) => i === 0 ? begun(rows) : "")));
  assertEquals(await page.textContent(".prints-status"), "Paused");

  await page.selectOption("select", "0.01");
  await button.click();
  await comesTo(page, "playing");
  await button.click();
  await comesTo(page, "paused");
  assertEquals(await button.textContent(), "Go on");
  await page.selectOption("select", "1");
  await button.click();
  await comesTo(page, "ended");
  await button.click();
  await comesTo(page, "ended");

  await page.click(".prints-back");
  await comesTo(page, "pictures");
  assertEquals(await page.locator(".prints-window").count(), 0);
  assertEquals(await page.locator(".print:visible").count(), 4);
  assertEquals(await opened.complaints(), []);
});

Deno.test(
  "a screen that is behind the clock ends as the play did, in Chromium",
  inChromium,
  async () => {
    await using browser = await Browser.launch();
    await using opened = await browser.open(await pageOf(varied));
    const { page } = opened;
    await page.evaluate(() => {
      const { AsciinemaPlayer } = globalThis as unknown as {
        AsciinemaPlayer: { create: (...all: unknown[]) => object };
      };
      const { create } = AsciinemaPlayer;
      AsciinemaPlayer.create = (...all) =>
        Object.assign(create(...all), { play: () => Promise.resolve() });
    });
    await page.locator(".prints-play").click();
    await comesTo(page, "ended");
    await showsRows(page, ENDS);
  },
);

Deno.test(
  "on paper and without scripts the pictures are all there is, in Chromium",
  inChromium,
  async () => {
    await using browser = await Browser.launch();
    const html = await pageOf(varied, { ...varied, scenario: "q1b" });
    {
      await using opened = await browser.open(html);
      const { page } = opened;
      for (const button of await page.locator(".prints-play").all()) await button.click();
      await page.waitForSelector(".prints-window");
      await page.emulateMedia({ media: "print" });
      assertEquals(await page.locator(".print:visible").count(), 8);
      assertEquals(await page.locator(".prints-window:visible, button:visible").count(), 0);
      assertEquals(await opened.complaints(), []);
    }
    await using opened = await browser.open(html, { scripts: false, width: 380 });
    assertEquals(await opened.page.locator(".print:visible").count(), 8);
    assertEquals(await opened.page.locator("button:visible").count(), 0);
  },
);

Deno.test("the prints fit a phone, playing or not, in Chromium", inChromium, async () => {
  await using browser = await Browser.launch();
  await using opened = await browser.open(await pageOf(varied), { width: 380 });
  const { page } = opened;
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  assertEquals(await width(), 380);
  await page.click(".prints-play");
  await comesTo(page, "playing");
  assertEquals(await width(), 380);
});

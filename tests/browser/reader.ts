/// <reference lib="dom" />
/**
 * What a reader does with the report, and sees of it.
 *
 * @module
 */
import type { Page } from "playwright-core";

/** The theme, the colour that it has, and what its button says. */
export const theme = (page: Page) =>
  page.evaluate(() => [
    document.documentElement.dataset.theme,
    getComputedStyle(document.body).backgroundColor,
    document.querySelector("button.theme")?.getAttribute("aria-pressed"),
  ]);
export const LIGHT = ["light", "rgb(255, 255, 255)", "false"];
export const DARK = ["dark", "rgb(16, 21, 27)", "true"];

/** Presses Tab until the focus is there, as who has no mouse does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const isThere = await page.evaluate(
      (wanted) => document.activeElement?.matches(wanted),
      selector,
    );
    if (isThere) return;
  }
  throw new Error(`no Tab leads to ${selector}`);
}

/** Waits until the players of a question are in this state. */
export const comesTo = (page: Page, question: string, state: string) =>
  page.waitForSelector(`#${question} .prints[data-state="${state}"]`);

/** What a participant's player shows now. */
export const screen = (page: Page, question: string, place: number) =>
  page.locator(`#${question} .prints-figure`).nth(place).locator(".prints-window").innerText();

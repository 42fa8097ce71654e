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

/** Has a play take as long as it can: whoever wants to act in its midst then need not hurry. */
export async function slowDown(page: Page, question: string): Promise<void> {
  const speed = page.locator(`#${question} .prints-speed select`);
  await speed.selectOption({ index: await speed.locator("option").count() - 1 });
}

/** Presses this in the players of every question at once. */
export const pressAll = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((buttons) => {
    for (const button of buttons as HTMLElement[]) button.click();
  });

/** Moves every question's players to the end of their play. */
export const moveAllToTheEnd = (page: Page) =>
  page.locator(".prints input[type=range]").evaluateAll((sliders) => {
    for (const slider of sliders as HTMLInputElement[]) {
      slider.value = slider.max;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });

/** Waits until every question's players are in one of these states. */
export const allComeTo = (page: Page, ...states: readonly string[]) =>
  page.waitForFunction((wanted) => {
    const all = [...document.querySelectorAll<HTMLElement>(".prints")];
    return all.length > 0 && all.every(({ dataset }) => wanted.includes(dataset.state ?? ""));
  }, states);

/**
 * Waits until a participant's player shows all of these, or anything at all if there are none: a screen comes a frame
 * later than the state.
 */
export const shows = (page: Page, question: string, place: number, texts: readonly string[]) =>
  page.waitForFunction(([id, place, texts]) => {
    const figure = document.querySelectorAll(`#${id} .prints-figure`)[place];
    const shown = figure?.querySelector<HTMLElement>(".prints-window .ap-term")?.innerText ?? "";
    return shown.trim() !== "" && texts.every((text) => shown.includes(text));
  }, [question, place, texts] as const);

/// <reference lib="dom" />
/**
 * What is asked of every page that the lab writes.
 *
 * @module
 */
import axe from "axe-core/axe.min.js" with { type: "text" };
import type { Page } from "playwright-core";

/** Links to a place in the page that is not there, and links that lead anywhere else. */
export function deadLinks(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href") ?? "")
      .filter((href) => !href.startsWith("#") || !document.getElementById(href.slice(1)))
  );
}

/** Pictures without a name for who does not see them, or that take no room. */
export function poorPictures(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
    const named = (picture: Element) => {
      const ids = picture.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
      const texts = ids.map((id) => document.getElementById(id)?.textContent ?? "");
      const title = picture.querySelector(":scope > title")?.textContent ?? "";
      return [picture.getAttribute("aria-label") ?? "", ...texts, title].join("").trim() !== "";
    };
    return [...document.querySelectorAll("svg:not(svg svg), img, canvas")].flatMap((picture) => {
      if (picture.closest("[aria-hidden=true], [hidden]")) return [];
      const { width, height } = picture.getBoundingClientRect();
      const at = `${picture.closest("section, header")?.id} ${picture.outerHTML.slice(0, 120)}`;
      const faults = [];
      if (width < 1 || height < 1) faults.push(`takes no room: ${at}`);
      if (!named(picture)) faults.push(`has no name: ${at}`);
      // What is inside an `img` is out of reach, and a picture with links is a group of them.
      const role = picture.querySelector("a") ? "group" : "img";
      if (picture.localName === "svg" && picture.getAttribute("role") !== role) {
        faults.push(`is not told to be ${role}: ${at}`);
      }
      return faults;
    });
  });
}

/**
 * What axe-core calls serious or critical, with where; what matches `without` is left out. To be asked of a page opened
 * with `bypassPolicy`.
 */
export async function barriers(page: Page, without?: string): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((without) => {
    const { run } = Reflect.get(globalThis, "axe") as typeof import("axe-core");
    const context = without ? { exclude: [without] } : document;
    return run(context, { resultTypes: ["violations"] });
  }, without);
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => {
      const where = nodes.slice(0, 5).map(({ html, failureSummary }) =>
        `${html.slice(0, 200)} ${failureSummary ?? ""}`
      );
      return `${id} (${nodes.length}): ${where.join("\n  ")}`;
    });
}

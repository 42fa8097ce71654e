/**
 * The checks themselves: each finds nothing in a good page, and what was broken in a broken one.
 *
 * @module
 */
import { assertEquals, assertMatch } from "@std/assert";
import type { Page } from "playwright-core";
import { barriers, deadLinks, poorPictures } from "./checks.ts";
import { until } from "../waiting.ts";
import { Browser, inChromium, type Opened } from "./chromium.ts";
import { textFaults } from "./overflow.ts";

const pageOf = (body: string, head = "") =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>
  <style>body{margin:1rem;font:16px sans-serif} .scroll{overflow-x:auto}</style>${head}</head>
  <body><main><h1 id="top">A page</h1>${body}</main></body></html>`;

const GOOD = pageOf(`
  <p>Text, <a href="#top">a link</a> and <code>code</code>.</p>
  <div class="scroll" tabindex="0" role="region" aria-label="wide">
    <svg role="img" aria-label="two words" width="3000" height="40">
      <text x="5" y="20">near</text><text x="2900" y="20">far</text>
    </svg>
  </div>
  <details><summary>More</summary><p>Folded.</p></details>
  <button type="button">Press</button>`);

const LONG = "W".repeat(200);

/** Pages that are broken, by what the check must say. */
const BROKEN: readonly (readonly [(page: Page) => Promise<string[]>, RegExp, string])[] = [
  [textFaults, /^the page is \d+ px wide/, `<div style="width:2000px;height:9px"></div>`],
  [textFaults, /sticks out of its box: <p>/, `<p style="max-width:10rem">${LONG}</p>`],
  [textFaults, /cut off by <p>/, `<p style="width:5rem;overflow:hidden">${LONG}</p>`],
  [textFaults, /cut off by <p>/, `<p style="height:5px;overflow:hidden">Low</p>`],
  [textFaults, /cut off by <svg>/, `<svg width="50" height="30"><text y="20">${LONG}</text></svg>`],
  [textFaults, /cut off by <svg>/, `<svg width="50" height="30"><text y="2">High</text></svg>`],
  [
    textFaults,
    /cut off by <div/,
    `<div class="scroll"><p style="position:relative;left:-90px">Left</p></div>`,
  ],
  [textFaults, /outside of the window/, `<p style="position:absolute;left:-20px">Left</p>`],
  [textFaults, /lies on other text/, `<p>Below</p><p style="margin-top:-2.2rem">Above</p>`],
  [
    textFaults,
    /lies on other text/,
    `<svg width="90" height="30"><text y="20">one</text><text x="5" y="21">two</text></svg>`,
  ],
  [
    textFaults,
    /sticks out of its box/,
    `<details><summary>More</summary><p style="width:9rem">${LONG}</p></details>`,
  ],
  [
    textFaults,
    /sticks out of its box: <span>/,
    `<div style="width:9rem;display:flex"><span style="flex:none">${LONG}</span></div>`,
  ],
  [textFaults, /has too little room/, `<p style="width:3rem">${"many words ".repeat(9)}</p>`],
  [deadLinks, /^#nowhere$/, `<a href="#nowhere">Nowhere</a>`],
  [deadLinks, /^javascript:/, `<a href="javascript:void 0">Do</a>`],
  [deadLinks, /^https:/, `<a href="https://example.org/">Out</a>`],
  [poorPictures, /^has no name/, `<svg role="img" width="9" height="9"></svg>`],
  [poorPictures, /^has no name/, `<svg role="img" width="9" height="9"><title> </title></svg>`],
  [poorPictures, /^takes no room/, `<svg role="img" aria-label="x" width="0" height="9"></svg>`],
  [poorPictures, /^is not told to be img/, `<svg aria-label="x" width="9" height="9"></svg>`],
  [
    poorPictures,
    /^is not told to be group/,
    `<svg role="img" aria-label="x" width="9" height="9"><a href="#top"><text>x</text></a></svg>`,
  ],
  [barriers, /^color-contrast/, `<p style="color:#ccc">Pale</p>`],
  [barriers, /^button-name/, `<button type="button"></button>`],
];

Deno.test("checks of a page find nothing in a good one, in Chromium", inChromium, async () => {
  await using browser = await Browser.launch();
  for (const width of [380, 1280]) {
    await using opened = await browser.open(GOOD, { width, bypassPolicy: true });
    for (const check of [textFaults, deadLinks, poorPictures, (page: Page) => barriers(page)]) {
      assertEquals(await check(opened.page), [], check.name);
    }
    assertEquals(await opened.complaints(), []);
  }
});

Deno.test("checks of a page find what is broken, in Chromium", inChromium, async () => {
  await using browser = await Browser.launch();
  await using opened = await browser.open(GOOD, { width: 380, bypassPolicy: true });
  for (const [check, says, broken] of BROKEN) {
    await opened.page.setContent(pageOf(broken));
    const faults = await check(opened.page);
    assertMatch(faults.find((fault) => says.test(fault)) ?? `only ${faults}`, says, broken);
  }
});

/** What a page must not do, by what is noted of it. */
const MISDEEDS: readonly (readonly [RegExp, string])[] = [
  [/^request: http:\/\/example.org\/a.png/, `<img src="http://example.org/a.png" alt="">`],
  [/^request: file:/, `<script src="other.js"></script>`],
  [/^request: blob:|^request: ws|^request: http/, `<script>fetch("http://127.0.0.1:9/")</script>`],
  [/^error: hello/, `<script>console.error("hello")</script>`],
  [/^warning: hello/, `<script>console.warn("hello")</script>`],
  [/^uncaught: hello/, `<script>throw new Error("hello")</script>`],
  [/^uncaught: hello/, `<script>Promise.reject(new Error("hello"))</script>`],
  [/^dialog: hello/, `<script>alert("hello")</script>`],
  [/^window: /, `<script>open("about:blank")</script>`],
];

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;

/** Waits for it: a request or a window is told of by others than the page, later than what that says itself. */
async function complainsOf(opened: Opened, says: RegExp): Promise<void> {
  await until(`complaint ${says}`, async () => {
    return (await opened.complaints()).find((one) => says.test(one));
  });
}

Deno.test("what a page must not do is noted, in Chromium", inChromium, async () => {
  await using browser = await Browser.launch();
  for (const [says, body] of MISDEEDS) {
    await using opened = await browser.open(pageOf(body));
    await complainsOf(opened, says);
  }
  await using opened = await browser.open(pageOf(`<script>window.x = 1</script>`, POLICY));
  await complainsOf(opened, /^policy: /);
  const violations = (await opened.complaints()).filter((one) => one.startsWith("policy: "));
  assertEquals(violations, ["policy: script-src-elem forbids inline"]);
});

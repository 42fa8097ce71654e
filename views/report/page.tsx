/**
 * The lab report as one page that needs nothing else: no network, and no script to be read or printed.
 *
 * @module
 */
import { createHash } from "node:crypto";
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Run } from "../../core/run.ts";
import { shown } from "../figures/cells.ts";
import { PLAYER_SCRIPTS } from "../prints/player_assets.ts";
import { localeOf } from "../../wire/text.ts";
import { Contents } from "./contents.tsx";
import { Cover } from "./cover.tsx";
import type { Medium, ReportOptions } from "./options.ts";
import themeScript from "./page.client.js" with { type: "text" };
import { Question } from "./question.tsx";
import { sectionsOf } from "./sections.ts";
import { PAGE_STYLE, UNSCRIPTED_STYLE } from "./style.ts";
import { WORDS } from "./words.ts";

/** In the head, so that the theme is known before anything is painted. */
const HEAD_SCRIPTS: readonly string[] = [themeScript];
/** Behind the content. */
const BODY_SCRIPTS: readonly string[] = PLAYER_SCRIPTS;

/**
 * The page: a complete HTML document. The same runs and options give the same text.
 *
 * @param runs in the order of the page; a scenario may be there several times.
 * @param medium a page for paper leaves out what its style would hide there, which takes a browser long to lay out.
 */
export function reportPage(
  runs: readonly Run[],
  options: ReportOptions,
  medium: Medium = "screen",
): string {
  const html = renderToString(<Page runs={runs} options={options} medium={medium} />);
  return `<!DOCTYPE html>\n${html.toWellFormed()}\n`;
}

function Page(
  { runs, options, medium }: {
    readonly runs: readonly Run[];
    readonly options: ReportOptions;
    readonly medium: Medium;
  },
): VNode {
  const { lang, course } = options;
  const sections = sectionsOf(runs);
  const title = [WORDS.title[lang], ...(course ? [shown(course)] : [])].join(" · ");
  return (
    <html lang={localeOf(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="socketlab" />
        <title>{title}</title>
        {HEAD_SCRIPTS.map((script, i) => <Script key={i} text={script} />)}
        <style dangerouslySetInnerHTML={{ __html: PAGE_STYLE }} />
        <noscript>
          <style dangerouslySetInnerHTML={{ __html: UNSCRIPTED_STYLE }} />
        </noscript>
      </head>
      <body>
        <a class="skip" href="#questions">{WORDS.skip[lang]}</a>
        <button type="button" class="theme" aria-pressed="false" hidden>
          <span aria-hidden="true">◐</span> {WORDS.theme[lang]}
        </button>
        <Cover runs={runs} sections={sections} options={options} />
        <div class="body">
          <Contents sections={sections} lang={lang} />
          <main id="questions" tabIndex={-1}>
            {sections.map((section) => (
              <Question key={section.id} section={section} lang={lang} medium={medium} />
            ))}
          </main>
        </div>
        {BODY_SCRIPTS.map((script, i) => <Script key={i} text={script} />)}
      </body>
    </html>
  );
}

/** A script of our own: its text is never made of anything that came from outside. */
function Script({ text }: { readonly text: string }): VNode {
  return <script dangerouslySetInnerHTML={{ __html: text }} />;
}

/** Only these very scripts run; `wasm-unsafe-eval` lets the player compile its terminal. Nothing is fetched. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  `script-src ${
    [...HEAD_SCRIPTS, ...BODY_SCRIPTS].map((script) => `'sha256-${sha256(script)}'`).join(" ")
  } 'wasm-unsafe-eval'`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

/**
 * A page of marks as a document that needs nothing else: no network and no script.
 *
 * @module
 */
import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { type Lang, localeOf } from "../../wire/text.ts";
import { MARKS_STYLE } from "./style.ts";
import { WORDS } from "./words.ts";

/** Nothing is fetched, nothing runs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

interface Document {
  readonly lang: Lang;
  /** Went through `safe()` where it comes from outside. */
  readonly title: string;
  readonly header: VNode;
  readonly children: ComponentChildren;
}

/** The complete document. */
export function documentOf(page: Document): string {
  return `<!DOCTYPE html>\n${renderToString(<Page {...page} />).toWellFormed()}\n`;
}

function Page({ lang, title, header, children }: Document): VNode {
  return (
    <html lang={localeOf(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="socketlab" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: MARKS_STYLE }} />
      </head>
      <body>
        <a class="skip" href="#results">{WORDS.skip[lang]}</a>
        <header class="top">{header}</header>
        <main id="results" tabIndex={-1}>{children}</main>
      </body>
    </html>
  );
}

/**
 * A figure as a file of its own.
 *
 * @module
 */
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { PICTURE_INKS } from "./style.ts";

/** What every figure of the report is given. */
export interface FigureProps {
  /** The run that it shows. */
  readonly run: Run;
  readonly lang: Lang;
}

/**
 * The text of an SVG file: the figure, an `<svg>` element, with the inks that it is drawn in.
 *
 * @param rules the rules of this kind of figure.
 */
export function svgFile(figure: VNode, rules: string): string {
  const svg = renderToString(figure);
  const style = renderToString(<style>{`${PICTURE_INKS}${rules}`}</style>);
  const inked = svg.replace(/^<svg[^>]*>/, (open) => open + style);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${inked}\n`;
}

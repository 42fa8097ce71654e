/**
 * How long the answers to a load of many clients took: a histogram.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Run } from "../../core/run.ts";
import type { Bucket } from "../../wire/histogram.ts";
import type { LoadReport } from "../../wire/load_report.ts";
import { type Lang, localeOf } from "../../wire/text.ts";
import type { FigureProps } from "../figures/picture.tsx";
import { idOf } from "../sequence/cut.ts";
import rules from "./latency_chart.css" with { type: "text" };
import { rounded, scale } from "./scale.ts";

/** How the chart is drawn. */
export const LATENCY_RULES: string = rules;

/** More bars would be a list; our own loads have 36 at the most, another program's may claim any number. */
const MOST_BARS = 40;
const [WIDTH, HEIGHT, LEFT, TOP, FOOT] = [720, 280, 20, 64, 236];
const MOST_BAR_WIDTH = 72;

/** The load with the most answers, the last of them; undefined where none was answered. */
function largestLoad(run: Run): { readonly report: LoadReport; readonly seq: number } | undefined {
  return run.timeline.flatMap((o) => o.kind === "load" ? [{ report: o.report, seq: o.seq }] : [])
    .filter(({ report }) => report.histogram.length > 0)
    .reduce<{ report: LoadReport; seq: number } | undefined>(
      (best, load) => best && best.report.answered > load.report.answered ? best : load,
      undefined,
    );
}

/** The histogram of the largest load of a run; null where none was answered. */
export function LatencyChart({ run, lang }: FigureProps): VNode | null {
  const load = largestLoad(run);
  if (!load) return null;
  const { report, seq } = load;
  const bars = report.histogram.slice(0, MOST_BARS);
  const width = Math.min(MOST_BAR_WIDTH, (WIDTH - 2 * LEFT) / bars.length);
  const most = Math.max(...bars.map(({ count }) => count), 1);
  const y = scale([0, most], [FOOT, TOP + 14]);
  const { digits, whole } = formats(lang);
  const id = idOf(run.scenario, "latency");
  const edges = [...bars.map(({ fromMs }) => fromMs), bars.at(-1)?.toMs ?? 0];
  const every = width < 30 ? 3 : 1; // labels need room
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      class="latency"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
    >
      <title id={`${id}-title`}>{titleOf(report, seq, lang)}</title>
      <desc id={`${id}-desc`}>{bars.map((bar) => told(bar, lang)).join("; ")}</desc>
      {bars.map(({ count }, i) => {
        const x = rounded(LEFT + width * i);
        return (
          <>
            {count > 0 && (
              <rect
                class="bar"
                x={x + 1.5}
                y={Math.min(y(count), FOOT - 1)}
                width={rounded(width - 3)}
                height={Math.max(1, rounded(FOOT - y(count)))}
              />
            )}
            {count > 0 && width >= 24 && (
              <text class="count" x={rounded(x + width / 2)} y={y(count) - 4} text-anchor="middle">
                {whole.format(count)}
              </text>
            )}
          </>
        );
      })}
      <path class="rule" d={`M${LEFT} ${FOOT}H${rounded(LEFT + width * bars.length)}`} />
      {edges.map((ms, i) => {
        const x = rounded(LEFT + width * i);
        return i % every === 0 && (
          <>
            <path class="rule" d={`M${x} ${FOOT}v5`} />
            <text class="tick" x={x} y={FOOT + 18} text-anchor="middle">{digits.format(ms)}</text>
          </>
        );
      })}
      <text class="tick" x={LEFT} y={HEIGHT - 8}>{`ms · ${titleOf(report, seq, lang)}`}</text>
      {(["p50", "p90", "p99"] as const).map((name, row) => (
        <Mark
          name={name}
          ms={report.latencyMs[name]}
          x={rounded(LEFT + width * placeOf(report.latencyMs[name], bars))}
          y={12 + 16 * row}
          lang={lang}
        />
      ))}
    </svg>
  );
}

/** How many bars, whole and in part, lie before this length of time. */
function placeOf(ms: number, bars: readonly Bucket[]): number {
  const at = bars.findIndex(({ toMs }) => ms < toMs);
  const bar = bars[at];
  if (!bar) return bars.length;
  return at + Math.max(0, (ms - bar.fromMs) / (bar.toMs - bar.fromMs));
}

/** What part of the answers took less than this. */
function Mark({ name, ms, x, y, lang }: {
  readonly name: string;
  readonly ms: number;
  readonly x: number;
  readonly y: number;
  readonly lang: Lang;
}): VNode {
  const isRight = x > WIDTH - 110;
  return (
    <>
      <path class="mark" d={`M${x} ${y - 8}V${FOOT}`} />
      <text class="mark" x={isRight ? x - 5 : x + 5} y={y} text-anchor={isRight ? "end" : "start"}>
        {`${name} ${formats(lang).digits.format(ms)} ms`}
      </text>
    </>
  );
}

function titleOf(report: LoadReport, seq: number, lang: Lang): string {
  const { whole } = formats(lang);
  const [clients, answered] = [whole.format(report.clients), whole.format(report.answered)];
  return lang === "pt"
    ? `respostas por tempo de espera: ${answered} respostas a ${clients} clientes [${seq}]`
    : `answers by how long they took: ${answered} answers to ${clients} clients [${seq}]`;
}

function told({ fromMs, toMs, count }: Bucket, lang: Lang): string {
  const { digits, whole } = formats(lang);
  return `${digits.format(fromMs)}–${digits.format(toMs)} ms: ${whole.format(count)}`;
}

function formats(
  lang: Lang,
): { readonly digits: Intl.NumberFormat; readonly whole: Intl.NumberFormat } {
  const locale = localeOf(lang);
  return {
    digits: new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }),
    whole: new Intl.NumberFormat(locale),
  };
}

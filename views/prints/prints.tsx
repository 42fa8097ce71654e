/**
 * The prints of a question: every participant's terminal side by side, and the same as players with time.
 *
 * @module
 */
import type { VNode } from "preact";
import { type Lang, localeOf } from "../../wire/text.ts";
import type { FigureProps } from "../figures/picture.tsx";
import { Print } from "./print.tsx";
import { recordedMs, recordedRows, recordingOf } from "./recording.ts";
import { nameOf } from "../names.ts";
import { partOf, titleOf, WORDS } from "./words.ts";
import { COLUMNS } from "./wrap.ts";

/** So many times slower than it was. Most plays are over in less than a second. */
const SLOWNESSES = [1, 2, 5, 10, 20, 50, 100] as const;

/** Unless the reader says otherwise, a play takes at least so long, in ms of the reader's time. */
const READABLE_MS = 8_000;

/**
 * The terminals of a run as figures; with scripts, also a bar that plays all of them at once. Without scripts and
 * on paper the pictures are all there is.
 */
export function Prints({ run, lang }: FigureProps): VNode {
  const ms = recordedMs(run);
  return (
    <div
      class="prints"
      data-prints=""
      data-ms={ms}
      data-columns={COLUMNS}
      data-play={WORDS.play[lang]}
      data-pause={WORDS.pause[lang]}
      data-resume={WORDS.resume[lang]}
      data-again={WORDS.again[lang]}
      data-playing={WORDS.playing[lang]}
      data-paused={WORDS.paused[lang]}
      data-ended={WORDS.ended[lang]}
      data-failed={WORDS.failed[lang]}
    >
      <div class="prints-controls" hidden>
        <button type="button" class="prints-play">{WORDS.play[lang]}</button>
        <label class="prints-speed">
          {`${WORDS.speed[lang]} `}
          <select>
            {SLOWNESSES.map((slowness) => (
              <option
                key={slowness}
                value={1 / slowness}
                selected={slowness === slownessOf(ms)}
              >
                {speedText(slowness, ms, lang)}
              </option>
            ))}
          </select>
        </label>
        <span class="prints-moment" hidden>
          <input type="range" min={0} max={ms} step={1} value={0} aria-label={WORDS.moment[lang]} />
          <span class="prints-clock" aria-hidden="true">0 ms</span>
        </span>
        <button type="button" class="prints-back" hidden>{WORDS.back[lang]}</button>
        <span class="prints-status" role="status" />
      </div>
      <div class="prints-grid">
        {Object.keys(run.cast).map((role) => (
          <PrintFigure key={role} run={run} role={role} lang={lang} />
        ))}
      </div>
      <Legend lang={lang} />
    </div>
  );
}

function PrintFigure(
  { run, role, lang }: FigureProps & { readonly role: string },
): VNode {
  const part = partOf(run, role, lang);
  return (
    <figure
      class="prints-figure"
      data-title={titleOf(run, role, lang)}
      data-rows={recordedRows(run, role, lang)}
    >
      <div class="prints-picture">
        <Print run={run} role={role} lang={lang} />
      </div>
      <figcaption>
        <strong>{nameOf(run, role, lang)}</strong>
        {part && `: ${part}`}
      </figcaption>
      {/* What a browser keeps and does not show; a script reads it as the text that it is. */}
      <template>{recordingOf(run, role, lang)}</template>
    </figure>
  );
}

function Legend({ lang }: { readonly lang: Lang }): VNode {
  return (
    <p class="prints-legend">
      <span class="prints-legend-typed">{WORDS.typed[lang]}</span>
      <span class="prints-legend-printed">{WORDS.printed[lang]}</span>
      <span class="prints-legend-error">{WORDS.error[lang]}</span>
      <span>
        <code>^D</code> {WORDS.hungUp[lang]}
      </span>
      <span>
        <code>[{WORDS.exit[lang]} 0]</code> {WORDS.exited[lang]}
      </span>
    </p>
  );
}

/** The least slowness at which a play can be followed. */
function slownessOf(ms: number): number {
  return SLOWNESSES.find((slowness) => ms * slowness >= READABLE_MS) ?? Math.max(...SLOWNESSES);
}

function speedText(slowness: number, ms: number, lang: Lang): string {
  const seconds = new Intl.NumberFormat(localeOf(lang), {
    maximumSignificantDigits: 2,
  }).format(ms * slowness / 1_000);
  if (slowness === 1) return lang === "pt" ? `real (${seconds} s)` : `as it was (${seconds} s)`;
  return lang === "pt"
    ? `${slowness}× mais lento (${seconds} s)`
    : `${slowness}× slower (${seconds} s)`;
}

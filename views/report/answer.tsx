/**
 * The answer to a question: what was seen, each sentence with its evidence, and why it is so.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Lang, Text } from "../../wire/text.ts";
import { shown } from "../figures/cells.ts";
import { type Sentence, sentences } from "./claims.ts";
import { clipped } from "./clipped.ts";
import { paragraphs, type Section, withCommands } from "./sections.ts";
import { WORDS } from "./words.ts";

interface Told {
  readonly section: Section;
  readonly lang: Lang;
}

/** The claims that were met as prose, those that were not by themselves, and the lesson. */
export function Answer({ section, lang }: Told): VNode {
  const { run } = section;
  const all = sentences(run, lang);
  const met = all.filter(({ judged }) => judged.verdict === "met");
  const others = all.filter(({ judged }) => judged.verdict !== "met");
  return (
    <div class="answer">
      {met.length > 0 && (
        <p class="findings">
          {met.map((sentence) => (
            <Claim key={sentence.number} sentence={sentence} id={section.id} />
          ))}
        </p>
      )}
      {others.map((sentence) => (
        <Unproven
          key={sentence.number}
          {...{ sentence, section, lang }}
        />
      ))}
      {run.fault && (
        <div class="unproven fault">
          <p>
            <strong>{WORDS.fault[lang]}:</strong> {clipped(run.fault[lang], lang)}
          </p>
        </div>
      )}
      {all.length === 0 && <p>{WORDS.noClaims[lang]}</p>}
      <h4>{WORDS.why[lang]}</h4>
      {paragraphs(run.lesson[lang]).map((text) => (
        <p key={text}>
          {withCommands(text).map((part, i) =>
            i % 2 === 0 ? shown(part) : <code key={i}>{shown(part)}</code>
          )}
        </p>
      ))}
    </div>
  );
}

/** One claim with links to what it rests on; its number is what the rows of the evidence refer to. */
function Claim({ sentence, id }: { readonly sentence: Sentence; readonly id: string }): VNode {
  const { number, text, cites, more, end } = sentence;
  return (
    <>
      <span id={`${id}-claim-${number}`} class="claim">
        <span class="number">({number})</span> {text}
        {cites.length > 0 && (
          <span class="cites">
            {cites.map((seq) => [" ", <a key={seq} href={`#${id}-${seq}`}>[{seq}]</a>])}
            {more > 0 && ` +${more}`}
          </span>
        )}
        {end}
      </span>
      {" "}
    </>
  );
}

function Unproven({ sentence, section, lang }: Told & { readonly sentence: Sentence }): VNode {
  const { judged } = sentence;
  const isUnmet = judged.verdict === "unmet";
  const terms: (readonly [Text, Text])[] = judged.verdict === "unmet"
    ? [[WORDS.expected, judged.expected], [WORDS.found, judged.observed], [WORDS.hint, judged.hint]]
    : judged.verdict === "undecided"
    ? [[WORDS.because, judged.because]]
    : [];
  return (
    <div class={`unproven ${judged.verdict}`}>
      <p>
        <strong>
          {isUnmet ? `✘ ${WORDS.unmet[lang]}` : `? ${WORDS.undecided[lang]}`}:
        </strong>{" "}
        <Claim sentence={sentence} id={section.id} />
      </p>
      <dl>
        {terms.map(([term, text]) => (
          <div>
            <dt>{term[lang]}</dt>
            <dd>{clipped(text[lang], lang)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

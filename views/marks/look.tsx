/**
 * What a person has to look at: where the lab could not tell, failed, or is not sure.
 *
 * @module
 */
import type { VNode } from "preact";
import type { SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { claimsOf, type Found } from "./class_facts.ts";
import { NameLink } from "./class_table.tsx";
import { safe } from "./parts.tsx";
import { TIERS, WORDS } from "./words.ts";

interface Entry {
  readonly mark: SubmissionMark;
  readonly text: string;
}

/** The section, for the instructor. */
export function Look(
  { marks, lang }: { readonly marks: readonly SubmissionMark[]; readonly lang: Lang },
): VNode {
  const entry = ({ mark, question, claim }: Found): Entry => {
    const because = claim.because ? `: ${safe(claim.because[lang])}` : "";
    const what = `${safe(question.question)}, ${safe(claim.claim[lang])}${because}`;
    return { mark, text: `${what} (${WORDS.seed[lang].toLowerCase()} ${claim.seed})` };
  };
  const faults = marks.flatMap((mark) =>
    mark.questions.flatMap(({ question, fault, seeds }): Entry[] => {
      if (!fault) return [];
      const from = seeds.length > 0
        ? ` (${WORDS.seeds[lang].toLowerCase()}: ${seeds.join(", ")})`
        : "";
      return [{ mark, text: `${safe(question)}: ${safe(fault[lang])}${from}` }];
    })
  );
  const lists: readonly (readonly [string, readonly Entry[]])[] = [
    [
      WORDS.notBuiltHeading[lang],
      marks.flatMap((mark) =>
        mark.failure ? [{ mark, text: safe(mark.failure.because[lang]) }] : []
      ),
    ],
    [
      `! ${WORDS.faults[lang]}`,
      [
        ...faults,
        // Where the question itself says why, its claims need not say it again.
        ...claimsOf(marks, ({ verdict }) => verdict === "fault")
          .filter(({ question }) => !question.fault).map(entry),
      ],
    ],
    [
      `? ${WORDS.undecided[lang]}`,
      claimsOf(marks, ({ verdict }) => verdict === "undecided").map(entry),
    ],
    [`~ ${WORDS.flaky[lang]}`, claimsOf(marks, ({ flaky }) => flaky).map(entry)],
    [
      WORDS.tiers[lang],
      marks.flatMap((mark) =>
        mark.sandbox === "bubblewrap" ? [] : [{ mark, text: TIERS[mark.sandbox][lang] }]
      ),
    ],
  ];
  const filled = lists.filter(([, entries]) => entries.length > 0);
  return (
    <section aria-labelledby="look">
      <h2 id="look">{WORDS.look[lang]}</h2>
      {filled.length === 0 && <p>{WORDS.nobody[lang]}</p>}
      {filled.map(([heading, entries]) => (
        <>
          <h3>{`${heading} (${entries.length})`}</h3>
          <ul class="look">
            {entries.map(({ mark, text }) => (
              <li>
                <NameLink mark={mark} />
                {`: ${text}`}
              </li>
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}

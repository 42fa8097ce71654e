/**
 * The same failure in several submissions, so that it is explained once.
 *
 * @module
 */
import type { VNode } from "preact";
import type { SubmissionMark } from "../../core/mark.ts";
import type { Lang } from "../../wire/text.ts";
import { type Cluster, clustersOf } from "./class_facts.ts";
import { NameLink } from "./class_table.tsx";
import { Facts, safe } from "./parts.tsx";
import { submissionsText, WORDS } from "./words.ts";

/** More names than these are folded away. */
const MOST_NAMES = 12;

/** The section. */
export function Clusters(
  { marks, lang }: { readonly marks: readonly SubmissionMark[]; readonly lang: Lang },
): VNode {
  const clusters = clustersOf(marks);
  return (
    <section aria-labelledby="clusters">
      <h2 id="clusters">{WORDS.clusters[lang]}</h2>
      <p class="note">{(clusters.length > 0 ? WORDS.clustersNote : WORDS.noFailure)[lang]}</p>
      {clusters.map((cluster) => <ClusterBox key={cluster.key} cluster={cluster} lang={lang} />)}
    </section>
  );
}

function ClusterBox(
  { cluster: { all }, lang }: { readonly cluster: Cluster; readonly lang: Lang },
): VNode {
  const [{ question, claim, mark }] = all;
  const who = (
    <ul class="who">
      {all.map((found) => (
        <li>
          <NameLink mark={found.mark} />
        </li>
      ))}
    </ul>
  );
  return (
    <div class="cluster">
      <h3>
        <span class="many">{`✘ ${submissionsText(all.length, lang)}`}</span>
        {` · ${safe(question.question)} · ${safe(claim.claim[lang])}`}
      </h3>
      {claim.cause && (
        <p class="note">
          {WORDS.cause[lang]}: <code>{safe(claim.cause)}</code>
        </p>
      )}
      {all.length <= MOST_NAMES ? who : (
        <details>
          <summary>{submissionsText(all.length, lang)}</summary>
          {who}
        </details>
      )}
      <p class="label-line">{`${WORDS.example[lang]}: ${safe(mark.name)}`}</p>
      <Facts
        facts={[
          [WORDS.expected[lang], claim.expected?.[lang]],
          [WORDS.observed[lang], claim.observed?.[lang]],
          [WORDS.hint[lang], claim.hint?.[lang]],
        ]}
      />
    </div>
  );
}

/**
 * Two ways side by side.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Comparison as Compared } from "../../core/scenario.ts";
import type { Lang } from "../../wire/text.ts";
import { shown } from "../figures/cells.ts";
import { WORDS } from "./words.ts";

/** The table of a comparison, such as TCP against UDP. */
export function Comparison(
  { comparison, lang }: { readonly comparison: Compared; readonly lang: Lang },
): VNode {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={WORDS.comparison[lang]}>
      <table class="comparison">
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{WORDS.aspect[lang]}</span>
            </th>
            {comparison.columns.map((column) => (
              <th key={column.en} scope="col">{shown(column[lang])}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.rows.map(({ what, cells }) => (
            <tr key={what.en}>
              <th scope="row">{shown(what[lang])}</th>
              {cells.map((cell, i) => <td key={i}>{shown(cell[lang])}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

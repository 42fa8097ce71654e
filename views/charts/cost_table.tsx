/**
 * What servers took for so many clients, side by side, as a table of the page.
 *
 * @module
 */
import type { VNode } from "preact";
import { shown } from "../figures/cells.ts";
import { costsOf } from "../cost_table.ts";
import type { FigureProps } from "../figures/picture.tsx";

/** The table of a run; null where no usage was noted. */
export function CostTable({ run, lang }: FigureProps): VNode | null {
  const costs = costsOf(run, lang);
  if (!costs) return null;
  return (
    <figure class="figure">
      <figcaption>{costs.title}</figcaption>
      <div class="scroll" tabIndex={0} role="region" aria-label={costs.title}>
        <table class="cost">
          <thead>
            <tr>{costs.heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr>
          </thead>
          <tbody>
            {costs.rows.map(([server = "", ...cells], i) => (
              <tr class={server === costs.rows[i - 1]?.[0] ? undefined : "first"}>
                <th scope="row">{shown(server)}</th>
                {cells.map((cell, n) => <td key={n}>{cell}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}

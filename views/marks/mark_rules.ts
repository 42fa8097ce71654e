/**
 * Style that both pages of marks share.
 *
 * @module
 */

/** The rules. */
export const MARK_RULES = `
.top {
  margin-bottom: 2rem;
  padding-top: clamp(2rem, 6vw, 4rem);
  border-bottom: 3px solid var(--ink);
}
.top h1 { margin: 0 0 1rem; font-size: clamp(1.8rem, 1.2rem + 3vw, 3rem); overflow-wrap: anywhere; }
.top .kind { margin: 0 0 0.4rem; color: var(--accent); font-weight: 600; }
.score { margin: 0 0 1.2rem; font-size: 1.2rem; font-variant-numeric: tabular-nums; }
.score strong { font: 600 2.2rem/1 var(--serif); }
.facts { display: grid; gap: 0.8rem; margin: 0.8rem 0; }
.top .facts { grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); margin-bottom: 1.5rem; }
dt { color: var(--faint); font-size: 0.82rem; font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
section { margin: 0 0 3rem; }
section.question { padding-top: 1.5rem; border-top: 1px solid var(--rule); }
h2 { display: flex; flex-wrap: wrap; gap: 0.2rem 0.8rem; align-items: baseline; }
h2 .label { color: var(--accent); }
h2 .worth {
  margin-left: auto;
  font: 600 1rem/1.4 system-ui, sans-serif;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
}
.tag { padding: 0 0.5em; border: 1px solid var(--faint); border-radius: 99px; color: var(--faint);
  font: 0.8rem/1.6 system-ui, sans-serif; letter-spacing: 0; }
table { border-collapse: collapse; font-size: 0.93rem; line-height: 1.45; }
th, td { padding: 0.4rem 0.9rem 0.4rem 0; border-bottom: 1px solid var(--soft); text-align: left;
  vertical-align: top; }
thead th { border-bottom-color: var(--faint); color: var(--faint); font-size: 0.82rem; }
tbody th { font-weight: 600; white-space: nowrap; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.scroll { max-width: 100%; overflow-x: auto; position: relative; }
.wide { width: 100%; }
.sign { font-weight: 600; white-space: nowrap; }
.sign.met { color: var(--good); }
.sign.unmet, .sign.fault { color: var(--bad); }
.sign.undecided, .sign.flaky { color: var(--warn); }
.legend { margin-top: 0.6rem; color: var(--faint); font-size: 0.88rem; }
.legend > * { margin-right: 0.6rem; }
.note, .more { color: var(--faint); font-size: 0.9rem; }
.claims { margin: 0; padding: 0; list-style: none; }
.claims > li { margin: 0 0 0.7rem; padding: 0.1rem 0 0.1rem 0.9rem; border-left: 3px solid var(--rule); }
.claims > li.unmet, .claims > li.fault { border-color: var(--bad); }
.claims > li.undecided, .claims > li.flaky { border-color: var(--warn); }
.claims .head { display: flex; gap: 0.7rem; align-items: baseline; margin: 0; }
.claims .head .text { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.claims .what { font-size: 0.82rem; }
.notice { margin: 0 0 2rem; padding: 0.8rem 1.1rem; border: 1px solid var(--bad);
  border-left-width: 6px; background: var(--raised); }
.notice > :last-child { margin-bottom: 0; }
.hint { margin: 0.6rem 0; padding: 0.5rem 0.9rem; background: var(--tint); overflow-wrap: anywhere; }
.terminal { margin: 0.3rem 0 0.8rem; border: 1px solid var(--rule); border-radius: 6px;
  background: #10151b; color: #e6edf3; contain: paint; }
.terminal pre { margin: 0; padding: 0.7rem 0.9rem; }
.terminal .more { margin: 0; padding: 0 0.9rem 0.6rem; color: #9aa7b4; }
.again { font-size: 0.9rem; }
.again code span { white-space: nowrap; }
td .sign + .sign { margin-left: 0.7em; }
.label-line { margin: 0.6rem 0 0; color: var(--faint); font-size: 0.82rem; font-weight: 600; }
@media (max-width: 40rem) {
  h2 .worth { margin-left: 0; flex-basis: 100%; }
  table .title { display: none; }
}
@page { size: A4; margin: 16mm 14mm; }
@media print {
  html, body { max-width: none; padding: 0; font-size: 10pt; }
  .skip { display: none; }
  .top { padding-top: 0; }
  .scroll { overflow: visible; max-height: none !important; }
  .terminal { background: none; color: inherit; border-color: var(--faint); }
  .terminal .more { color: inherit; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  tr, .claims > li, .hint { break-inside: avoid; }
  h2, h3, h4, .label-line { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
  details::details-content { content-visibility: visible; height: auto; }
  * { print-color-adjust: exact; }
}
`;

/**
 * Style of the page of a class.
 *
 * @module
 */

/** The rules. */
export const CLASS_RULES = `
.grid { max-height: 85vh; overflow: auto; border: 1px solid var(--rule); border-radius: 6px; }
.grid table { border-collapse: separate; border-spacing: 0; width: 100%; }
.grid th, .grid td { padding: 0.35rem 0.7rem; background: var(--paper); }
.grid thead th { position: sticky; top: 0; z-index: 2; background: var(--raised);
  border-bottom: 1px solid var(--faint); vertical-align: bottom; }
.grid tbody th, .grid thead th:first-child { position: sticky; left: 0; z-index: 1;
  border-right: 1px solid var(--rule); min-width: 8rem; max-width: 16rem; white-space: normal;
  overflow-wrap: anywhere; }
.grid thead th:first-child { z-index: 3; }
.grid thead .of { display: block; font-weight: 400; white-space: nowrap; }
.grid tbody tr:nth-child(even) > * { background: var(--raised); }
.grid .none { color: var(--faint); }
.grid td .sign { display: block; margin-left: 0; font-size: 0.85em; }
.grid .built { display: block; color: var(--bad); font-size: 0.82rem; font-weight: 400; }
.grid .total { font-weight: 600; }
.cluster { margin: 0 0 1.6rem; padding: 0.1rem 0 0.1rem 0.9rem; border-left: 3px solid var(--bad); }
.cluster h3 { margin: 0 0 0.3rem; overflow-wrap: anywhere; }
.cluster h3 .many { color: var(--bad); white-space: nowrap; }
.who { margin: 0 0 0.6rem; padding: 0; list-style: none; display: flex; flex-wrap: wrap;
  gap: 0.1rem 1.1rem; font-size: 0.93rem; }
.who li { overflow-wrap: anywhere; }
summary { padding: 0.2rem 0; cursor: pointer; font-size: 0.93rem; }
.look { margin: 0 0 1rem; padding-left: 1.2rem; }
.look li { margin-bottom: 0.35rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) {
  .grid tbody th, .grid thead th:first-child { min-width: 6rem; max-width: 8rem; font-size: 0.86rem; }
  .grid th, .grid td { padding: 0.3rem 0.5rem; }
}
@media print {
  .grid { border: 0; }
  .grid th, .grid td { padding: 0.5mm 1mm; font-size: 7pt; position: static !important; }
  .grid tbody th, .grid thead th:first-child { min-width: 0; }
}
`;

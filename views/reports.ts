/**
 * What a program of many clients told, in words.
 *
 * @module
 */
import type { CrowdReport } from "../wire/crowd_report.ts";
import type { LoadReport } from "../wire/load_report.ts";
import type { Ink } from "./layout.ts";

/** A fact as a line of somebody's screen, and the ink that suits it. */
export interface Told {
  readonly text: string;
  readonly ink?: Ink;
}

/** `1 client`, `2 clients`. */
export function count(n: number, one: string, several: string): string {
  return `${n} ${n === 1 ? one : several}`;
}

/** A load of clients that each get replies of their own. */
export function toldLoad(report: LoadReport, pt: boolean): Told {
  const { clients, connected, sent, answered, wrong, latencyMs: { p50, max } } = report;
  const errors = Object.entries(report.errors).map(([errno, times]) => `${times} × ${errno}`);
  const parts = pt
    ? [
      `${connected} de ${count(clients, "cliente conectado", "clientes conectados")}`,
      `${answered} de ${count(sent, "linha respondida", "linhas respondidas")} certo, ` +
      [count(wrong, "errada", "erradas"), ...errors].join(", "),
    ]
    : [
      `${connected} of ${count(clients, "client", "clients")} connected`,
      `${answered} of ${count(sent, "line", "lines")} answered rightly, ` +
      [`${wrong} wrong`, ...errors].join(", "),
    ];
  if (answered === 1) parts.push(`${pt ? "levou" : "it took"} ${max} ms`);
  if (answered > 1) {
    parts.push(
      pt
        ? `metade em até ${p50} ms, a mais lenta em ${max} ms`
        : `half within ${p50} ms, the slowest ${max} ms`,
    );
  }
  const isGood = connected === clients && answered === sent && errors.length === 0;
  return { text: parts.join("; "), ink: isGood ? "green" : "yellow" };
}

/** A crowd of members that each hear all others. */
export function toldCrowd(report: CrowdReport, pt: boolean): Told {
  const { members, joined, said, due, delivered, latencyMs: { p50, max } } = report;
  const faults = (Object.keys(FAULTS) as (keyof typeof FAULTS)[])
    .filter((kind) => report[kind] > 0)
    .map((kind) => `${report[kind]} ${FAULTS[kind][pt ? "pt" : "en"]}`);
  const errors = Object.entries(report.errors).map(([errno, times]) => `${times} × ${errno}`);
  const parts = pt
    ? [
      `${joined} de ${count(members, "participante", "participantes")} na sala`,
      `${count(said, "linha dita", "linhas ditas")}: ${delivered} de ${due} entregas certas`,
    ]
    : [
      `${joined} of ${count(members, "member", "members")} in the room`,
      `${count(said, "line", "lines")} said: ${delivered} of ${due} deliveries right`,
    ];
  if (faults.length + errors.length > 0) parts.push([...faults, ...errors].join(", "));
  if (delivered > 0) {
    parts.push(
      pt
        ? `metade em até ${p50} ms, a mais lenta em ${max} ms`
        : `half within ${p50} ms, the slowest ${max} ms`,
    );
  }
  const isGood = joined === members && delivered === due && faults.length + errors.length === 0;
  return { text: parts.join("; "), ink: isGood ? "green" : "yellow" };
}

const FAULTS = {
  lost: { en: "lost", pt: "perdidas" },
  doubled: { en: "doubled", pt: "em dobro" },
  torn: { en: "torn", pt: "rasgadas" },
  reordered: { en: "out of order", pt: "fora de ordem" },
  returned: { en: "returned to the sender", pt: "devolvidas a quem disse" },
} as const;

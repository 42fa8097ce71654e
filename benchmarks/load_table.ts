/**
 * The measurements of one load as a table of at most 100 columns.
 *
 * @module
 */
import type { Style } from "../views/layout.ts";
import { type Lang, same, type Text } from "../wire/text.ts";
import { aligned, failedRounds, failureLines, gaveUp, shown } from "./cells.ts";
import type { Load, Measurement } from "./measurement.ts";
import { digits, inBoth, spreadOf, whole } from "./numbers.ts";
import { RIVALS } from "./peers.ts";
import { over, ratio, type Standing, standings } from "./standings.ts";

const HEADS: readonly Text[] = [
  { en: "peer", pt: "servidor" },
  { en: "replies/s", pt: "respostas/s" },
  same("p50 ms"),
  same("p99 ms"),
];

/** What a load is called. */
export function titleOf({ transport, connections }: Load): Text {
  const one = connections === 1;
  const noun = {
    tcp: one ? { en: "connection", pt: "conexão" } : { en: "connections", pt: "conexões" },
    udp: same(one ? "socket" : "sockets"),
  }[transport];
  return inBoth((lang) => `${transport.toUpperCase()}, ${whole(connections, lang)} ${noun[lang]}`);
}

/** One load: medians, and round by round how many times each rival's replies/s a peer reaches. */
export function loadTable(
  measurements: readonly Measurement[],
  load: Load,
  lang: Lang,
  style: Style,
): string[] {
  const all = standings(measurements, load);
  const rivals = RIVALS[load.transport].flatMap((name) =>
    all.filter(({ peer, rounds }) => peer === name && rounds.length > 0)
  );
  const heads = [...HEADS.map((head) => head[lang]), ...rivals.map(({ peer }) => `/ ${peer}`)];
  const rows = all.map((one) => [
    one.peer,
    shown(over(one, "perSecond"), ({ median }) => whole(median, lang)),
    shown(over(one, "p50Us"), ({ median }) => digits(median / 1000, lang)),
    shown(over(one, "p99Us"), ({ median }) => digits(median / 1000, lang)),
    ...rivals.map((rival) => {
      const times = rival === one ? undefined : ratio(one, rival, "perSecond");
      return shown(times, (spread) => spreadOf(spread, lang));
    }),
  ]);
  return [
    style.paint("bold", titleOf(load)[lang]),
    ...aligned([heads, ...rows]),
    ...all.flatMap((one) => remarks(one, lang, style)),
  ];
}

/** What a median does not tell: rounds that failed, datagrams that were lost. */
function remarks({ peer, rounds, failures }: Standing, lang: Lang, style: Style): string[] {
  const all = rounds.length + failures.length;
  const lost = [...rounds, ...failures].reduce((sum, one) => {
    return sum + ("failed" in one ? 0 : one.lost);
  }, 0);
  const [first] = failures;
  return [
    ...(first
      ? failureLines(peer, failedRounds(failures.length, all, failureOf(first, lang), lang), style)
      : []),
    ...(lost > 0 ? [`  ! ${peer}: ${linesLost(whole(lost, lang))[lang]}`] : []),
  ];
}

const linesLost = (lost: string): Text => ({
  en: `lines lost, in all rounds together: ${lost}`,
  pt: `linhas perdidas, em todas as rodadas juntas: ${lost}`,
});

function failureOf(measurement: Measurement, lang: Lang): string {
  if ("failed" in measurement) return gaveUp(measurement, lang);
  const connected = whole(measurement.connected, lang);
  const all = whole(measurement.connections, lang);
  const errors = whole(measurement.errors, lang);
  const wrong = whole(measurement.wrong, lang);
  return {
    en: `${connected} of ${all} connected, ${errors} errors, ${wrong} wrong replies`,
    pt: `${connected} de ${all} conectados, ${errors} erros, ${wrong} respostas erradas`,
  }[lang];
}

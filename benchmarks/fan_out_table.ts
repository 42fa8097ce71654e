/**
 * The measurements of chat rooms under one load as a table of at most 100 columns.
 *
 * @module
 */
import type { Style } from "../views/layout.ts";
import { type Lang, same, type Text } from "../wire/text.ts";
import { aligned, failedRounds, failureLines, gaveUp, shown } from "./cells.ts";
import type { FanOutLoad, FanOutMeasurement } from "./fan_out.ts";
import { digits, inBoth, spreadOf, whole } from "./numbers.ts";
import { RIVALS } from "./peers.ts";
import { over, ratio, type RoomStanding, roomStandings } from "./standings.ts";

const HEADS: readonly Text[] = [
  { en: "peer", pt: "servidor" },
  { en: "deliveries/s", pt: "entregas/s" },
  same("p50 ms"),
  same("p99 ms"),
];

/** What such a load is called. */
export function fanOutTitle({ members, window }: FanOutLoad): Text {
  return inBoth((lang) => {
    const [all, lines] = [whole(members, lang), whole(window, lang)];
    return {
      en: `Chat room, one sender to ${all} ${members === 1 ? "member" : "members"}, ` +
        `${lines} ${window === 1 ? "line" : "lines"} in flight`,
      pt: `Sala de bate-papo, um remetente para ${all} ${members === 1 ? "membro" : "membros"}, ` +
        `${lines} ${window === 1 ? "linha" : "linhas"} em trânsito`,
    }[lang];
  });
}

/** One load: medians, and round by round how many times each rival's deliveries/s a peer reaches. */
export function fanOutTable(
  measurements: readonly FanOutMeasurement[],
  load: FanOutLoad,
  lang: Lang,
  style: Style,
): string[] {
  const all = roomStandings(measurements, load);
  const columns = RIVALS.room.flatMap((name) => {
    const rival = all.find(({ peer, rounds }) => peer === name && rounds.length > 0);
    return rival ? columnsOf(rival) : [];
  });
  const rows = all.map((one) => [
    one.peer,
    shown(over(one, "perSecond"), ({ median }) => whole(median, lang)),
    shown(over(one, "p50Us"), ({ median }) => digits(median / 1000, lang)),
    shown(over(one, "p99Us"), ({ median }) => digits(median / 1000, lang)),
    ...columns.map(({ rival, figure }) => {
      const times = rival === one ? undefined : ratio(one, rival, figure);
      return shown(times, (spread) => spreadOf(spread, lang));
    }),
  ]);
  return [
    style.paint("bold", fanOutTitle(load)[lang]),
    ...aligned([[...HEADS.map((head) => head[lang]), ...columns.map(({ head }) => head)], ...rows]),
    ...all.flatMap((one) => remarks(one, lang, style)),
  ];
}

/** Speed beside every rival, and p99 beside the one whom the goal names: 100 columns hold no more. */
function columnsOf(rival: RoomStanding) {
  const speed = { rival, head: `/ ${rival.peer}`, figure: "perSecond" } as const;
  const p99 = { rival, head: "p99 /", figure: "p99Us" } as const;
  return rival.peer === RIVALS.room[0] ? [speed, p99] : [speed];
}

/** What a median does not tell: rounds in which lines did not come as they should. */
function remarks({ peer, rounds, failures }: RoomStanding, lang: Lang, style: Style): string[] {
  const [first] = failures;
  if (!first) return [];
  const all = rounds.length + failures.length;
  return failureLines(peer, failedRounds(failures.length, all, faultsOf(first, lang), lang), style);
}

const FAULTS = {
  errors: { en: "errors", pt: "erros" },
  lost: { en: "lost", pt: "perdidas" },
  doubled: { en: "doubled", pt: "dobradas" },
  reordered: { en: "reordered", pt: "fora de ordem" },
  torn: { en: "torn", pt: "rasgadas" },
  echoed: { en: "echoed to the sender", pt: "devolvidas ao remetente" },
} as const satisfies Record<string, Text>;

/** Those that there were: `97 of 100 joined, lost 3, torn 1`. */
function faultsOf(one: FanOutMeasurement, lang: Lang): string {
  if ("failed" in one) return gaveUp(one, lang);
  const joined = `${whole(one.joined, lang)} ${{ en: "of", pt: "de" }[lang]} ` +
    `${whole(one.members, lang)} ${{ en: "joined", pt: "entraram" }[lang]}`;
  const names = Object.keys(FAULTS) as (keyof typeof FAULTS)[];
  const faults = names.filter((name) => one[name] > 0);
  return [joined, ...faults.map((name) => `${FAULTS[name][lang]}: ${whole(one[name], lang)}`)]
    .join(", ");
}

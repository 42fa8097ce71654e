/**
 * What a swarm showed: the workers' tallies as one report.
 *
 * @module
 */
import { bucketsOf } from "../../wire/histogram.ts";
import type { LoadReport } from "../../wire/load_report.ts";
import { sum } from "./crew.ts";
import { Latencies } from "../../wire/latencies.ts";
import type { Tally, Terms } from "./messages.ts";

/** The tallies of all workers as one report. */
export function loadReport(terms: Terms, tallies: readonly Tally[]): LoadReport {
  const { clients, lineBytes, seed, rate, lines, durationMs } = terms;
  const [latencies, firstReplies] = [new Latencies(), new Latencies()];
  const errors: Record<string, number> = {};
  for (const tally of tallies) {
    latencies.add(tally.latencies);
    firstReplies.add(tally.firstReplies);
    for (const [errno, count] of Object.entries(tally.errors)) {
      errors[errno] = (errors[errno] ?? 0) + count;
    }
  }
  const { connected, sent, answered, wrong } = sum(tallies);
  const seconds = Math.max(...tallies.map(({ activeMs }) => activeMs)) / 1000;
  const [first] = tallies.flatMap(({ firstWrong }) => firstWrong ?? [])
    .sort((a, b) => a.ms - b.ms);
  const within = durationMs > 0 ? Math.ceil(rate * durationMs / 1000) : Infinity;
  return {
    format: 1,
    clients,
    workers: tallies.length,
    connected,
    sent,
    answered,
    wrong,
    seconds: round(seconds),
    perSecond: seconds > 0 ? round(answered / seconds) : 0,
    lineBytes,
    latencyMs: {
      p50: latencies.percentile(50),
      p90: latencies.percentile(90),
      p99: latencies.percentile(99),
      max: latencies.percentile(100),
    },
    firstReplyMs: { p50: firstReplies.percentile(50), max: firstReplies.percentile(100) },
    errors,
    ...(first && {
      firstWrong: {
        client: first.client,
        line: first.line,
        expected: first.expected,
        got: first.got,
      },
    }),
    histogram: bucketsOf(latencies.counted().map(([us, count]) => [us / 1000, count])),
    seed,
    ...(rate > 0 && { due: Math.min(within, clients * (lines || Infinity)) }),
  };
}

/** To a thousandth. */
function round(number: number): number {
  return Math.round(number * 1000) / 1000;
}

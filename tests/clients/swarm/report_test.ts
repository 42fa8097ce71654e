import { assert, assertEquals } from "@std/assert";
import type { Tally, Terms } from "../../../clients/swarm/messages.ts";
import { loadReport } from "../../../clients/swarm/report.ts";
import { summary } from "../../../clients/swarm/summary.ts";
import { parseLoadReport } from "../../../wire/load_report.ts";

const none = { permissions: "none" } as const;

const terms: Terms = {
  host: "127.0.0.1",
  port: 12_000,
  clients: 1_000,
  lines: 10,
  lineBytes: 32,
  durationMs: 0,
  rate: 0,
  thinkMs: 0,
  timeoutMs: 5_000,
  reply: "upper",
  redial: false,
  gently: false,
  hold: false,
  seed: 7,
};

const wrong = { line: 3, expected: "SW7-1-3.ABC", got: "SW7-2-3.ABC\\n" };
const tallies: readonly Tally[] = [
  {
    connected: 500,
    failed: 0,
    sent: 5_000,
    answered: 4_999,
    wrong: 1,
    activeMs: 400,
    latencies: [[800, 1_000], [1_100, 3_900], [2_100, 99]],
    firstReplies: [[3_000, 500]],
    errors: {},
    firstWrong: { ...wrong, client: 2, ms: 90 },
  },
  {
    connected: 498,
    failed: 4,
    sent: 4_970,
    answered: 4_967,
    wrong: 1,
    activeMs: 500,
    latencies: [[1_300, 4_966], [9_000, 1]],
    firstReplies: [[4_000, 498]],
    errors: { EMFILE: 2, EOF: 2 },
    firstWrong: { ...wrong, client: 501, ms: 80 },
  },
];

Deno.test("loadReport() adds the workers up", none, () => {
  const report = loadReport(terms, tallies);
  assertEquals(parseLoadReport(JSON.stringify(report)), report);
  const { connected, sent, answered, seconds, perSecond, errors, latencyMs, firstWrong } = report;
  assertEquals([connected, sent, answered, report.wrong], [998, 9_970, 9_966, 2]);
  assertEquals([seconds, perSecond, errors], [0.5, 19_932, { EMFILE: 2, EOF: 2 }]);
  assertEquals(latencyMs, { p50: 1.3, p90: 1.3, p99: 2.1, max: 9 });
  assertEquals(firstWrong, { ...wrong, client: 501 }, "the one that came first");
  assertEquals(report.due, undefined);
});

Deno.test("loadReport() with a rate tells how many lines were due", none, () => {
  const due = (change: Partial<Terms>) => loadReport({ ...terms, ...change }, tallies).due;
  assertEquals(due({ rate: 100 }), 10_000);
  assertEquals(due({ rate: 100, durationMs: 3_000 }), 300);
  assertEquals(due({ rate: 100, durationMs: 3_000, lines: 0 }), 300);
});

Deno.test("summary() tells it all, in words and a picture", none, () => {
  const lines = summary(loadReport(terms, tallies), "127.0.0.1:12000", 72, "pt");
  assertEquals(`\n${lines.join("\n")}\n`, GOLDEN);
});

Deno.test("summary() stays within the width, in both languages", none, () => {
  for (const lang of ["en", "pt"] as const) {
    for (const width of [40, 60, 80, 120]) {
      const lines = summary(loadReport(terms, tallies), "127.0.0.1:12000", width, lang);
      assertEquals(lines.filter((line) => line.length > width), []);
    }
  }
});

Deno.test("summary() of nothing answered shows no latencies", none, () => {
  const nothing = loadReport(terms, [{ ...tallies[1] as Tally, answered: 0, latencies: [] }]);
  const text = summary(nothing, "127.0.0.1:12000", 80, "en").join("\n");
  assert(!/latency|NaN|Infinity|undefined/i.test(text), text);
});

const GOLDEN = `
127.0.0.1:12000: 1.000 clientes em 2 Web Workers, 32 bytes por linha,
semente 7

  conectados       998 de 1.000
  linhas enviadas  9.970
  respondidas      9.966, 2 erradas
  tempo            0,5 s
  vazão            19.932 linhas/s, 0,638 MB/s em cada sentido
  latência         p50 1,3 ms, p90 1,3 ms, p99 2,1 ms, máx. 9 ms
  1ª resposta      p50 3 ms, máx. 4 ms

Clientes que um erro encerrou
  EMFILE  2, sockets abertos demais. Cada conexão ocupa um descritor:
          aumente o limite com \`ulimit -n\`, ou use menos clientes.
  EOF     2, o servidor fechou antes de responder. Um servidor que
          aceita uma linha por conexão precisa de --redial.

A primeira resposta errada: cliente 501, linha 3
  esperado  "SW7-1-3.ABC"
  recebido  "SW7-2-3.ABC\\n"

Latência, e quantas respostas demoraram isso
   0,8 –    1 ms █████████▉ 1.000
     1 – 1,25 ms ██████████████████████████████████████▌ 3.900
  1,25 –  1,6 ms █████████████████████████████████████████████████ 4.966
   1,6 –    2 ms 0
     2 –  2,5 ms █ 99
   2,5 –  3,2 ms 0
   3,2 –    4 ms 0
     4 –    5 ms 0
     5 –  6,3 ms 0
   6,3 –    8 ms 0
     8 –   10 ms ▏ 1
`;

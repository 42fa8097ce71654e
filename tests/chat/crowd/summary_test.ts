import { assert, assertEquals } from "@std/assert";
import { summary } from "../../../chat/crowd/summary.ts";
import { crowd } from "../../timelines.ts";
import type { CrowdReport } from "../../../wire/crowd_report.ts";

const none = { permissions: "none" } as const;

const terms = {
  host: "127.0.0.1",
  port: 12_000,
  members: 1_000,
  senders: 2,
  lines: 10,
  window: 2,
  bytes: 32,
  durationMs: 0,
  timeoutMs: 5_000,
  silenceMs: 250,
  seed: 42,
};
function crowdReport(...of: Parameters<typeof crowd>): CrowdReport {
  const fact = crowd(...of);
  assert(fact.kind === "crowd");
  return fact.report;
}

const report = crowdReport(1_000, 10, {
  joined: 999,
  senders: 2,
  said: 20,
  due: 19_960,
  delivered: 19_950,
  lost: 10,
  returned: 3,
  errors: { EOF: 1, ECONNRESET: 2 },
  firstFault: { kind: "lost", sender: 1, line: 2, member: 3 },
});

Deno.test("summary() tells it all, in words", none, () => {
  const lines = summary(report, terms, "127.0.0.1:12000", 72, "pt");
  assertEquals(`\n${lines.join("\n")}\n`, GOLDEN);
});

Deno.test("summary() stays within the width, in both languages", none, () => {
  for (const lang of ["en", "pt"] as const) {
    for (const width of [40, 60, 80, 120]) {
      const lines = summary(report, terms, "127.0.0.1:12000", width, lang);
      assertEquals(lines.filter((line) => line.length > width), []);
    }
  }
});

Deno.test("summary() of nothing delivered shows no latencies", none, () => {
  const nothing = crowdReport(2, 0, { joined: 0, senders: 0, seconds: 0 });
  const text = summary(nothing, terms, "127.0.0.1:12000", 80, "en").join("\n");
  assert(!/latency|NaN|Infinity|undefined/i.test(text), text);
});

const GOLDEN = `
127.0.0.1:12000: 1.000 participantes, 32 bytes por linha, 2 por vez,
semente 42

  entraram      999 de 1.000
  linhas ditas  20 por 2
  entregas      19.950 de 19.960
  perdidas      10
  devolvidas    3
  latência      p50 1,5 ms, p99 3 ms, máx. 3,25 ms
  tempo         0,01 s, 1.995.000 entregas/s

A primeira falha: a linha 2 do participante 1 nunca chegou (no
participante 3).

Participantes que um erro encerrou
  ECONNRESET  2, conexão encerrada à força pelo outro lado, com RST
  EOF         1, o servidor fechou a conexão
`;

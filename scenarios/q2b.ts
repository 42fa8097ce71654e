/**
 * Question 2 b: many clients at once each get their own replies, in order.
 *
 * @module
 */
import { type Finding, met, undecided, unmet } from "../core/expectation.ts";
import { first } from "../core/questions.ts";
import type { Timeline } from "../core/observation.ts";
import { scenario } from "../core/scenario.ts";
import type { LoadReport } from "../wire/load_report.ts";
import type { Text } from "../wire/text.ts";
import { listensWhereTold, neverListened, neverStarted } from "./claims.ts";
import { lesson } from "./lessons/q2b.ts";

const CLIENTS = 50;
const LINES = 40;

/** Many clients at once. */
export const q2b = scenario<"server" | "swarm">({
  id: "q2b",
  title: { en: "Many clients at once", pt: "Muitos clientes ao mesmo tempo" },
  question: {
    en:
      "Handle many clients on the server with multithreading. When all talk at once, does each get " +
      "its own replies?",
    pt:
      "Manipule vários clientes no servidor com multithreading. Se todos falam ao mesmo tempo, cada " +
      "um recebe as respostas dele?",
  },
  cast: {
    server: { part: "threaded-server", name: { en: "server", pt: "servidor" } },
    swarm: { part: "swarm", name: { en: "clients", pt: "clientes" } },
  },

  timed: true,

  races: true,
  async play(rig) {
    const at = await rig.endpoint("tcp", "server");
    const server = await rig.start("server", at);
    if (!await server.listens()) return;
    rig.caption({
      en:
        `${CLIENTS} clients connect; then all send ${LINES} lines each, the next as soon as the last is ` +
        `answered. Each line is unlike any other, and every reply is verified.`,
      pt:
        `${CLIENTS} clientes conectam; depois cada um envia ${LINES} linhas, a próxima assim que a última é ` +
        `respondida. Nenhuma linha é igual a outra, e toda resposta é conferida.`,
    });
    // A textbook's server may close after each line, and have an accept queue for one: listen(1).
    const gently = ["--redial", "--gently"];
    const flags = ["--clients", `${CLIENTS}`, "--lines", `${LINES}`, "--workers", "2", ...gently];
    const seed = `${Number(rig.word().replace(/\D/g, ""))}`;
    const swarm = await rig.start("swarm", at, ...flags, "--line-bytes", "48", "--seed", seed);
    await swarm.ends(LOAD_MS);
  },

  expectations: [
    listensWhereTold("server", "TCP"),
    {
      id: "all-answered",
      about: ["server"],
      claim: {
        en: `Every line of all ${CLIENTS} clients is answered.`,
        pt: `Toda linha de todos os ${CLIENTS} clientes é respondida.`,
      },
      hint: {
        en: "Does every client get a thread, a loop and a socket of its own until it closes?",
        pt: "Cada cliente tem uma thread, um laço e um socket só dele até fechar?",
      },
      judge: (timeline) =>
        judgeLoad(timeline, ({ connected, sent, answered, wrong, errors }) => {
          // A wrong reply ends its client: what that one did not send any more is not what is claimed here.
          const all = wrong > 0 ? answered + wrong : CLIENTS * LINES;
          const clean = Object.keys(errors).length === 0 && connected === CLIENTS;
          if (clean && sent === all && answered + wrong === all) return undefined;
          const errnos = Object.entries(errors).map(([errno, count]) => `${count} × ${errno}`);
          return {
            expected: { en: `${CLIENTS * LINES} answers`, pt: `${CLIENTS * LINES} respostas` },
            observed: {
              en: `${answered} for ${sent} lines sent (${errnos.join(", ")})`,
              pt: `${answered} para ${sent} linhas enviadas (${errnos.join(", ")})`,
            },
          };
        }),
    },
    {
      id: "own-replies",
      about: ["server"],
      claim: {
        en: "Each client gets exactly its own replies, in order: nothing of anybody else's.",
        pt: "Cada cliente recebe exatamente as respostas dele, em ordem: nada de mais ninguém.",
      },
      hint: {
        en:
          "What two threads both use (a global buffer, a shared socket variable) is a race: keep each client's things in its thread.",
        pt:
          "O que duas threads usam juntas (buffer global, variável de socket compartilhada) é uma condição de corrida: deixe o que é de cada cliente na thread dele.",
      },
      judge: (timeline) =>
        judgeLoad(timeline, ({ wrong, firstWrong }) => {
          if (wrong === 0) return undefined;
          const expected = firstWrong?.expected ?? "";
          const got = firstWrong?.got ?? "";
          return {
            expected: {
              en: `${expected} for line ${firstWrong?.line} of client ${firstWrong?.client}`,
              pt: `${expected} para a linha ${firstWrong?.line} do cliente ${firstWrong?.client}`,
            },
            observed: {
              en: `it got ${got} (${wrong} clients got something wrong)`,
              pt: `recebeu ${got} (${wrong} clientes receberam algo errado)`,
            },
          };
        }),
    },
  ],

  gist: {
    en: `${CLIENTS} clients at once, ${CLIENTS * LINES} lines: each got its own replies, in order`,
    pt: `${CLIENTS} clientes ao mesmo tempo, ${
      CLIENTS * LINES
    } linhas: cada um recebeu as suas, em ordem`,
  },
  lesson,
});

/** How long the load may take: a thread a line, for a server that closes after each, takes the longest. */
const LOAD_MS = 30_000;

/** What is wrong with the load that the swarm reports; met where nothing is. */
function judgeLoad(
  timeline: Timeline,
  wrong: (report: LoadReport) => { expected: Text; observed: Text } | undefined,
): Finding {
  if (!first(timeline, "server", "listening")) return neverListened;
  if (!first(timeline, "swarm", "started")) return neverStarted;
  const load = first(timeline, "swarm", "load");
  if (!load) {
    return unmet(
      { en: "an end of the load", pt: "o fim da carga" },
      { en: "the clients were still waiting", pt: "os clientes ainda esperavam" },
      first(timeline, "swarm", "quiet") ?? first(timeline, "swarm", "exited"),
    );
  }
  const finding = wrong(load.report);
  if (finding) return unmet(finding.expected, finding.observed, load);
  if (load.report.answered === 0) {
    return undecided({ en: "nothing was answered", pt: "nada foi respondido" });
  }
  return met(load);
}

/**
 * Question 2 d: what a thread for each client costs, and what the other ways cost.
 *
 * @module
 */
import { type Expectation, met, undecided, unmet } from "../core/expectation.ts";
import type { Timeline } from "../core/observation.ts";
import { first, type Seen, seen } from "../core/questions.ts";
import { scenario } from "../core/scenario.ts";
import { tenths, type Text } from "../wire/text.ts";
import { neverListened } from "./claims.ts";
import { lesson } from "./lessons/q2d.ts";

/** The three ways, each a server of its own; the names are those of `--model`. */
const MODELS = { single: "single", pool: "pool", perClient: "per-client" } as const;
type Model = keyof typeof MODELS;

/** How many clients are connected in the end, and how many come at a time: 1, then 10, then 50 in all. */
const MOST = 50;
const ARRIVALS = [1, 9, 40];

/** What the models cost. */
export const q2d = scenario<Model | "clients">({
  id: "q2d",
  title: { en: "What the models cost", pt: "Quanto custa cada modelo" },
  question: {
    en:
      "Handle many clients on the server with multithreading. What does a thread for each client cost, " +
      "and what do the other ways cost?",
    pt:
      "Manipule vários clientes no servidor com multithreading. Quanto custa uma thread por cliente, e " +
      "quanto custam os outros jeitos?",
  },
  cast: {
    single: { part: "model-server", name: { en: "single", pt: "single" } },
    pool: { part: "model-server", name: { en: "pool", pt: "pool" } },
    perClient: { part: "model-server", name: { en: "per-client", pt: "per-client" } },
    clients: { part: "swarm", name: { en: "clients", pt: "clientes" } },
  },

  timed: true,

  async play(rig) {
    let reports = 0;
    for (const role of Object.keys(MODELS) as Model[]) {
      rig.caption({
        en: `The same clients for each model: 1, then 10, then ${MOST} at once. Now: ${
          MODELS[role]
        }.`,
        pt:
          `Os mesmos clientes para cada modelo: 1, depois 10, depois ${MOST} ao mesmo tempo. Agora: ${
            MODELS[role]
          }.`,
      });
      const at = await rig.endpoint("tcp");
      const server = await rig.start(role, at, "--model", MODELS[role]);
      if (!await server.listens()) return;
      await server.noteUsage(0);
      const swarms = [];
      let connected = 0;
      for (const come of ARRIVALS) {
        const flags = ["--clients", `${come}`, "--lines", "1", "--workers", "1", "--hold"];
        const seed = rig.word().replace(/\D/g, "");
        const more = ["--timeout", `${ANSWERS_MS}`, "--seed", seed];
        const swarm = await rig.start("clients", at, ...flags, ...more);
        swarms.push(swarm);
        connected += come;
        const due = ++reports;
        const isServed = (all: Timeline) =>
          all.filter(({ kind }) => kind === "load").length === due;
        await swarm.comesTo(SERVED, isServed, STARTS_MS);
        await server.noteUsage(connected);
      }
      for (const swarm of swarms) {
        await swarm.hangUp();
        await swarm.ends();
      }
    }
  },

  expectations: [
    {
      id: "all-served",
      about: ["single", "pool", "perClient"],
      claim: {
        en: `All three serve ${MOST} clients at once.`,
        pt: `Os três atendem ${MOST} clientes ao mesmo tempo.`,
      },
      hint: {
        en: "Is every client accepted while the others are still connected?",
        pt: "Todo cliente é aceito enquanto os outros ainda estão conectados?",
      },
      judge(timeline) {
        const loads = seen(timeline, "clients", "load");
        const answered = loads.reduce((sum, { report }) => sum + report.answered, 0);
        if (answered === 3 * MOST) return met(...loads);
        return unmet(
          { en: `${3 * MOST} answers`, pt: `${3 * MOST} respostas` },
          { en: `${answered}`, pt: `${answered}` },
          ...loads,
        );
      },
    },
    fewThreads("single", {
      en: "An event loop needs no thread for a client, however many there are.",
      pt: "Um laço de eventos não precisa de thread por cliente, por mais que sejam.",
    }),
    fewThreads("pool", {
      en: "A pool has its workers from the start, and no more for more clients.",
      pt: "Um pool tem os seus workers desde o início, e não mais para mais clientes.",
    }),
    {
      id: "a-thread-each",
      about: ["perClient"],
      claim: {
        en: "A worker for each client is a thread for each client ...",
        pt: "Um worker por cliente é uma thread por cliente ...",
      },
      hint: {
        en: "Is a worker started for every connection?",
        pt: "Um worker é iniciado para cada conexão?",
      },
      judge(timeline) {
        const growth = growthOf(timeline, "perClient");
        if (!growth) return notMeasured(timeline, "perClient");
        if (growth.threads >= MOST) return met(...growth.cites);
        return unmet(
          { en: `${MOST} threads more, at least`, pt: `pelo menos ${MOST} threads a mais` },
          { en: `${growth.threads} more`, pt: `${growth.threads} a mais` },
          ...growth.cites,
        );
      },
    },
    {
      id: "memory-each",
      about: ["perClient", "single"],
      claim: {
        en: "... and costs over ten times the memory that a client costs an event loop.",
        pt: "... e custa mais de dez vezes a memória que um cliente custa a um laço de eventos.",
      },
      hint: {
        en: "A worker has a heap and a stack of its own: what else would hold them?",
        pt: "Um worker tem heap e pilha próprios: onde mais eles ficariam?",
      },
      judge(timeline) {
        const [each, loop] = [growthOf(timeline, "perClient"), growthOf(timeline, "single")];
        if (!each) return notMeasured(timeline, "perClient");
        if (!loop) return notMeasured(timeline, "single");
        const cites = [...each.cites, ...loop.cites];
        if (each.bytes > 10 * Math.max(0, loop.bytes)) return met(...cites);
        const [most, seen] = [tenths(loop.bytes / 2 ** 20), tenths(each.bytes / 2 ** 20)];
        return unmet(
          { en: `more than 10 × ${most.en} MiB`, pt: `mais de 10 × ${most.pt} MiB` },
          { en: `${seen.en} MiB`, pt: `${seen.pt} MiB` },
          ...cites,
        );
      },
    },
  ],

  gist: {
    en:
      `${MOST} clients: a worker each costs ${MOST} threads and most memory; an event loop next to nothing`,
    pt:
      `${MOST} clientes: um worker para cada custa ${MOST} threads e muita memória; um laço de eventos, quase nada`,
  },
  lesson,
});

const SERVED: Text = { en: "every client served once", pt: "todo cliente atendido uma vez" };

/** Forty workers take their time to start, on a busy machine above all: so long clients wait for them ... */
const ANSWERS_MS = 15_000;
/** ... and so long the play waits for the clients' report. */
const STARTS_MS = 20_000;

/** Fewer threads may come and go in a Deno process for reasons of its own: 10 were seen, on busy cores. */
const OWN_THREADS = MOST / 2;

/** What grew from no client to the most. */
function growthOf(timeline: Timeline<Model | "clients">, model: Model) {
  const usages = seen(timeline, model, "usage");
  const [before, after] = [usages[0], usages.find(({ clients }) => clients === MOST)];
  if (!before || !after) return undefined;
  return {
    threads: after.threads - before.threads,
    bytes: after.residentBytes - before.residentBytes,
    cites: [before, after] as Seen<"usage">[],
  };
}

function notMeasured(timeline: Timeline<Model | "clients">, model: Model) {
  if (!first(timeline, model, "listening")) return neverListened;
  return undecided({
    en: "this system does not tell what a process takes",
    pt: "este sistema não informa o que um processo ocupa",
  });
}

function fewThreads(model: "single" | "pool", claim: Text): Expectation<Model | "clients"> {
  return {
    id: `${model}-threads`,
    about: [model],
    claim,
    hint: {
      en: "Are threads started for connections here?",
      pt: "Aqui se inicia thread por conexão?",
    },
    judge(timeline) {
      const growth = growthOf(timeline, model);
      if (!growth) return notMeasured(timeline, model);
      if (growth.threads < OWN_THREADS) return met(...growth.cites);
      return unmet(
        {
          en: `fewer than ${OWN_THREADS} threads more`,
          pt: `menos de ${OWN_THREADS} threads a mais`,
        },
        { en: `${growth.threads} more`, pt: `${growth.threads} a mais` },
        ...growth.cites,
      );
    },
  };
}

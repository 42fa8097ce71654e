/**
 * Question 2 c: readers share, writers exclude; and whom the lock lets in first.
 *
 * @module
 */
import type { Endpoint } from "../core/observation.ts";
import { type Rig, scenario } from "../core/scenario.ts";
import {
  arrivesDuring,
  entersDuring,
  isWithin,
  type Meeting,
  type Visit,
  visitsTo,
} from "../core/visits.ts";
import type { Moment } from "../wire/visit_log.ts";
import { noUpdateLost, readersOverlap, writerExcludes } from "./document_claims.ts";
import { exchangesOf } from "./exchanges.ts";
import { lesson } from "./lessons/q2c.ts";
import { writerHasItsTurn, writerStarves } from "./policy_claims.ts";

/** Who takes part: two servers with a document each, and for each of them two readers and a writer. */
export type DocumentRole =
  | "fair"
  | "ana"
  | "bia"
  | "caio"
  | "greedy"
  | "davi"
  | "eva"
  | "fabio";

/**
 * How long a visit lasts that others are to meet, in ms. Where the machine was too busy for them to meet,
 * it is tried again, and lasts longer.
 */
const STAYS_MS = [400, 1_000, 3_000];

/** As above, in ms, for each line that is appended: there are many. */
const APPENDS_FOR_MS = [10, 200];
/** How many lines each of three clients appends. */
const APPENDS = 3;

/** Readers and writers. */
export const q2c = scenario<DocumentRole>({
  id: "q2c",
  title: { en: "Readers and writers", pt: "Leitores e escritores" },
  question: {
    en:
      "Handle many clients on the server with multithreading. When they share a text, who may read it " +
      "and who may write it at the same time? And who waits?",
    pt:
      "Manipule vários clientes no servidor com multithreading. Quando eles compartilham um texto, quem " +
      "pode ler e quem pode escrever ao mesmo tempo? E quem espera?",
  },
  cast: {
    fair: { part: "model-server", name: { en: "fair", pt: "justo" } },
    ana: { part: "line-client", name: { en: "Ana", pt: "Ana" } },
    bia: { part: "line-client", name: { en: "Bia", pt: "Bia" } },
    caio: { part: "line-client", name: { en: "Caio", pt: "Caio" } },
    greedy: { part: "model-server", name: { en: "readers 1st", pt: "leitores 1º" } },
    davi: { part: "line-client", name: { en: "Davi", pt: "Davi" } },
    eva: { part: "line-client", name: { en: "Eva", pt: "Eva" } },
    fabio: { part: "line-client", name: { en: "Fábio", pt: "Fábio" } },
  },

  async play(rig) {
    const fair = await openDocument(rig, "fair", "fair");
    if (!fair) return;
    const ana = await join(rig, "ana", fair.at);
    const bia = await join(rig, "bia", fair.at);
    const caio = await join(rig, "caio", fair.at);
    await caio.type(`WRITE ${rig.word()}`);
    await fair.sees("leaves", 1);

    rig.caption({
      en: "Ana reads, and takes her time. Bia reads, too. Does she have to wait for Ana?",
      pt: "Ana lê, e demora. Bia também lê. Ela precisa esperar por Ana?",
    });
    for (const ms of STAYS_MS) {
      fair.mark();
      await ana.type(`HOLD ${ms} READ`);
      await fair.sees("enters", 1);
      await bia.type("READ");
      await fair.sees("leaves", 2);
      if (fair.saw("bia", isWithin, "ana")) break;
    }

    rig.caption({
      en: "Caio writes, and takes his time. Ana reads meanwhile: what does she see?",
      pt: "Caio escreve, e demora. Ana lê enquanto isso: o que ela vê?",
    });
    for (const ms of STAYS_MS) {
      fair.mark();
      const [half, otherHalf] = [rig.word(), rig.word()];
      await caio.type(`HOLD ${ms} WRITE ${half}/${otherHalf}`);
      await fair.sees("enters", 1);
      await ana.type("READ");
      await ana.prints(otherHalf);
      await fair.sees("leaves", 2);
      if (fair.saw("ana", arrivesDuring, "caio")) break;
    }

    rig.caption({
      en: `All three append ${APPENDS} words each, at the same time.`,
      pt: `Os três acrescentam ${APPENDS} palavras cada um, ao mesmo tempo.`,
    });
    for (const ms of APPENDS_FOR_MS) {
      fair.mark();
      for (let i = 0; i < APPENDS; i++) {
        for (const client of [ana, bia, caio]) {
          await client.type(`HOLD ${ms} APPEND /${rig.word()}`);
        }
      }
      await fair.sees("leaves", 3 * APPENDS);
      await bia.type("READ");
      await fair.sees("leaves", 3 * APPENDS + 1);
      if (fair.saw("bia", arrivesDuring, "ana") || fair.saw("ana", arrivesDuring, "bia")) break;
    }

    rig.caption({
      en: "First come, first in. Ana reads; Caio wants to write; Bia comes after him.",
      pt: "Por ordem de chegada. Ana lê; Caio quer escrever; Bia chega depois dele.",
    });
    for (const ms of STAYS_MS) {
      fair.mark();
      await ana.type(`HOLD ${ms} READ`);
      await fair.sees("enters", 1);
      await caio.type(`WRITE ${rig.word()}`);
      await fair.sees("arrives", 2);
      await bia.type("READ");
      await fair.sees("leaves", 3);
      if (fair.saw("bia", arrivesDuring, "ana")) break;
    }
    await fair.answers("ana", "bia", "caio");

    const greedy = await openDocument(rig, "greedy", "readers-first");
    if (!greedy) return;
    const davi = await join(rig, "davi", greedy.at);
    const eva = await join(rig, "eva", greedy.at);
    const fabio = await join(rig, "fabio", greedy.at);
    await fabio.type(`WRITE ${rig.word()}`);
    await greedy.sees("leaves", 1);

    rig.caption({
      en:
        "The same with readers first. Fábio wants to write; Davi and Eva take turns at reading, " +
        "so that one of them is always inside. When does Fábio get in?",
      pt:
        "O mesmo com leitores primeiro. Fábio quer escrever; Davi e Eva se revezam na leitura, de modo " +
        "que sempre há um dos dois dentro. Quando Fábio consegue entrar?",
    });
    for (const ms of STAYS_MS) {
      greedy.mark();
      await davi.type(`HOLD ${ms} READ`);
      await greedy.sees("enters", 1);
      await fabio.type(`WRITE ${rig.word()}`);
      await greedy.sees("arrives", 2);
      await eva.type(`HOLD ${2 * ms} READ`);
      await greedy.sees("leaves", 1); // Davi
      await davi.type(`HOLD ${2 * ms} READ`);
      await greedy.sees("leaves", 2); // Eva
      await greedy.sees("leaves", 4); // Davi again, and Fábio
      if (greedy.saw("eva", entersDuring, "davi") && greedy.saw("davi", entersDuring, "eva")) break;
    }
    await greedy.answers("davi", "eva", "fabio");
  },

  expectations: [
    readersOverlap("fair", ["ana", "bia"]),
    writerExcludes("fair", "caio", "ana"),
    noUpdateLost("fair", ["ana", "bia", "caio"], "bia"),
    writerHasItsTurn("fair", "caio", "bia"),
    writerStarves("greedy", "fabio", ["davi", "eva"]),
  ],

  gist: {
    en: "readers share, a writer excludes all; readers first starves it, fair does not",
    pt:
      "leitores dividem, um escritor exclui todos; com leitores primeiro ele espera, com o justo não",
  },
  lesson,
});

/** A server with a document, and what its log has shown of the visits. */
interface Door {
  readonly at: Endpoint;
  /** From here on visits are counted anew; nobody may be at the door. */
  mark(): void;
  /** Waits until so many visits have come to this moment since the mark. */
  sees(moment: Moment, visits: number): Promise<boolean>;
  /** Waits until every line of these clients has its answer: the log may be ahead of their screens. */
  answers(...clients: readonly DocumentRole[]): Promise<boolean>;
  /** Whether two visits since the mark were so. */
  saw(who: DocumentRole, meeting: Meeting, other: DocumentRole): boolean;
}

async function openDocument(
  rig: Rig<DocumentRole>,
  role: "fair" | "greedy",
  policy: string,
): Promise<Door | undefined> {
  const at = await rig.endpoint("tcp");
  const server = await rig.start(role, at, "--service", "document", "--policy", policy);
  if (!await server.listens()) return undefined;
  let visits: readonly Visit[] = [];
  let marked = 0;
  const since = () => visits.slice(marked);
  return {
    at,
    mark: () => marked = visits.length,
    sees: (moment, count) =>
      server.comesTo(AWAITED[moment], (all) => {
        visits = visitsTo(all, role);
        return since().filter((visit) => visit.at[moment]).length >= count;
      }, WAIT_MS),
    answers: (...clients) =>
      server.comesTo(
        AWAITED.answers,
        (all) => clients.every((who) => exchangesOf(all, who).every(({ answer }) => answer)),
      ),
    saw: (who, meeting, other) =>
      since().some((visit) =>
        visit.who === who && since().some((host) => host.who === other && meeting(visit, host))
      ),
  };
}

/** Longer than the longest stay. */
const WAIT_MS = 10_000;

const AWAITED = {
  arrives: { en: "a visitor at the door", pt: "um visitante à porta" },
  enters: { en: "a visitor inside", pt: "um visitante dentro" },
  leaves: { en: "a visitor that leaves", pt: "um visitante saindo" },
  answers: { en: "an answer to every line", pt: "uma resposta a cada linha" },
} as const;

async function join(rig: Rig<DocumentRole>, role: DocumentRole, at: Endpoint) {
  const client = await rig.start(role, at);
  await client.connects();
  return client;
}

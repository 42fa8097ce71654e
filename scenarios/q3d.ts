/**
 * Question 3 d: one stops reading, and the rest are not delayed.
 *
 * @module
 */
import { type Finding, undecided } from "../core/expectation.ts";
import type { Timeline } from "../core/observation.ts";
import { first } from "../core/questions.ts";
import { scenario } from "../core/scenario.ts";
import { enters, isHeard, leave } from "./chat_acts.ts";
import { endsOf, judgeCrowd } from "./chat_claims.ts";
import { listensWhereTold } from "./claims.ts";
import { membersHear, onceHeard, type Pair } from "./hearing_claims.ts";
import { lesson } from "./lessons/q3d.ts";
import type { CrowdReport } from "../wire/crowd_report.ts";
import { tenths } from "../wire/text.ts";

/** One talks, the other hears it. */
const TALKERS = 2;
const LINE_BYTES = 125;
/** What one says more than every buffer on the way to who does not read can hold, in bytes: a queue has it, or nobody. */
const BEYOND = 1.1e6;
/**
 * So many lines are under way at once. More than one, or a server with Nagle's algorithm would wait for each
 * acknowledgement, which whoever only hears delays by up to 40 ms. And never more than 1,000 bytes, so that a
 * server that passes on what one recv() of 1,024 bytes brought gets whole lines.
 */
const WINDOW = 8;
/** How long that may take; a server that stops is given up after `replyMs` already. */
const CROWD_MS = 30_000;
/** After that nobody says anything more, so that there is a report of a slow server, too. */
const TALK_MS = 25_000;
/** A line that is so late, in ms, was held up: what is slow all the time takes far less for a line. */
const HELD_UP_MS = 1_000;

type Role = "server" | "ana" | "deaf" | "talkers" | "newcomers";

/** Who is heard before it is tried what one who does not read does to others. */
const HEARING: readonly Pair<Role>[] = [["deaf", "ana"]];

/** One who does not read. */
export const q3d = scenario<Role>({
  id: "q3d",
  title: { en: "One stops reading", pt: "Um para de ler" },
  question: {
    en: "Program a chat between two IPs. One of many stops reading: do the others have to wait?",
    pt: "Programe um chat entre 2 IPs. Um entre muitos para de ler: os outros têm de esperar?",
  },
  cast: {
    server: { part: "chat-server", name: { en: "room", pt: "sala" } },
    ana: { part: "line-client", name: { en: "Ana", pt: "Ana" } },
    deaf: { part: "deaf-client", name: { en: "deaf", pt: "surdo" } },
    talkers: { part: "crowd", name: { en: "talkers", pt: "falantes" } },
    newcomers: { part: "crowd", name: { en: "newcomers", pt: "novatos" } },
  },

  async play(rig) {
    const at = await rig.endpoint("tcp", "server");
    const server = await rig.start("server", at);
    if (!await server.listens()) return;

    rig.caption({
      en:
        "Somebody enters who speaks, but never reads. Ana hears the word: it is in the room. Then she leaves.",
      pt: "Entra alguém que fala, mas nunca lê. Ana ouve a palavra: está na sala. Então ela sai.",
    });
    const ana = await enters(rig, "ana", at, []);
    const deaf = await rig.start("deaf", at);
    await deaf.connects();
    if (!ana || !await isHeard(rig, deaf, ana)) return;
    await leave([ana]);

    const lines = 1_000 * Math.ceil((rig.mostHeld + BEYOND) / LINE_BYTES / 1_000);
    const [megabytes, held] = [tenths(lines * LINE_BYTES / 1e6), tenths(rig.mostHeld / 1e6)];
    rig.caption({
      en:
        `Two more enter, and one of them talks, ${megabytes.en} MB in all. The buffers on the way to who does not ` +
        `read hold ${held.en} MB. Does the other get all of it?`,
      pt:
        `Mais dois entram, e um deles fala sem parar, ${megabytes.pt} MB ao todo. Nos buffers até ` +
        `quem não lê cabem ${held.pt} MB. O outro recebe tudo?`,
    });
    const patience = ["--timeout", `${rig.patience.replyMs}`];
    const pace = ["--window", `${WINDOW}`, "--duration", `${TALK_MS}`];
    const talk = ["--senders", "1", ...pace, ...sizeOf(lines, LINE_BYTES)];
    const talkers = await rig.start("talkers", at, ...talk, ...patience, ...seedOf(rig.word()));
    await talkers.ends(CROWD_MS);

    rig.caption({
      en: "Does the room still take people in? Two more enter, and each says a line.",
      pt: "A sala ainda recebe gente? Mais dois entram, e cada um diz uma linha.",
    });
    const hello = [...sizeOf(1, 32), ...patience];
    const newcomers = await rig.start("newcomers", at, ...hello, ...seedOf(rig.word()));
    await newcomers.ends(CROWD_MS);
    await deaf.hangUp();
  },

  expectations: [
    listensWhereTold<Role>("server", "TCP"),
    membersHear("server", HEARING),
    onceHeard(HEARING, {
      id: "rest-hears-all",
      about: ["server"],
      claim: {
        en:
          "What one says reaches the other to the end, every line of it, while a third does not read.",
        pt: "O que um diz chega ao outro até o fim, linha por linha, enquanto um terceiro não lê.",
      },
      hint: {
        en:
          "send() waits once the buffers to one member are full, and with it the loop over all. Give each member " +
          "a bounded queue with a writer of its own, or a non-blocking socket; drop who falls too far behind.",
        pt:
          "O send() espera quando os buffers até um participante enchem, e com ele o laço sobre todos. Dê a cada " +
          "um uma fila limitada com um escritor próprio, ou um socket não bloqueante; desconecte quem ficar muito para trás.",
      },
      judge: (timeline) => judgeTalk(timeline, "talkers", 1),
    }),
    onceHeard(HEARING, {
      id: "goes-on",
      about: ["server"],
      claim: {
        en: "The room goes on: two more enter, and they hear each other.",
        pt: "A sala continua: mais dois entram e se ouvem.",
      },
      hint: {
        en:
          "Is a lock held during send()? Then one who does not read locks everybody out, newcomers as well.",
        pt:
          "Uma trava fica presa durante o send()? Então quem não lê tranca todos do lado de fora, até quem chega.",
      },
      judge: (timeline) => judgeTalk(timeline, "newcomers", TALKERS),
    }),
  ],

  gist: {
    en: "one does not read: the others hear all that is said, and newcomers are let in",
    pt: "um não lê: os outros ouvem tudo o que se diz, e quem chega pode entrar",
  },
  lesson,
});

/** How much each of those who speak says. */
function sizeOf(lines: number, bytes: number): string[] {
  return ["--members", `${TALKERS}`, "--lines", `${lines}`, "--bytes", `${bytes}`];
}

function seedOf(word: string): string[] {
  return ["--seed", word.replace(/\D/g, "")];
}

/** Everything was passed on, and without a break; only there was no time to say it all. */
function isSlow(report: CrowdReport, all: number): boolean {
  const { joined, said, lost, errors, latencyMs } = report;
  const goesOn = joined === TALKERS && lost === 0 && Object.keys(errors).length === 0;
  return goesOn && said < all && latencyMs.max < HELD_UP_MS;
}

/** Whether all came of what so many said. Whether it came whole and in order is asked in question 3 b. */
function judgeTalk(timeline: Timeline<Role>, crowd: Role, speakers: number): Finding {
  const told = first(timeline, crowd, "crowd")?.report;
  const all = speakers * (told?.lines ?? 0);
  if (told && isSlow(told, all)) {
    const { said } = told;
    const seconds = tenths(told.seconds);
    return undecided({
      en:
        `slow, with or without a reader: ${said} of ${all} lines in ${seconds.en} s, none held up`,
      pt:
        `lento, com ou sem quem não lê: ${said} de ${all} linhas em ${seconds.pt} s, nenhuma presa`,
    });
  }
  return judgeCrowd(timeline, "server", crowd, (report) => {
    const { joined, said, due, lost, latencyMs } = report;
    if (joined === TALKERS && said === all && lost === 0) return undefined;
    const ends = endsOf(report);
    return {
      expected: {
        en: `two who hear each other, and all ${all} lines`,
        pt: `dois que se ouvem, e todas as ${all} linhas`,
      },
      observed: joined < TALKERS
        ? { en: `they did not hear each other${ends}`, pt: `eles não se ouviram${ends}` }
        : lost > 0
        ? {
          en: `after ${due - lost} lines nothing came any more${ends}`,
          pt: `depois de ${due - lost} linhas não chegou mais nada${ends}`,
        }
        : {
          en: `lines waited up to ${
            Math.round(latencyMs.max)
          } ms, so only ${said} were said${ends}`,
          pt: `linhas esperaram até ${
            Math.round(latencyMs.max)
          } ms, e só ${said} foram ditas${ends}`,
        },
    };
  });
}

/**
 * Question 3 c: one member of a room is gone without a goodbye.
 *
 * @module
 */
import { met, undecided, unmet } from "../core/expectation.ts";
import type { Timeline } from "../core/observation.ts";
import { first, seen } from "../core/questions.ts";
import { scenario } from "../core/scenario.ts";
import { enters, isHeard, leave, says, settle } from "./chat_acts.ts";
import { lineReaches } from "./chat_claims.ts";
import { listensWhereTold, neverListened, survived } from "./claims.ts";
import { membersHear, onceHeard, type Pair } from "./hearing_claims.ts";
import { lesson } from "./lessons/q3c.ts";

type Role = "server" | "ana" | "bia" | "crasher";

/** Who hears whom before the crash, in the order in which it is tried. */
const HEARING: readonly Pair<Role>[] = [
  ["crasher", "ana"],
  ["ana", "crasher"],
  ["bia", "ana"],
  ["ana", "bia"],
];

/** A reset in the middle of a chat. */
export const q3c = scenario<Role>({
  id: "q3c",
  title: { en: "One leaves without a goodbye", pt: "Um sai sem se despedir" },
  question: {
    en:
      "Chat: one participant's program crashes. What becomes of the others, and how do they know?",
    pt: "Chat: o programa de um participante cai. O que acontece com os outros, e como eles sabem?",
  },
  cast: {
    server: { part: "chat-server", name: { en: "room", pt: "sala" } },
    ana: { part: "line-client", name: { en: "Ana", pt: "Ana" } },
    bia: { part: "line-client", name: { en: "Bia", pt: "Bia" } },
    crasher: { part: "crashing-client", name: { en: "crasher", pt: "caído" } },
  },

  async play(rig) {
    const at = await rig.endpoint("tcp", "server");
    const server = await rig.start("server", at);
    if (!await server.listens()) return;

    rig.caption({
      en: "Three people are in a room, and hear each other.",
      pt: "Três pessoas estão numa sala, e se ouvem.",
    });
    const ana = await enters(rig, "ana", at, []);
    if (!ana) return;
    // Between the other two: a server whose loop over its list skips somebody skips one who was there before,
    // or one who came after.
    const crasher = await rig.start("crasher", at);
    await crasher.connects();
    if (!await isHeard(rig, crasher, ana) || !await isHeard(rig, ana, crasher)) return;
    const bia = await enters(rig, "bia", at, [ana]);
    if (!bia) return;
    await settle([ana, bia]); // what comes from now on is about the crash

    rig.caption({
      en: "The third one's program crashes: its connection ends in a RST. Are the others told?",
      pt: "O programa da terceira cai: a conexão dela termina em RST. As outras são avisadas?",
    });
    const kernel = await rig.counters("Tcp.EstabResets", "Tcp.OutRsts");
    await crasher.hangUp();
    await crasher.ends();
    for (const [who, member] of [["ana", ana], ["bia", bia]] as const) {
      await member.comesTo(
        { en: "a word about it", pt: "um aviso" },
        (timeline) => wordAbout(timeline, who) !== undefined,
      );
    }
    await kernel.note();

    rig.caption({
      en: "And does the chat go on? The room now writes to one who is no longer there.",
      pt: "E a conversa continua? A sala agora escreve para quem não está mais lá.",
    });
    await says(rig, ana, [bia]);
    await says(rig, ana, [bia]); // the first write to the lost one may still have gone well
    await says(rig, bia, [ana]);
    if (!ana.running || !bia.running) await server.ends(); // its sockets close before it is seen to end
    await leave([ana, bia]);
  },

  expectations: [
    listensWhereTold("server", "TCP"),
    membersHear("server", HEARING),
    onceHeard(HEARING, {
      id: "rest-told",
      about: ["server"],
      claim: {
        en: "Those who stay are told that one is gone.",
        pt: "Quem fica é avisado de que alguém saiu.",
      },
      hint: {
        en:
          "When recv() fails or returns nothing, take that client off the list and tell all others.",
        pt:
          "Quando recv() falha ou não retorna nada, tire esse cliente da lista e avise todos os outros.",
      },
      judge(timeline) {
        if (!first(timeline, "server", "listening")) return neverListened;
        const gone = first(timeline, "crasher", "hung-up");
        if (!gone) return notInTheRoom;
        const words = (["ana", "bia"] as const).map((who) => wordAbout(timeline, who));
        if (words.every((word) => word !== undefined)) return met(gone, ...words);
        return unmet(
          { en: "a word on each of their screens", pt: "um aviso na tela de cada uma" },
          { en: "not a word", pt: "nem uma palavra" },
          gone,
          ...words,
          ...(["ana", "bia"] as const).map((who) =>
            seen(timeline, who, "quiet").find(({ seq }) => seq > gone.seq)
          ),
        );
      },
    }),
    {
      id: "survives",
      about: ["server"],
      claim: {
        en: "The server goes on: a reset ends one membership, not the room.",
        pt: "O servidor continua: um reset acaba com uma participação, não com a sala.",
      },
      hint: {
        en:
          "Handle errors of read and write for each client (ECONNRESET, EPIPE); in C, ignore SIGPIPE.",
        pt:
          "Trate os erros de leitura e escrita de cada cliente (ECONNRESET, EPIPE); em C, ignore SIGPIPE.",
      },
      judge(timeline) {
        if (!first(timeline, "server", "listening")) return neverListened;
        const gone = first(timeline, "crasher", "hung-up");
        if (!gone) return notInTheRoom;
        return survived(timeline, "server", gone);
      },
    },
    ...([["ana", "bia"], ["bia", "ana"]] as const).map(([speaker, hearer]) =>
      onceHeard(
        HEARING,
        lineReaches<Role>({
          id: `${hearer}-still-hears`,
          server: "server",
          speaker,
          nth: speaker === "ana" ? 1 : 0,
          hearers: [hearer],
          claim: speaker === "ana"
            ? { en: "What Ana says still reaches Bia.", pt: "O que Ana diz ainda chega à Bia." }
            : { en: "And what Bia says reaches Ana.", pt: "E o que Bia diz chega à Ana." },
          hint: {
            en:
              "A failed send() to one client must not end the loop over all of them, nor the sender's thread.",
            pt:
              "Um send() que falha para um cliente não pode encerrar o laço sobre todos, nem a thread de quem falou.",
          },
        }),
      )
    ),
  ],

  gist: {
    en: "the room notices the reset, tells those who stay, and goes on",
    pt: "a sala percebe o reset, avisa quem fica, e continua",
  },
  lesson,
});

const notInTheRoom = undecided({
  en: "the one who should crash never was in the room",
  pt: "quem devia cair nunca esteve na sala",
});

/**
 * What a member receives between the crash and the next line that anybody types: it can only be about the crash.
 * (What stands on stderr is the client's own remark.)
 */
function wordAbout(timeline: Timeline, who: Role) {
  const gone = first(timeline, "crasher", "hung-up");
  const next = gone && timeline.find(({ kind, seq }) => kind === "typed" && seq > gone.seq);
  return gone &&
    seen(timeline, who, "printed").find(({ seq, stream }) =>
      stream === "stdout" && seq > gone.seq && (!next || seq < next.seq)
    );
}

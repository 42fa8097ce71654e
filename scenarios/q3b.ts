/**
 * Question 3 b: what one says in a room reaches everybody else, once and in order.
 *
 * @module
 */
import { met, unmet } from "../core/expectation.ts";
import { first } from "../core/questions.ts";
import { scenario } from "../core/scenario.ts";
import { enters, leave, says } from "./chat_acts.ts";
import { judgeCrowd, judgeReach, linesOf, neverSaid, noFault, showings } from "./chat_claims.ts";
import { listensWhereTold, neverListened, neverStarted } from "./claims.ts";
import { nothingDoubled, nothingLost, nothingTorn, orderPerSender } from "./crowd_claims.ts";
import { lesson } from "./lessons/q3b.ts";

type Role = "server" | Member | "crowd";
type Member = "ana" | "bia" | "caio";

const TRIO: readonly Member[] = ["ana", "bia", "caio"];
const MEMBERS = 20;
const LINES = 10;
/** How long the crowd may take: a server that stops somewhere keeps it waiting for its own limit, each time. */
const CROWD_MS = 20_000;
const CROWD = { server: "server", crowd: "crowd" } as const;
const othersThan = (member: Member) => TRIO.filter((other) => other !== member);

/** A room. */
export const q3b = scenario<Role>({
  id: "q3b",
  title: { en: "A room for many", pt: "Uma sala para muitos" },
  question: {
    en: "Program a chat between two IPs. With more than two in it: who gets what one says?",
    pt: "Programe um chat entre 2 IPs. E com mais de dois nele: quem recebe o que um diz?",
  },
  cast: {
    server: { part: "chat-server", name: { en: "room", pt: "sala" } },
    ana: { part: "line-client", name: { en: "Ana", pt: "Ana" } },
    bia: { part: "line-client", name: { en: "Bia", pt: "Bia" } },
    caio: { part: "line-client", name: { en: "Caio", pt: "Caio" } },
    crowd: { part: "crowd", name: { en: "crowd", pt: "multidão" } },
  },

  races: true,

  async play(rig) {
    const at = await rig.endpoint("tcp", "server");
    const server = await rig.start("server", at);
    if (!await server.listens()) return;

    rig.caption({
      en: "Three enter, one after the other. Words go to and fro until each has heard the others.",
      pt: "Três entram, um de cada vez. Palavras vão e vêm até cada um ouvir os outros.",
    });
    const ana = await enters(rig, "ana", at, []);
    const bia = ana && await enters(rig, "bia", at, [ana]);
    const caio = bia && await enters(rig, "caio", at, [ana, bia]);
    if (!caio) return;

    rig.caption({
      en: "Now each says a line of two words. Do the two others get it, and its speaker not?",
      pt:
        "Agora cada um diz uma linha de duas palavras. Os outros dois a recebem, e quem falou não?",
    });
    await says(rig, ana, [bia, caio]);
    await says(rig, bia, [ana, caio]);
    await says(rig, caio, [ana, bia]);
    await caio.speaks(); // after a later line, an earlier one cannot come back any more; after this, the last
    await leave([ana, bia, caio]);

    rig.caption({
      en:
        `${MEMBERS} enter, and then all talk at once, ${LINES} lines each. Every line is unlike any other, ` +
        `and each member verifies what it gets.`,
      pt:
        `${MEMBERS} entram, e então todos falam ao mesmo tempo, ${LINES} linhas cada um. Nenhuma linha é igual ` +
        `a outra, e cada participante confere o que recebe.`,
    });
    const size = ["--members", `${MEMBERS}`, "--lines", `${LINES}`];
    const seed = `${Number(rig.word().replace(/\D/g, ""))}`;
    const limit = ["--timeout", `${rig.patience.replyMs}`];
    const crowd = await rig.start("crowd", at, ...size, "--seed", seed, ...limit);
    await crowd.ends(CROWD_MS);
  },

  expectations: [
    listensWhereTold<Role>("server", "TCP"),
    {
      id: "everyone-else-gets-it",
      about: ["server"],
      claim: {
        en: "What one of three says is shown by both of the others.",
        pt: "O que um de três diz aparece na tela dos outros dois.",
      },
      hint: {
        en:
          "Is everybody added to the list when they enter, and does the loop over it go to the end? To remove " +
          "somebody from a list inside a loop over it skips the next one.",
        pt:
          "Todos entram na lista ao chegar, e o laço sobre ela vai até o fim? Remover alguém da lista dentro do " +
          "laço que a percorre pula o seguinte.",
      },
      judge(timeline) {
        if (!first(timeline, "server", "listening")) return neverListened;
        if (!first(timeline, "ana", "started")) return neverStarted;
        const findings = TRIO.map((who) => judgeReach(timeline, who, 0, othersThan(who)));
        const cites = findings.flatMap((finding) => finding.verdict === "met" ? finding.cites : []);
        return findings.find(({ verdict }) => verdict !== "met") ?? met(...cites);
      },
    },
    {
      id: "sender-does-not",
      about: ["server"],
      claim: {
        en: "Nobody gets back what they said themselves.",
        pt: "Ninguém recebe de volta o que ele mesmo disse.",
      },
      hint: {
        en: "In the loop over the members, skip the one who spoke: compare sockets, not addresses.",
        pt:
          "No laço sobre os participantes, pule quem falou: compare os sockets, não os endereços.",
      },
      judge(timeline) {
        if (!first(timeline, "server", "listening")) return neverListened;
        for (const who of TRIO) {
          const [said] = linesOf(timeline, who);
          if (!said) return neverSaid;
          const [back] = showings(timeline, who, said.line);
          if (!back) continue;
          return unmet(
            { en: `"${said.line}" for the others only`, pt: `"${said.line}" só para os outros` },
            { en: `${who} got it back`, pt: `${who} a recebeu de volta` },
            said,
            back,
          );
        }
        return judgeCrowd(timeline, "server", "crowd", (report) => {
          return noFault(report, "returned", {
            en: "came back to their speakers",
            pt: "voltaram para quem as disse",
          });
        });
      },
    },
    {
      id: "exactly-once",
      about: ["server"],
      claim: {
        en: "Each of the others gets the line once, not twice.",
        pt: "Cada um dos outros recebe a linha uma vez, não duas.",
      },
      hint: {
        en: "Is somebody in the list twice, or does more than one thread hand the same line on?",
        pt: "Alguém está duas vezes na lista, ou mais de uma thread repassa a mesma linha?",
      },
      judge(timeline) {
        if (!first(timeline, "server", "listening")) return neverListened;
        const cited = [];
        for (const who of TRIO) {
          const [said] = linesOf(timeline, who);
          if (!said) return neverSaid;
          for (const other of othersThan(who)) {
            const shown = showings(timeline, other, said.line);
            if (shown.length > 1) {
              return unmet(
                { en: `"${said.line}" once`, pt: `"${said.line}" uma vez` },
                {
                  en: `${other} got it ${shown.length} times`,
                  pt: `${other} a recebeu ${shown.length} vezes`,
                },
                said,
                ...shown,
              );
            }
            cited.push(...shown);
          }
        }
        return cited.length > 0 ? met(...cited) : neverSaid;
      },
    },
    nothingLost<Role>(CROWD, MEMBERS, LINES),
    nothingDoubled<Role>(CROWD),
    nothingTorn<Role>(CROWD),
    orderPerSender<Role>(CROWD),
  ],

  gist: {
    en: `what one says reaches all the others, once and in order; ${MEMBERS} at once lose nothing`,
    pt:
      `o que um diz chega a todos os outros, uma vez e em ordem; ${MEMBERS} juntos não perdem nada`,
  },
  lesson,
});

/**
 * Question 3 e: a byte stream has no messages; whoever wants lines must look for their ends.
 *
 * @module
 */
import { type Finding, met, unmet } from "../core/expectation.ts";
import type { Timeline } from "../core/observation.ts";
import { first, type Seen, seen } from "../core/questions.ts";
import { type Participant, scenario } from "../core/scenario.ts";
import { same, type Text } from "../wire/text.ts";
import { enters, isHeard, leave, says } from "./chat_acts.ts";
import { neverSaid } from "./chat_claims.ts";
import { listensWhereTold, neverListened } from "./claims.ts";
import { judgeHearing, membersHear, onceHeard, type Pair } from "./hearing_claims.ts";
import { lesson } from "./lessons/q3e.ts";

type Role = "server" | "ana" | "bia" | "caio";

/** Members of the lab's own. */
const MEMBERS: readonly Pair<Role>[] = [["bia", "ana"], ["ana", "bia"]];
/** The chat client among them. */
const CAIO: readonly Pair<Role>[] = [["caio", "ana"], ["ana", "caio"]];
const ALL = [...MEMBERS, ...CAIO];

/** Whether Caio's screen shows what was said before this. */
const isHeardBefore = (timeline: Timeline<Role>, said: Seen<"typed", Role>, before: number) =>
  seen(timeline, "caio", "printed").some(({ line, seq }) =>
    seq > said.seq && seq < before && line.includes(said.line)
  );

/** Lines and writes. */
export const q3e = scenario<Role>({
  id: "q3e",
  title: { en: "Two lines in one write, one in three", pt: "Duas linhas num write, uma em três" },
  question: {
    en: "Chat: is what one program sends with one write() what the other receives with one read()?",
    pt: "Chat: o que um programa envia com um write() é o que o outro recebe com um read()?",
  },
  cast: {
    server: { part: "chat-server", name: { en: "room", pt: "sala" } },
    ana: { part: "line-client", machine: 2, name: { en: "Ana", pt: "Ana" } },
    bia: { part: "line-client", machine: 2, name: { en: "Bia", pt: "Bia" } },
    caio: { part: "chat-client", name: { en: "Caio", pt: "Caio" } },
  },

  async play(rig) {
    const at = await rig.endpoint("tcp", "server", "caio");
    const server = await rig.start("server", at);
    if (!await server.listens()) return;
    rig.caption({
      en: "Ana and Bia enter from the second machine, Caio from that of the room.",
      pt: "Ana e Bia entram pela segunda máquina, Caio pela máquina da sala.",
    });
    const ana = await enters(rig, "ana", at, [], "--writes");
    const bia = ana && await enters(rig, "bia", at, [ana]);
    if (!bia) return;
    const caio = await rig.start("caio", at);
    await caio.connects();
    if (!await isHeard(rig, caio, ana) || !await isHeard(rig, ana, caio)) return;

    rig.caption({
      en: "Ana's program sends two lines with one write().",
      pt: "O programa da Ana envia duas linhas com um único write().",
    });
    const [one, two] = [`${rig.word()} ${rig.word()}`, `${rig.word()} ${rig.word()}`];
    await write(ana, `${one}\n${two}\n`);
    for (const hearer of [bia, caio]) await hearer.prints(two);

    rig.caption({
      en: "Now one line in three writes; Bia speaks in between, so each part is read by itself.",
      pt:
        "Agora uma linha em três writes; Bia fala no meio, para que cada parte seja lida sozinha.",
    });
    const parts = [rig.word(), ` ${rig.word()} `, rig.word()];
    for (const part of parts.slice(0, -1)) {
      await write(ana, part);
      await says(rig, bia, [caio]);
    }
    await write(ana, `${parts.at(-1)}\n`);
    for (const hearer of [bia, caio]) await hearer.prints(parts.join(""));
    await says(rig, caio, [ana]);
    await leave([ana, bia, caio]);
  },

  expectations: [
    listensWhereTold("server", "TCP"),
    membersHear("server", MEMBERS),
    {
      id: "caio-takes-part",
      about: ["caio", "server"],
      claim: {
        en:
          "Caio's program takes part: he is heard, and hears what others say while he says nothing.",
        pt: "O programa do Caio participa: ele é ouvido, e ouve os outros sem precisar dizer nada.",
      },
      hint: {
        en:
          "Read the keyboard and the connection at the same time: two threads, or poll(). Show all that comes.",
        pt:
          "Leia o teclado e a conexão ao mesmo tempo: duas threads, ou poll(). Mostre tudo o que chega.",
      },
      judge(timeline) {
        const members = judgeHearing(timeline, MEMBERS);
        if (members.verdict !== "met") return neverSaid;
        const hearing = judgeHearing(timeline, CAIO);
        const said = seen(timeline, "caio", "typed").find(({ line }) => line.includes(" "));
        if (hearing.verdict !== "met" || !said) return hearing;
        const meanwhile = seen(timeline, "bia", "typed").filter(({ line, seq }) =>
          line.includes(" ") && seq < said.seq
        );
        if (
          meanwhile.length > 0 && !meanwhile.some((word) => isHeardBefore(timeline, word, said.seq))
        ) {
          return unmet(
            {
              en: "what Bia says, while he says nothing",
              pt: "o que a Bia diz, sem ele dizer nada",
            },
            {
              en: `none of ${meanwhile.length} lines, until he said something himself`,
              pt: `nenhuma de ${meanwhile.length} linhas, até ele mesmo dizer algo`,
            },
            ...meanwhile,
            seen(timeline, "caio", "quiet").at(-1),
            said,
          );
        }
        const shown = seen(timeline, "ana", "printed").find(({ line, seq }) =>
          seq > said.seq && line.includes(said.line)
        );
        if (shown) return met(...hearing.cites, said, shown);
        return unmet(
          { en: `${said.line} on Ana's screen`, pt: `${said.line} na tela da Ana` },
          { en: "not the whole line", pt: "não a linha inteira" },
          said,
          seen(timeline, "ana", "quiet").at(-1),
        );
      },
    },
    onceHeard(ALL, {
      id: "two-in-one",
      about: ["server", "caio"],
      claim: {
        en: "Two lines in one write arrive as two lines, each whole and on its own.",
        pt: "Duas linhas num write chegam como duas linhas, cada uma inteira e sozinha.",
      },
      hint: {
        en: "One recv() can hold several lines: split what has arrived at each newline.",
        pt: "Um recv() pode trazer várias linhas: separe o que chegou em cada fim de linha.",
      },
      judge: (timeline) => judgeLines(timeline, writesOf(timeline).slice(0, 1)),
    }),
    onceHeard(ALL, {
      id: "one-in-three",
      about: ["server", "caio"],
      claim: {
        en: "One line in three writes arrives as one line, once its end has come.",
        pt: "Uma linha em três writes chega como uma linha, quando o fim dela chegou.",
      },
      hint: {
        en: "One recv() can hold half a line: keep it until the newline comes.",
        pt: "Um recv() pode trazer meia linha: guarde-a até vir o fim de linha.",
      },
      judge: (timeline) => judgeLines(timeline, writesOf(timeline).slice(1)),
    }),
  ],

  gist: {
    en:
      "a stream keeps the bytes and their order, not the writes: lines are made by looking for their ends",
    pt:
      "o fluxo mantém os bytes e a ordem, não os writes: as linhas se fazem procurando onde terminam",
  },
  lesson,
});

/** One write(): done when the client says that the system has taken the bytes, and before the next. */
async function write(client: Participant, text: string): Promise<void> {
  await client.typePart(text);
  await client.comesTo(same("write()"), (timeline) => {
    const typed = seen(timeline, "ana", "typed").at(-1)?.seq ?? Infinity;
    const shown = seen(timeline, "ana", "printed");
    return shown.some(({ line, seq }) => seq > typed && line.startsWith("write()"));
  });
}

/** What Ana's program wrote once all were there: the first write holds two lines, all others one. */
const writesOf = (timeline: Timeline<Role>) =>
  seen(timeline, "ana", "typed").filter(({ open }) => open);

/** Each of the lines is shown once to each hearer, with none of the others beside it: what else is there is wording. */
function judgeLines(timeline: Timeline<Role>, writes: readonly Seen<"typed", Role>[]): Finding {
  if (!first(timeline, "server", "listening")) return neverListened;
  if (writes.length === 0) return neverSaid;
  const lines = writes.map(({ line }) => line).join("").trimEnd().split("\n");
  const shown = (["bia", "caio"] as const).flatMap((who) =>
    lines.map((line) => ({
      line,
      at: seen(timeline, who, "printed").filter((o) =>
        lines.every((other) => o.line.includes(other) === (other === line))
      ),
    }))
  );
  const wrong = shown.find(({ at }) => at.length !== 1);
  if (!wrong) return met(...writes, ...shown.flatMap(({ at }) => at));
  return unmet(
    expected(wrong.line),
    wrong.at.length === 0
      ? { en: "no line with it, and it alone", pt: "nenhuma linha com ela, e só com ela" }
      : { en: `${wrong.at.length} of them`, pt: `${wrong.at.length} delas` },
    ...writes,
    ...wrong.at,
    ...(["bia", "caio"] as const).map((who) => seen(timeline, who, "quiet").at(-1)),
  );
}

const expected = (line: string): Text => ({
  en: `one line that ends in "${line}"`,
  pt: `uma linha que termina em "${line}"`,
});

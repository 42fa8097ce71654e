/**
 * Question 3 a: two programs talk to each other, with no server between them.
 *
 * @module
 */
import type { Endpoint } from "../core/observation.ts";
import { type Participant, type Rig, scenario } from "../core/scenario.ts";
import { formatAddress } from "../wire/address.ts";
import { twoWords } from "./acts.ts";
import { isHeard, nickWord } from "./chat_acts.ts";
import { lesson } from "./lessons/q3a.ts";
import { eachListens, hears, remarkOn, toldWhenAlone } from "./peer_claims.ts";

type Role = "ana" | "bia" | "caio" | "davi";

/** Two programs, two addresses, either order. */
export const q3a = scenario<Role>({
  id: "q3a",
  title: { en: "Two IPs, no server", pt: "Dois IPs, sem servidor" },
  question: {
    en: "Chat between 2 IPs: two equal programs, one at each address. Who has to start first?",
    pt: "Chat entre 2 IPs: dois programas iguais, um em cada endereço. Quem precisa iniciar antes?",
  },
  cast: {
    ana: { part: "chat-peer", name: { en: "Ana", pt: "Ana" } },
    bia: { part: "chat-peer", machine: 2, name: { en: "Bia", pt: "Bia" } },
    caio: { part: "chat-peer", name: { en: "Caio", pt: "Caio" } },
    davi: { part: "chat-peer", machine: 2, name: { en: "Davi", pt: "Davi" } },
  },

  async play(rig) {
    rig.caption({
      en: "Ana's program is started first. At the other address there is nobody yet.",
      pt: "O programa da Ana é iniciado primeiro. No outro endereço ainda não há ninguém.",
    });
    const here = await rig.endpoint("tcp", "ana");
    const there = await rig.endpoint("tcp", "bia");
    const ana = await start(rig, "ana", here, there);
    if (!ana) return;
    rig.caption({
      en: "Then Bia's, on the second machine. They find each other, and both speak.",
      pt: "Depois o da Bia, na segunda máquina. Os dois se encontram, e ambos falam.",
    });
    const bia = await start(rig, "bia", there, here);
    if (!bia) return;
    await talk(rig, [ana, here], [bia, there]);

    rig.caption({ en: "Bia leaves. Does Ana notice?", pt: "Bia sai. Ana percebe?" });
    await bia.prints(await say(rig, ana));
    await bia.hangUp();
    await bia.ends();
    await ana.comesTo(
      { en: "a remark that Bia is gone", pt: "um aviso de que Bia saiu" },
      (timeline) => remarkOn(timeline, "ana", "bia") !== undefined,
    );
    await ana.hangUp();
    await ana.ends();

    rig.caption({
      en:
        "The other way round: Davi, on the second machine, is first; Caio, on the first, comes later.",
      pt: "Agora ao contrário: Davi, na segunda máquina, vem antes; Caio, na primeira, depois.",
    });
    const [caioAt, daviAt] = [await rig.endpoint("tcp", "caio"), await rig.endpoint("tcp", "davi")];
    const davi = await start(rig, "davi", daviAt, caioAt);
    const caio = davi && await start(rig, "caio", caioAt, daviAt);
    if (!davi || !caio) return;
    await talk(rig, [davi, daviAt], [caio, caioAt]);
    for (const peer of [davi, caio]) {
      await peer.hangUp();
      await peer.ends();
    }
  },

  expectations: [
    eachListens(["ana", "bia", "caio", "davi"], {
      en: "Each of them listens at its own address: nobody is only a client.",
      pt: "Cada um escuta no próprio endereço: ninguém é só cliente.",
    }),
    hears("bia", "ana", {
      en: "Ana came first; what she types is shown to Bia.",
      pt: "Ana veio primeiro; o que ela digita aparece para Bia.",
    }),
    hears("ana", "bia", {
      en: "What Bia types is shown to Ana: one connection carries both directions.",
      pt: "O que Bia digita aparece para Ana: uma conexão leva os dois sentidos.",
    }),
    hears("caio", "davi", {
      en: "With the other machine first it is the same: Caio sees what Davi types.",
      pt: "Com a outra máquina primeiro é igual: Caio vê o que Davi digita.",
    }),
    hears("davi", "caio", {
      en: "And Davi sees what Caio types.",
      pt: "E Davi vê o que Caio digita.",
    }),
    toldWhenAlone("ana", "bia", {
      en: "When the other one leaves, the one who stays is told.",
      pt: "Quando o outro sai, quem fica é avisado.",
    }),
  ],

  gist: {
    en: "each listens and each calls; either may start first, and one connection serves both",
    pt:
      "cada um escuta e cada um chama; qualquer um pode iniciar antes, e uma conexão serve aos dois",
  },
  lesson,
});

/** Starts a program at its own address, told of the other's; undefined if it neither listens nor calls. */
async function start(
  rig: Rig<Role>,
  role: Role,
  me: Endpoint,
  peer: Endpoint,
): Promise<Participant | undefined> {
  const participant = await rig.start(role, me, "--peer", formatAddress(peer));
  return await participant.isReady(peer, nickWord(rig)) ? participant : undefined;
}

/** Both see the connection, and each says a word to the other. */
async function talk(
  rig: Rig<Role>,
  [one, here]: readonly [Participant, Endpoint],
  [two, there]: readonly [Participant, Endpoint],
): Promise<void> {
  const isSeen = await one.meets(there) && await two.meets(here);
  for (const [speaker, listener] of [[one, two], [two, one]] as const) {
    if (isSeen) await listener.prints(await say(rig, speaker));
    else await isHeard(rig, speaker, listener); // they may not have met yet
  }
}

async function say(rig: Rig<Role>, speaker: Participant): Promise<string> {
  const line = twoWords(rig);
  await speaker.type(line);
  return line;
}

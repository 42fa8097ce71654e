/**
 * What is done for question 1 b: one UDP client speaks to nobody and then to a server, another to the server only.
 *
 * @module
 */
import { counted, replyTo } from "../core/questions.ts";
import type { Counters, Participant, Patience, Rig } from "../core/scenario.ts";
import { same } from "../wire/text.ts";
import { exchangeLine, sendToNobody, twoWords } from "./acts.ts";

/** Who takes part. */
export type Role = "client" | "server" | "late";

/** So many times `silenceMs` a client has to be done with the lost line, before it is asked what it waits for. */
const A_WHILE = 3;

/** Plays question 1 b. */
export async function play(rig: Rig<Role>): Promise<void> {
  const at = await rig.endpoint("udp", "server", "client");

  rig.caption({
    en: "No program uses this UDP port yet. The client is started, and a line typed into it.",
    pt:
      "Nenhum programa usa esta porta UDP ainda. O cliente é iniciado, e uma linha é digitada nele.",
  });
  const lost = rig.word();
  const client = await sendToNobody(rig, "client", at, lost);

  rig.caption({
    en: "Now the server is started. The same client, still running, gets a second line.",
    pt: "Agora o servidor é iniciado. O mesmo cliente, ainda rodando, recebe uma segunda linha.",
  });
  const server = await rig.start("server", at);
  if (!await server.listens()) return;
  const second = twoWords(rig);
  const sent = await rig.counters("Udp.OutDatagrams");
  const received = await rig.counters("Udp.InDatagrams");
  if (await client.type(second)) {
    const end = await endOf(client, second, sent, rig.patience);
    if (end === "answered") {
      await received.reaches("Udp.InDatagrams", 1); // it must not be counted as the next client's
      await client.prints(replyTo(lost), rig.patience.silenceMs);
    }
    await client.hangUp();
    await client.ends(end === "not sent" ? rig.patience.silenceMs : rig.patience.exitMs);
    await client.stop(); // it may have bound a port of its own, which the next one needs
  }

  rig.caption({
    en: "For comparison with TCP: a new client, started after the server.",
    pt: "Para comparar com o TCP: um cliente novo, iniciado depois do servidor.",
  });
  await exchangeLine(rig, "late", at);
}

/**
 * What became of the second line. A client may wait for the lost answer for ever: where the kernel counted that no
 * datagram left, it is not waited for any longer.
 */
async function endOf(
  client: Participant,
  line: string,
  sent: Counters,
  { silenceMs }: Patience,
): Promise<"answered" | "not answered" | "not sent"> {
  if (await client.prints(replyTo(line), A_WHILE * silenceMs)) return "answered";
  await sent.note();
  let isStill = false;
  await client.comesTo(same("Udp.OutDatagrams"), (timeline) => {
    const out = counted(timeline, "Udp.OutDatagrams");
    isStill = out !== undefined && !out.shared && out.rise === 0;
    return true;
  });
  if (isStill) return "not sent";
  return await client.prints(replyTo(line)) ? "answered" : "not answered";
}

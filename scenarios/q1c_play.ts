/**
 * What is done for question 1 c. A client that can be told a port is told a wrong one. Into many a textbook's client
 * the port is written; then the world changes instead: its calls come while nobody is there, and while
 * another service has the port.
 *
 * @module
 */
import type { Endpoint } from "../core/observation.ts";
import type { Participant, Rig } from "../core/scenario.ts";
import { callNobody, exchangeLine, sendToNobody } from "./acts.ts";

/** Who takes part. */
export type Role =
  | "tcpServer"
  | "udpServer"
  | "stranger"
  | "tcpClosed"
  | "tcpStray"
  | "udpClosed"
  | "tcpRight"
  | "udpRight";

/** The places of the play. */
interface Places {
  readonly tcp: Endpoint;
  readonly udp: Endpoint;
  readonly tcpClosed: Endpoint;
  readonly udpClosed: Endpoint;
  readonly elsewhere: Endpoint;
}

/** Plays question 1 c. */
export async function play(rig: Rig<Role>): Promise<void> {
  const places = await placesFor(rig);
  const { tcp, udp } = places;
  const isTcpWritten = places.tcpClosed.port === tcp.port;
  const isUdpWritten = places.udpClosed.port === udp.port;

  const greeting = rig.word();
  if (isTcpWritten) {
    await tcpToNobody(rig, places.tcpClosed, true);
    const stranger = await startStranger(rig, places, greeting);
    if (!await stranger.listens()) return;
    const client = await tcpToStranger(rig, places, greeting);
    // The client goes first: an end that closes first keeps the port (TIME-WAIT, RFC 9293, 3.6), and many a
    // textbook's server could not bind to it.
    await client.stop();
    await stranger.stop();
  }
  if (isUdpWritten) await udpToNobody(rig, places.udpClosed, true);

  captionServers(rig, places);
  const tcpServer = await rig.start("tcpServer", tcp);
  if (!await tcpServer.listens()) return; // first, so that a wrong UDP server cannot take its port
  const udpServer = await rig.start("udpServer", udp);
  const stranger = isTcpWritten ? undefined : await startStranger(rig, places, greeting);
  if (!await udpServer.listens() || stranger && !await stranger.listens()) return;

  if (!isTcpWritten) {
    await tcpToNobody(rig, places.tcpClosed, false);
    await tcpToStranger(rig, places, greeting);
  }
  if (!isUdpWritten) await udpToNobody(rig, places.udpClosed, false);

  rig.caption({
    en:
      `The right port, ${tcp.port}: the TCP client and the UDP client each reach their own server.`,
    pt:
      `A porta certa, ${tcp.port}: o cliente TCP e o cliente UDP alcançam cada um o seu servidor.`,
  });
  await exchangeLine(rig, "tcpRight", tcp, { whileOpen: (client) => client.connects() });
  await exchangeLine(rig, "udpRight", udp);
}

async function placesFor(rig: Rig<Role>): Promise<Places> {
  const tcp = await rig.endpoint("tcp", "tcpServer", "tcpRight");
  const isUdpTold = !rig.hasWrittenPort("udpServer") && !rig.hasWrittenPort("udpRight");
  const tcpClosed = await rig.endpoint("tcp", "tcpClosed");
  return {
    tcp,
    // The same number, where it can be told: to see that these are two ports all the same.
    udp: isUdpTold
      ? { ...tcp, transport: "udp" }
      : await rig.endpoint("udp", "udpServer", "udpRight"),
    tcpClosed,
    udpClosed: isUdpTold
      ? { ...tcpClosed, transport: "udp", ...(tcpClosed.port === tcp.port && await free(rig)) }
      : await rig.endpoint("udp", "udpClosed"),
    elsewhere: await rig.endpoint("tcp", "tcpStray"),
  };
}

/** A number that nobody has. */
async function free(rig: Rig<Role>): Promise<{ readonly port: number }> {
  const { port } = await rig.endpoint("udp");
  return { port };
}

function captionServers(rig: Rig<Role>, { tcp, udp, tcpClosed, elsewhere }: Places): void {
  const isSame = tcp.port === udp.port;
  const isElsewhere = elsewhere.port !== tcp.port;
  rig.caption({
    en: (isSame
      ? `Two servers use the same number ${tcp.port}: one TCP, one UDP.`
      : `A TCP server uses port ${tcp.port}, a UDP server port ${udp.port}.`) +
      (isElsewhere
        ? ` On port ${elsewhere.port} runs another service. No program uses port ${tcpClosed.port}.`
        : ""),
    pt: (isSame
      ? `Dois servidores usam o mesmo número ${tcp.port}: um TCP, um UDP.`
      : `Um servidor TCP usa a porta ${tcp.port}, um servidor UDP a porta ${udp.port}.`) +
      (isElsewhere
        ? ` Na porta ${elsewhere.port} roda outro serviço. Nenhum programa usa a porta ${tcpClosed.port}.`
        : ""),
  });
}

/** Of a client that cannot be told another port: who is there yet? */
const WRITTEN = {
  en: " That number is written into the client; its server is not there yet.",
  pt: " Esse número está escrito no cliente; o servidor dele ainda não está lá.",
};

async function tcpToNobody(rig: Rig<Role>, at: Endpoint, isWritten: boolean): Promise<void> {
  rig.caption({
    en: `TCP to port ${at.port}, which no program uses.${isWritten ? WRITTEN.en : ""}`,
    pt: `TCP para a porta ${at.port}, que nenhum programa usa.${isWritten ? WRITTEN.pt : ""}`,
  });
  await callNobody(rig, "tcpClosed", at);
}

async function udpToNobody(rig: Rig<Role>, at: Endpoint, isWritten: boolean): Promise<void> {
  rig.caption({
    en: `UDP to port ${at.port}, which no program uses.${isWritten ? WRITTEN.en : ""}`,
    pt: `UDP para a porta ${at.port}, que nenhum programa usa.${isWritten ? WRITTEN.pt : ""}`,
  });
  const client = await sendToNobody(rig, "udpClosed", at);
  await client.stop(); // it may have bound a port of its own, which the next one needs
}

function startStranger(
  rig: Rig<Role>,
  { elsewhere }: Places,
  greeting: string,
): Promise<Participant> {
  return rig.start("stranger", elsewhere, "--greeting", greeting);
}

async function tcpToStranger(
  rig: Rig<Role>,
  { elsewhere }: Places,
  greeting: string,
): Promise<Participant> {
  rig.caption({
    en: `TCP to port ${elsewhere.port}, which belongs to the other service.`,
    pt: `TCP para a porta ${elsewhere.port}, que pertence ao outro serviço.`,
  });
  const client = await rig.start("tcpStray", elsewhere);
  await client.type(rig.word());
  await client.prints(greeting);
  await client.hangUp();
  await client.ends();
  return client;
}

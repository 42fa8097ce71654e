/**
 * Question 1 c: the client's port is not the server's. Every way in which that can be.
 *
 * @module
 */
import { met, undecided, unmet } from "../core/expectation.ts";
import { first, replyTo, seen, shows, typedLine } from "../core/questions.ts";
import { scenario } from "../core/scenario.ts";
import { formatAddress } from "../wire/address.ts";
import { listensWhereTold, neverStarted, refused } from "./claims.ts";
import { lesson } from "./lessons/q1c.ts";
import { play, type Role } from "./q1c_play.ts";
import { servedOnce } from "./serving_claims.ts";

/** Another port. */
export const q1c = scenario<Role>({
  id: "q1c",
  title: { en: "Another port than the server's", pt: "Outra porta que não a do servidor" },
  question: {
    en:
      "What happens if the port number that the client tries to connect to is different from the port " +
      "that the server provides?",
    pt:
      "O que acontece se o número da porta que o cliente tentar se conectar for diferente da porta " +
      "disponibilizada pelo servidor?",
  },
  cast: {
    tcpServer: { part: "tcp-server", name: { en: "TCP server", pt: "servidor TCP" } },
    udpServer: { part: "udp-server", name: { en: "UDP server", pt: "servidor UDP" } },
    stranger: { part: "stranger", name: { en: "other service", pt: "outro serviço" } },
    tcpClosed: { part: "tcp-client", name: { en: "TCP client 1", pt: "cliente TCP 1" } },
    tcpStray: { part: "tcp-client", name: { en: "TCP client 2", pt: "cliente TCP 2" } },
    udpClosed: { part: "udp-client", name: { en: "UDP client 1", pt: "cliente UDP 1" } },
    tcpRight: { part: "tcp-client", name: { en: "TCP client 3", pt: "cliente TCP 3" } },
    udpRight: { part: "udp-client", name: { en: "UDP client 2", pt: "cliente UDP 2" } },
  },

  play,

  expectations: [
    listensWhereTold("tcpServer", "TCP"),
    listensWhereTold("udpServer", "UDP"),
    refused("tcpClosed", {
      en:
        "TCP to a port that no program uses is refused, as in (a), though a server runs on another.",
      pt:
        "TCP para uma porta que nenhum programa usa é recusado, como em (a), embora haja servidor em outra.",
    }),
    {
      id: "stranger-answers",
      about: ["tcpStray"],
      claim: {
        en: "TCP to another service's port connects, and that service answers in its own protocol.",
        pt: "TCP para a porta de outro serviço conecta, e esse serviço responde no protocolo dele.",
      },
      hint: {
        en:
          "Is the port taken from the command line? And is whatever arrives shown, expected or not?",
        pt: "A porta vem da linha de comando? E o que chega é mostrado, esperado ou não?",
      },
      judge(timeline) {
        const stranger = first(timeline, "stranger", "started");
        if (!stranger || !first(timeline, "stranger", "listening")) {
          return undecided({
            en: "the lab's other service was not there",
            pt: "o outro serviço do laboratório não estava lá",
          });
        }
        if (!first(timeline, "tcpStray", "started")) return neverStarted;
        const greeting = stranger.command.split(" ").at(-1) ?? "";
        const greeted = shows(timeline, "tcpStray", greeting)[0];
        const typed = typedLine(timeline, "tcpStray");
        const reply = typed && shows(timeline, "tcpStray", replyTo(typed.line))[0];
        const last = seen(timeline, "tcpStray", "printed").at(-1);
        if (greeted && !reply) return met(typed, greeted, last);
        return unmet(
          { en: `the greeting with ${greeting}`, pt: `a saudação com ${greeting}` },
          reply
            ? {
              en: "an answer that only our server gives",
              pt: "uma resposta que só o nosso servidor dá",
            }
            : { en: "that greeting was never shown", pt: "essa saudação nunca apareceu" },
          typed,
          reply ?? first(timeline, "tcpStray", "quiet") ?? first(timeline, "tcpStray", "exited"),
        );
      },
    },
    {
      id: "udp-silence",
      about: ["udpClosed"],
      claim: {
        en:
          "UDP to a port that no program uses goes nowhere, silently: no answer, and no refusal either.",
        pt:
          "UDP para uma porta que nenhum programa usa se perde em silêncio: nem resposta, nem recusa.",
      },
      hint: {
        en:
          "Is the port taken from the command line? And does the client print only what it received?",
        pt: "A porta vem da linha de comando? E o cliente imprime só o que recebeu?",
      },
      judge(timeline) {
        const typed = typedLine(timeline, "udpClosed");
        if (!typed) return undecided({ en: "no line was typed", pt: "nenhuma linha foi digitada" });
        const reply = shows(timeline, "udpClosed", replyTo(typed.line))[0];
        if (reply) {
          return unmet(
            { en: "no answer", pt: "nenhuma resposta" },
            { en: "the client showed one", pt: "o cliente mostrou uma" },
            typed,
            reply,
          );
        }
        const waited = timeline.find((o) =>
          o.who === "udpClosed" && o.seq > typed.seq && (o.kind === "quiet" || o.kind === "printed")
        );
        const receipt = timeline.find((o) =>
          o.kind === "receipt" && !o.shared && (o.counters["Udp.NoPorts"] ?? 0) > 0
        );
        return met(typed, waited, receipt);
      },
    },
    servedOnce(["tcpRight", "tcpServer"], "tcp", {
      en: "On the right number the TCP client reaches the TCP server ...",
      pt: "No número certo, o cliente TCP alcança o servidor TCP ...",
    }),
    servedOnce(["udpRight", "udpServer"], "udp", {
      en: "... and the UDP client the UDP server: the same number, two different ports.",
      pt: "... e o cliente UDP, o servidor UDP: o mesmo número, duas portas diferentes.",
    }),
    {
      id: "ephemeral-port",
      about: ["tcpRight"],
      claim: {
        en:
          "The client's own port differs from the server's, and that is normal: the system picked a free one.",
        pt:
          "A porta do próprio cliente difere da do servidor, e isso é normal: o sistema escolheu uma livre.",
      },
      hint: {
        en: "A client needs no bind(): let the system choose its port.",
        pt: "Um cliente não precisa de bind(): deixe o sistema escolher a porta dele.",
      },
      judge(timeline) {
        const link = first(timeline, "tcpRight", "connected");
        if (!link) {
          return undecided({
            en: "the connection was not seen in the socket table or the server's log",
            pt: "a conexão não foi vista na tabela de sockets nem no registro do servidor",
          });
        }
        if (link.local.port !== link.peer.port) return met(link);
        return unmet(
          {
            en: `a port other than ${link.peer.port}`,
            pt: `uma porta que não seja ${link.peer.port}`,
          },
          {
            en: `the client called from ${formatAddress(link.local)}`,
            pt: `o cliente chamou de ${formatAddress(link.local)}`,
          },
          link,
        );
      },
    },
  ],

  gist: {
    en: "closed port: TCP refused, UDP silent; another service's port: that one answers",
    pt: "porta fechada: TCP recusado, UDP em silêncio; porta de outro serviço: ele responde",
  },
  lesson,
});

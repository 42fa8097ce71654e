/**
 * Question 1 b: a UDP client started before its server sends all the same. What it sent is lost; what it
 * sends once the server is there is answered.
 *
 * @module
 */
import { met, undecided, unmet } from "../core/expectation.ts";
import { counted, first, replyTo, seen, shows, typedLine } from "../core/questions.ts";
import { scenario } from "../core/scenario.ts";
import { listensWhereTold, neverListened } from "./claims.ts";
import { tcpAgainstUdp } from "./lessons/comparison.ts";
import { lesson } from "./lessons/q1b.ts";
import { play, type Role } from "./q1b_play.ts";
import { repliesShown, repliesSpoilt } from "./replies.ts";
import { notAnswered, servedOnce } from "./serving_claims.ts";

/** UDP client first. */
export const q1b = scenario<Role>({
  id: "q1b",
  title: { en: "The UDP client before its server", pt: "O cliente UDP antes do servidor" },
  question: {
    en: "Do the same with the UDP client and server. Was the result similar to the TCP socket's? " +
      "Compare the results and justify.",
    pt:
      "Faça o mesmo procedimento para o cliente e servidor UDP. O resultado foi similar ao socket TCP? " +
      "Compare os resultados e justifique.",
  },
  cast: {
    client: { part: "udp-client", name: { en: "early client", pt: "cliente 1" } },
    server: { part: "udp-server", name: { en: "server", pt: "servidor" } },
    late: { part: "udp-client", name: { en: "late client", pt: "cliente 2" } },
  },

  play,

  expectations: [
    {
      id: "sends-to-nobody",
      about: ["client"],
      claim: {
        en: "No error reaches the client: the datagram leaves although nobody is there.",
        pt: "Nenhum erro chega ao cliente: o datagrama é enviado mesmo sem ninguém do outro lado.",
      },
      hint: {
        en: "Is the client's socket a UDP one (SOCK_DGRAM), with no handshake before sendto()?",
        pt: "O socket do cliente é UDP (SOCK_DGRAM), sem handshake antes do sendto()?",
      },
      judge(timeline) {
        const typed = typedLine(timeline, "client");
        const noPorts = counted(timeline, "Udp.NoPorts");
        const expected = {
          en: "a datagram on its way to the empty port",
          pt: "um datagrama a caminho da porta vazia",
        };
        if (noPorts && !noPorts.shared && noPorts.rise === 0) {
          const observed = {
            en: "the kernel saw no datagram arrive there",
            pt: "o kernel não viu nenhum datagrama chegar ali",
          };
          return unmet(expected, observed, typed, noPorts.seq, first(timeline, "client", "exited"));
        }
        if (typed) return met(typed, noPorts?.seq);
        const observed = {
          en: "it ended before a line was typed",
          pt: "terminou antes de uma linha ser digitada",
        };
        return unmet(expected, observed, first(timeline, "client", "exited"));
      },
    },
    {
      id: "lost-not-queued",
      about: ["client"],
      claim: {
        en:
          "That first line is lost, not queued: its answer never comes, not even once the server runs.",
        pt:
          "Essa primeira linha se perde, não fica em fila: a resposta nunca vem, nem com o servidor rodando.",
      },
      hint: {
        en:
          "The client must show what it received, not answer its line itself: nobody was there to do so.",
        pt:
          "O cliente deve mostrar o que recebeu, e não responder a linha ele mesmo: não havia ninguém lá.",
      },
      judge(timeline) {
        const lost = typedLine(timeline, "client");
        if (!lost) return undecided({ en: "no line was typed", pt: "nenhuma linha foi digitada" });
        const reply = replyTo(lost.line);
        const shown = shows(timeline, "client", reply)[0];
        const ready = first(timeline, "server", "listening");
        if (!shown) {
          const waited = seen(timeline, "client", "quiet")[0] ??
            seen(timeline, "client", "printed").find((o) => o.seq > lost.seq);
          const noPorts = counted(timeline, "Udp.NoPorts");
          if (noPorts && !noPorts.shared && noPorts.rise === 0) {
            return undecided({
              en: "no datagram was sent that could be lost",
              pt: "nenhum datagrama foi enviado que pudesse se perder",
            });
          }
          return met(lost, waited, noPorts?.seq, ready, first(timeline, "client", "exited"));
        }
        const begun = first(timeline, "server", "started"); // it may answer before it is seen to listen
        if (begun && begun.seq < shown.seq) {
          return undecided({
            en:
              "it came once the server was there: the client sends a line again, which UDP never does",
            pt:
              "veio quando o servidor já estava lá: o cliente reenvia a linha, o que o UDP nunca faz",
          });
        }
        return unmet(
          { en: `no ${reply}, ever`, pt: `${reply} nunca aparece` },
          {
            en: "the client showed it, though nobody had answered",
            pt: "o cliente mostrou essa resposta, embora ninguém tivesse respondido",
          },
          lost,
          shown,
        );
      },
    },
    listensWhereTold("server", "UDP"),
    {
      id: "same-client-served",
      about: ["client", "server"],
      claim: {
        en: "The same client, not restarted, is answered as soon as the server is there.",
        pt: "O mesmo cliente, sem ser reiniciado, é atendido assim que o servidor aparece.",
      },
      hint: {
        en:
          "After a lost datagram the socket is as good as new: send the next line on it and read on.",
        pt:
          "Depois de um datagrama perdido o socket continua bom: envie a próxima linha nele e siga lendo.",
      },
      judge(timeline) {
        const second = typedLine(timeline, "client", 1);
        if (!first(timeline, "server", "listening")) return neverListened;
        if (!second) {
          return undecided({
            en: "the client takes one line only, and had ended",
            pt: "o cliente aceita só uma linha, e já tinha terminado",
          });
        }
        const shown = repliesShown(timeline, "client", second)[0];
        if (shown) return met(second, shown);
        const [spoilt] = repliesSpoilt(timeline, "client", second);
        const sent = counted(timeline, "Udp.OutDatagrams");
        if (!spoilt && (!sent || sent.shared || sent.rise === 0)) {
          if (first(timeline, "client", "exited") && !first(timeline, "client", "hung-up")) {
            return undecided({
              en: "the client ended without sending the second line",
              pt: "o cliente terminou sem enviar a segunda linha",
            });
          }
          return undecided({
            en:
              "no sign that the client sent the second line: it may still wait for the lost answer",
            pt:
              "nada indica que o cliente enviou a segunda linha: talvez ainda espere a resposta perdida",
          });
        }
        const lost = typedLine(timeline, "client");
        const resent = lost && shows(timeline, "client", replyTo(lost.line))[0];
        if (!spoilt && resent && first(timeline, "client", "exited")) {
          return undecided({
            en: "the client sent its first line again, got that answered, and takes no second one",
            pt: "o cliente reenviou a primeira linha, recebeu a resposta dela, e não aceita outra",
          });
        }
        return notAnswered(timeline, "client", second, {
          en: "the second line was sent, but its answer not shown",
          pt: "a segunda linha foi enviada, mas a resposta não apareceu",
        }, sent?.seq);
      },
    },
    servedOnce(["late", "server"], "udp", {
      en: "A client started after the server is served, as with TCP.",
      pt: "Um cliente iniciado depois do servidor é atendido, como no TCP.",
    }),
  ],

  gist: {
    en: "UDP sends to nobody and loses the line; the same client is served later",
    pt: "o UDP envia para ninguém e perde a linha; o mesmo cliente é atendido depois",
  },
  lesson,
  comparison: tcpAgainstUdp,
});

/**
 * Question 1 a: a TCP client is started before its server is refused at connect(), and stays refused.
 *
 * @module
 */
import { met, undecided, unmet } from "../core/expectation.ts";
import type { Timeline } from "../core/observation.ts";
import {
  complaint,
  counted,
  first,
  isFailure,
  replyTo,
  seen,
  shows,
  typedLine,
} from "../core/questions.ts";
import { scenario } from "../core/scenario.ts";
import { callNobody, exchangeLine } from "./acts.ts";
import { listensWhereTold, neverListened, refused } from "./claims.ts";
import { lesson } from "./lessons/q1a.ts";
import { servedOnce } from "./serving_claims.ts";

type Role = "early" | "server" | "late" | "next";

const lateServed = servedOnce<Role>(["late", "server"], "tcp", {
  en: "A client started after the server is served: the reply is its line in upper case.",
  pt: "Um cliente iniciado depois do servidor é atendido: a resposta é a linha em maiúsculas.",
});

const nextServed = servedOnce<Role>(["next", "server"], "tcp", {
  en: "So is the next one, once that client has left: a server goes on.",
  pt: "O seguinte também, depois que aquele cliente saiu: um servidor continua.",
});

/** Whether the early client has ended by itself, and not well. */
function hasFailed(timeline: Timeline<Role>): boolean {
  const exit = first(timeline, "early", "exited");
  return exit !== undefined && isFailure(exit);
}

/** TCP client first. */
export const q1a = scenario<Role>({
  id: "q1a",
  title: { en: "The TCP client before its server", pt: "O cliente TCP antes do servidor" },
  question: {
    en: "Run the TCP client before you run the TCP server. What happens? Why?",
    pt: "Execute o cliente TCP antes de executar o servidor TCP. O que acontece? Por quê?",
  },
  cast: {
    early: { part: "tcp-client", name: { en: "early client", pt: "cliente 1" } },
    server: { part: "tcp-server", name: { en: "server", pt: "servidor" } },
    late: { part: "tcp-client", name: { en: "late client", pt: "cliente 2" } },
    next: { part: "tcp-client", name: { en: "next client", pt: "cliente 3" } },
  },

  async play(rig) {
    const at = await rig.endpoint("tcp", "server", "early");

    rig.caption({
      en: "No program listens on this port yet. The client is started first.",
      pt: "Nenhum programa escuta nesta porta ainda. O cliente é iniciado primeiro.",
    });
    const early = await callNobody(rig, "early", at);

    rig.caption({
      en: "Now the server is started. Does the early client work after all?",
      pt: "Agora o servidor é iniciado. O cliente 1 passa a funcionar?",
    });
    const server = await rig.start("server", at);
    if (!await server.listens()) return;
    if (early.running) {
      await early.speaks();
      await early.stop(); // connected after all, it would keep a server that serves one at a time
    }

    rig.caption({
      en: "A new client is started after the server, and a line typed into it.",
      pt: "Um cliente novo é iniciado depois do servidor, e uma linha é digitada nele.",
    });
    // Longer than the next one's: where a server sends more than it received, the rest is seen.
    const line = `${rig.word()} ${rig.word()} ${rig.word()}`;
    if (!await exchangeLine(rig, "late", at, { line })) return;

    rig.caption({
      en: "That client has left. Is the server still there for the next one?",
      pt: "Esse cliente saiu. O servidor ainda está lá para o próximo?",
    });
    await exchangeLine(rig, "next", at);
  },

  expectations: [
    refused("early", {
      en: "The client that came first fails: it cannot connect, and says so.",
      pt: "O cliente que chegou primeiro falha: não consegue conectar, e avisa.",
    }),
    {
      id: "fails-before-typing",
      about: ["early"],
      claim: {
        en: "It fails at connect(), before anything was typed: no message was ever sent.",
        pt:
          "Ele falha no connect(), antes de algo ser digitado: nenhuma mensagem chegou a ser enviada.",
      },
      hint: {
        en: "Call connect() when the client starts, not when the first line is there.",
        pt: "Chame connect() quando o cliente inicia, não quando a primeira linha já foi lida.",
      },
      judge(timeline) {
        const typed = typedLine(timeline, "early");
        const told = complaint(timeline, "early");
        if (!typed || told.some(({ seq }) => seq < typed.seq)) {
          return met(...told, counted(timeline, "Tcp.AttemptFails")?.seq);
        }
        const tried = counted(timeline.filter(({ seq }) => seq < typed.seq), "Tcp.AttemptFails");
        const remark = seen(timeline, "early", "printed")[0];
        if (tried?.rise && remark && remark.seq < typed.seq && hasFailed(timeline)) {
          return met(remark, tried.seq);
        }
        const isLate = tried?.rise === 0 || tried?.shared === true;
        if (isLate && told.length > 0) {
          return undecided({
            en:
              "it calls connect() only for a line, and was refused then: it had nothing to fail at before",
            pt:
              "ele só chama connect() para uma linha, e aí foi recusado: antes não havia em que falhar",
          });
        }
        return unmet(
          {
            en: "it ends before a line is typed",
            pt: "ele termina antes de uma linha ser digitada",
          },
          { en: "it waited for a line first", pt: "ele esperou antes por uma linha" },
          typed,
        );
      },
    },
    {
      id: "stays-dead",
      about: ["early"],
      claim: {
        en: "Starting the server does not bring it back: a refused connect() is not resumed.",
        pt: "Iniciar o servidor não o traz de volta: um connect() recusado não é retomado.",
      },
      hint: {
        en:
          "A client that tries again until somebody is there hides the refusal. Report it and end.",
        pt:
          "Um cliente que tenta de novo até haver alguém esconde a recusa. Informe o erro e termine.",
      },
      judge(timeline) {
        const ready = first(timeline, "server", "listening");
        if (!ready) return neverListened;
        const after = seen(timeline, "early", "printed").filter((o) => o.seq > ready.seq);
        const typed = typedLine(timeline, "early");
        const revived = typed && shows(timeline, "early", replyTo(typed.line))[0] ||
          (hasFailed(timeline) ? undefined : after[0]); // what it says before it gives up is no new life
        if (!revived) return met(first(timeline, "early", "exited"), ready);
        return unmet(
          { en: "nothing more from it", pt: "nada mais dele" },
          {
            en: "it went on after the server started",
            pt: "ele continuou depois que o servidor iniciou",
          },
          ready,
          revived,
        );
      },
    },
    listensWhereTold("server", "TCP"),
    lateServed,
    {
      ...nextServed,
      hint: {
        en: "accept() belongs into a loop: when a client has left, the server waits for the next.",
        pt: "O accept() vai num laço: quando um cliente sai, o servidor espera o próximo.",
      },
      judge(timeline) {
        if (lateServed.judge(timeline).verdict === "met") return nextServed.judge(timeline);
        return undecided({
          en: "the client before it was not served either",
          pt: "o cliente antes dele também não foi atendido",
        });
      },
    },
  ],

  gist: {
    en: "TCP refuses the early client; only one started after the server is served",
    pt: "o TCP recusa quem chega antes do servidor; só quem inicia depois é atendido",
  },
  lesson,
});

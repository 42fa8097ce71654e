/**
 * What a crowd's report is asked: a claim for each way in which a room can fail its members.
 *
 * @module
 */
import type { Expectation } from "../core/expectation.ts";
import { endsOf, firstFaultOf, judgeCrowd, noFault } from "./chat_claims.ts";

/** Who is judged, and by whose report. */
export interface Judged<R extends string> {
  readonly server: R;
  readonly crowd: R;
}

/** All of so many members joined, and all that they said came. */
export function nothingLost<R extends string>(
  { server, crowd }: Judged<R>,
  members: number,
  lines: number,
): Expectation<R> {
  return {
    id: "nothing-lost",
    about: [server],
    claim: {
      en: `${members} talk at once, and every line of each reaches all the others.`,
      pt: `${members} falam ao mesmo tempo, e toda linha de cada um chega a todos os outros.`,
    },
    hint: {
      en:
        `Is there room for ${members}? One recv() can bring half a line, or two: pass on all of what it ` +
        "brought. And is the list of members under a lock while it is read or changed?",
      pt:
        `Há lugar para ${members}? Um recv() pode trazer meia linha, ou duas: repasse tudo o que ele trouxe. ` +
        "E a lista de participantes está sob uma trava enquanto é lida ou alterada?",
    },
    judge: (timeline) =>
      judgeCrowd(timeline, server, crowd, (report) => {
        const { joined, lost, said, due, firstFault } = report;
        // What is torn or out of order has come, after all: those are claims of their own.
        if (joined === members && lost === 0 && said === members * lines) return undefined;
        const ends = endsOf(report);
        const first = firstFault?.kind === "lost" ? firstFaultOf(report) : { en: "", pt: "" };
        return {
          expected: {
            en: `${members} members who hear each other, and ${members * lines} lines`,
            pt: `${members} participantes que se ouvem, e ${members * lines} linhas`,
          },
          observed: {
            en:
              `${joined} heard each other and said ${said} lines; of ${due} deliveries ${lost} were ` +
              `lost${first.en}${ends}`,
            pt: `${joined} se ouviram e disseram ${said} linhas; de ${due} entregas, ${lost} se ` +
              `perderam${first.pt}${ends}`,
          },
        };
      }),
  };
}

/** Nothing came again. */
export function nothingDoubled<R extends string>({ server, crowd }: Judged<R>): Expectation<R> {
  return {
    id: "nothing-doubled",
    about: [server],
    claim: {
      en: "No line comes twice to anybody.",
      pt: "Nenhuma linha chega duas vezes a ninguém.",
    },
    hint: {
      en:
        "Is somebody in the list twice, or does more than one thread hand the same line on? Whoever sends " +
        "again after an error must know that nothing had been sent.",
      pt:
        "Alguém está duas vezes na lista, ou mais de uma thread repassa a mesma linha? Quem reenvia depois de " +
        "um erro precisa saber que nada tinha sido enviado.",
    },
    judge: (timeline) =>
      judgeCrowd(timeline, server, crowd, (report) => {
        return noFault(report, "doubled", { en: "came twice", pt: "chegaram duas vezes" });
      }),
  };
}

/** Nothing came with something else inside. */
export function nothingTorn<R extends string>({ server, crowd }: Judged<R>): Expectation<R> {
  return {
    id: "nothing-torn",
    about: [server],
    claim: {
      en: "No line comes with a piece of another inside.",
      pt: "Nenhuma linha chega com um pedaço de outra no meio.",
    },
    hint: {
      en:
        "Two threads write to one socket at the same time, each in pieces: hold a lock for a whole line, or " +
        "give each member a queue and one writer.",
      pt:
        "Duas threads escrevem no mesmo socket ao mesmo tempo, aos pedaços: segure uma trava pela linha inteira, " +
        "ou dê a cada participante uma fila e um só escritor.",
    },
    judge: (timeline) =>
      judgeCrowd(timeline, server, crowd, (report) => {
        return noFault(report, "torn", { en: "came in pieces", pt: "chegaram em pedaços" });
      }),
  };
}

/** Nothing came before an earlier line of the same speaker. */
export function orderPerSender<R extends string>({ server, crowd }: Judged<R>): Expectation<R> {
  return {
    id: "order-per-sender",
    about: [server],
    claim: {
      en: "The lines of one speaker come to everybody in the order in which they were said.",
      pt: "As linhas de uma mesma pessoa chegam a todos na ordem em que foram ditas.",
    },
    hint: {
      en:
        "A thread (or a task) for each line lets a later line overtake: handle the lines of one client one " +
        "after the other.",
      pt:
        "Uma thread (ou tarefa) por linha deixa uma linha ultrapassar a outra: trate as linhas de um mesmo " +
        "cliente uma depois da outra.",
    },
    judge: (timeline) =>
      judgeCrowd(timeline, server, crowd, (report) => {
        return noFault(report, "reordered", {
          en: "overtook an earlier line",
          pt: "ultrapassaram uma linha anterior",
        });
      }),
  };
}

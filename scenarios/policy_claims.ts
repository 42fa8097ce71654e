/**
 * Claims about whom a readers-writers lock lets in first. As those about the document, they are judged by
 * what the clients got to see.
 *
 * @module
 */
import { type Expectation, met, unmet } from "../core/expectation.ts";
import { first } from "../core/questions.ts";
import { visitsTo } from "../core/visits.ts";
import { neverListened } from "./claims.ts";
import { exchangesOf, isHeld, isRead, isWrite, NO_ANSWER, notPlayed, textOf } from "./exchanges.ts";

/** Under a fair lock a reader that comes after a waiting writer sees what that one wrote. */
export function writerHasItsTurn<R extends string>(
  server: R,
  writer: R,
  reader: R,
): Expectation<R> {
  return {
    id: "writer-has-its-turn",
    about: [server],
    claim: {
      en:
        "Under the fair lock a writer that waits is not overtaken: who came after it sees its text.",
      pt:
        "Com a trava justa, um escritor que espera não é ultrapassado: quem chegou depois vê o texto dele.",
    },
    hint: {
      en: "Let everybody queue at one more semaphore before the door, readers as well as writers.",
      pt: "Faça todos passarem por mais um semáforo antes da porta, leitores e escritores.",
    },
    judge(timeline) {
      if (!first(timeline, server, "listening")) return neverListened;
      const write = exchangesOf(timeline, writer).filter(isWrite).at(-1);
      const read = write &&
        exchangesOf(timeline, reader).find((e) => isRead(e) && e.typed.seq > write.typed.seq);
      if (!write || !read) return notPlayed;
      const waited = visitsTo(timeline, server).filter(({ who }) => who === writer).at(-1);
      const text = textOf(write);
      if (read.answer?.line === text) {
        return met(waited?.at.arrives, read.typed, waited?.at.enters, read.answer);
      }
      return unmet(
        { en: text, pt: text },
        read.answer
          ? {
            en: `the reader overtook it, and saw ${read.answer.line}`,
            pt: `o leitor o ultrapassou, e viu ${read.answer.line}`,
          }
          : NO_ANSWER,
        write.typed,
        read.typed,
        read.answer,
      );
    },
  };
}

/** With readers first a writer waits as long as readers overlap, however late they came. */
export function writerStarves<R extends string>(
  server: R,
  writer: R,
  readers: readonly R[],
): Expectation<R> {
  return {
    id: "writer-starves",
    about: [server],
    claim: {
      en:
        "With readers first the writer starves: every reader that came after it is answered before it, with the old text.",
      pt:
        "Com leitores primeiro, o escritor espera sem fim: cada leitor que chegou depois é atendido antes, com o texto antigo.",
    },
    hint: {
      en: "Readers first means: a reader enters whenever no writer is inside, whoever waits.",
      pt:
        "Leitores primeiro quer dizer: um leitor entra sempre que não há escritor dentro, seja quem for que espere.",
    },
    judge(timeline) {
      if (!first(timeline, server, "listening")) return neverListened;
      const writes = exchangesOf(timeline, writer).filter(isWrite);
      const [old, write] = writes.slice(-2);
      if (!old || !write) return notPlayed;
      const later = readers.flatMap((who) => exchangesOf(timeline, who)).filter((e) =>
        isHeld(e) && e.typed.seq > write.typed.seq
      );
      if (later.length === 0) return notPlayed;
      const waited = visitsTo(timeline, server).filter(({ who }) => who === writer).at(-1);
      const overtaken = later.find(({ answer }) => answer?.line !== textOf(old));
      if (!overtaken) {
        const answers = later.map(({ answer }) => answer);
        return met(waited?.at.arrives, ...answers, waited?.at.enters);
      }
      return unmet(
        { en: "the readers before the writer", pt: "os leitores antes do escritor" },
        { en: "the writer went in between", pt: "o escritor entrou no meio" },
        write.typed,
        write.answer,
        overtaken.typed,
        overtaken.answer,
      );
    },
  };
}

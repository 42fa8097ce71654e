/**
 * Claims about a text that several clients share. They are judged by what the clients got to see; the
 * server's log only tells who was at the door when.
 *
 * @module
 */
import { type Expectation, met, unmet } from "../core/expectation.ts";
import { first } from "../core/questions.ts";
import { isWithin, visitsTo } from "../core/visits.ts";
import { neverListened } from "./claims.ts";
import {
  type Exchange,
  exchangesOf,
  isAppend,
  isHeld,
  isRead,
  isWrite,
  NO_ANSWER,
  notPlayed,
  textOf,
} from "./exchanges.ts";

/** A second reader is answered while the first is still inside. */
export function readersOverlap<R extends string>(
  server: R,
  [first_, second]: readonly [R, R],
): Expectation<R> {
  return {
    id: "readers-overlap",
    about: [server],
    claim: {
      en: "Readers share: the second one comes in, and out again, while the first is still inside.",
      pt: "Leitores dividem: o segundo entra, e sai, enquanto o primeiro ainda está dentro.",
    },
    hint: {
      en: "A mutex lets in one at a time; readers need a count: the first locks, the last unlocks.",
      pt:
        "Um mutex deixa entrar um de cada vez; leitores precisam de um contador: o primeiro tranca, o último destranca.",
    },
    judge(timeline) {
      if (!first(timeline, server, "listening")) return neverListened;
      const slow = exchangesOf(timeline, first_).find(isHeld);
      const quick = exchangesOf(timeline, second)[0];
      if (!slow || !quick) return notPlayed;
      const readers = visitsTo(timeline, server).filter(({ as }) => as === "reader");
      for (const outer of readers.filter(({ who }) => who === first_)) {
        const inner = readers.find((visit) => visit.who === second && isWithin(visit, outer));
        if (inner && quick.answer) {
          const [came, left] = [inner.at.enters, inner.at.leaves];
          return met(outer.at.enters, came, left, quick.answer, outer.at.leaves);
        }
      }
      return unmet(
        {
          en: "the second reader in and out first",
          pt: "o segundo leitor entrando e saindo antes",
        },
        quick.answer
          ? {
            en: "it had to wait for the first to leave",
            pt: "ele teve de esperar o primeiro sair",
          }
          : NO_ANSWER,
        quick.typed,
        slow.answer,
        quick.answer,
      );
    },
  };
}

/** A reader that comes while somebody writes sees all of the new text, and only after it is written. */
export function writerExcludes<R extends string>(server: R, writer: R, reader: R): Expectation<R> {
  return {
    id: "writer-excludes",
    about: [server],
    claim: {
      en:
        "A writer excludes everybody: who comes meanwhile waits, and then sees the whole new text.",
      pt:
        "Um escritor exclui todos: quem chega enquanto isso espera, e depois vê o texto novo inteiro.",
    },
    hint: {
      en:
        "Do readers and writers use the same lock, and is it held until the last byte is written?",
      pt:
        "Leitores e escritores usam a mesma trava, e ela fica presa até o último byte ser escrito?",
    },
    judge(timeline) {
      if (!first(timeline, server, "listening")) return neverListened;
      const write = exchangesOf(timeline, writer).findLast((e) => isHeld(e) && isWrite(e));
      const read = write &&
        exchangesOf(timeline, reader).find((e) => e.typed.seq > write.typed.seq);
      if (!write || !read) return notPlayed;
      const visit = visitsTo(timeline, server).find((v) =>
        v.who === writer && v.at.enters &&
        v.at.enters.seq > write.typed.seq
      );
      const text = textOf(write);
      if (read.answer?.line === text && write.answer) {
        return met(write.typed, visit?.at.enters, read.typed, visit?.at.leaves, read.answer);
      }
      return unmet(
        { en: text, pt: text },
        read.answer
          ? { en: `the reader saw ${read.answer.line}`, pt: `o leitor viu ${read.answer.line}` }
          : NO_ANSWER,
        write.typed,
        read.typed,
        read.answer,
      );
    },
  };
}

/** After many appends at once, each of them is in the text, once. */
export function noUpdateLost<R extends string>(
  server: R,
  writers: readonly R[],
  reader: R,
): Expectation<R> {
  return {
    id: "no-update-lost",
    about: [server],
    claim: {
      en: "No update is lost: everything that was appended at the same time is in the text, once.",
      pt:
        "Nenhuma alteração se perde: tudo o que foi acrescentado ao mesmo tempo está no texto, uma vez.",
    },
    hint: {
      en: "Reading the length and writing behind it must be one critical section, not two.",
      pt: "Ler o tamanho e escrever depois dele tem de ser uma única seção crítica, não duas.",
    },
    judge(timeline) {
      if (!first(timeline, server, "listening")) return neverListened;
      const appends = writers.flatMap((who) => exchangesOf(timeline, who).filter(isAppend));
      const last = Math.max(...appends.map(({ typed }) => typed.seq));
      const read = exchangesOf(timeline, reader).find((e) => isRead(e) && e.typed.seq > last);
      if (appends.length === 0 || !read) return notPlayed;
      const text = read.answer?.line ?? "";
      const times = (append: Exchange) => text.split(textOf(append)).length - 1;
      const wrong = appends.filter((append) => times(append) !== 1);
      if (wrong.length === 0) {
        return met(...appends.map(({ typed }) => typed), read.answer);
      }
      return unmet(
        {
          en: `all ${appends.length} words, once each`,
          pt: `as ${appends.length} palavras, uma vez cada`,
        },
        {
          en: `${wrong.length} of them are not: ${text}`,
          pt: `${wrong.length} delas não: ${text}`,
        },
        ...wrong.map(({ typed }) => typed),
        read.answer,
      );
    },
  };
}

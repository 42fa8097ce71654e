/**
 * The document service: a shared text that clients read and write, line by line.
 *
 *     READ                 the text, in one line              1 is the same
 *     WRITE text           replaces it; the answer is OK      2 text is the same
 *     APPEND text          adds to it; the answer is OK
 *     HOLD ms [command]    the command (READ, if there is none), but it stays inside for that long
 *
 * Whatever is wrong is answered by a line that begins with ERROR, and changes nothing.
 *
 * @module
 */
import { Framer, LineTooLong } from "../../wire/lines.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { quoted } from "../../wire/visible.ts";
import { type Answer, HANG_UP, type Send, type Service } from "../tcp/conversation.ts";
import { DocumentFull, type Porter, type SharedDocument, type Stay } from "./shared_document.ts";
import { QueueFull } from "./readers_writers_lock.ts";

/** The longest time that one visit may take: whoever holds the door holds up everybody. */
const MAX_HOLD_MS = 10_000;

/** What all clients of one thread have in common. */
export interface DocumentTerms {
  readonly document: SharedDocument;
  readonly maxLineBytes: number;
  readonly lang: Lang;
  /** Aborted: those who stay inside leave at once. */
  readonly stopping: AbortSignal;
}

/** A line that is not a command, as the answer says it. */
class Mistake extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

const COMMANDS = "READ, WRITE text, APPEND text, HOLD ms [command]";

const encoder = new TextEncoder();
const NOTHING = new Uint8Array();
const OK = encoder.encode("OK");

/** One client's service; `porter` tells of its visits. */
export function documentService(terms: DocumentTerms, porter: Porter): Service {
  const framer = new Framer(terms.maxLineBytes);
  const errorLine = (text: Text) => encoder.encode(`ERROR ${text[terms.lang]}\n`);

  const answer = async (line: Uint8Array) => {
    try {
      return withNewline(await obey(line, terms, porter));
    } catch (error) {
      if (error instanceof Mistake) return errorLine(error.text);
      if (error instanceof DocumentFull) return errorLine(FULL);
      if (error instanceof QueueFull) return errorLine(CROWDED);
      throw error;
    }
  };
  const answerAll = async (lines: Iterable<Uint8Array>, send: Send): Promise<Answer> => {
    try {
      for (const line of lines) await send(await answer(line));
      return NOTHING;
    } catch (error) {
      if (!(error instanceof LineTooLong)) throw error;
      await send(errorLine(tooLong(terms.maxLineBytes)));
      return HANG_UP;
    }
  };
  return {
    hear: (bytes, send) => answerAll(framer.push(bytes), send),
    end: (send) => answerAll(framer.end(), send),
  };
}

/** Does what the line says. Returns the answer's text. */
async function obey(line: Uint8Array, terms: DocumentTerms, porter: Porter): Promise<Uint8Array> {
  if (!isText(line)) throw new Mistake(NOT_TEXT);
  const [word, rest] = cut(line);
  if (word !== "HOLD") return await visit(word, rest, terms, porter, () => Promise.resolve());
  const [digits, command] = cut(rest);
  const ms = /^\d+$/.test(digits) ? Number(digits) : NaN;
  if (!(ms <= MAX_HOLD_MS)) throw new Mistake(badHold(digits));
  const [held, text] = command.length > 0 ? cut(command) : ["READ", NOTHING] as const;
  return await visit(held, text, terms, porter, () => pause(ms, terms.stopping));
}

async function visit(
  word: string,
  text: Uint8Array,
  { document }: DocumentTerms,
  porter: Porter,
  stay: Stay,
): Promise<Uint8Array> {
  switch (word) {
    case "1":
    case "READ":
      return await document.read(porter, stay);
    case "2":
    case "WRITE":
      await document.write(text, porter, stay);
      return OK;
    case "APPEND":
      await document.append(text, porter, stay);
      return OK;
    default:
      throw new Mistake(unknown(word));
  }
}

/** The first word in upper case, and what comes after the blank behind it. */
function cut(line: Uint8Array): [string, Uint8Array] {
  const blank = line.indexOf(0x20);
  const end = blank < 0 ? line.length : blank;
  const word = new TextDecoder().decode(line.subarray(0, end)).toUpperCase();
  return [word, line.subarray(Math.min(end + 1, line.length))];
}

function isText(line: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(line);
    return true;
  } catch {
    return false;
  }
}

function withNewline(text: Uint8Array): Uint8Array {
  const line = new Uint8Array(text.length + 1);
  line.set(text);
  line[text.length] = 0x0a;
  return line;
}

/** Waits so long, or until the server stops. */
function pause(ms: number, stopping: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, stopping.aborted ? 0 : ms);
  const stop = () => (clearTimeout(timer), resolve());
  stopping.addEventListener("abort", stop);
  return promise.finally(() => stopping.removeEventListener("abort", stop));
}

const NOT_TEXT: Text = {
  en: "the line is not UTF-8 text",
  pt: "a linha não é texto em UTF-8",
};

const FULL: Text = {
  en: "the document is full: 1 MiB at most",
  pt: "o documento está cheio: no máximo 1 MiB",
};

const CROWDED: Text = {
  en: "too many are waiting: try again later",
  pt: "há gente demais esperando: tente mais tarde",
};

const tooLong = (bytes: number): Text => ({
  en: `a line of more than ${bytes} bytes (--max-line): goodbye`,
  pt: `linha com mais de ${bytes} bytes (--max-line): até logo`,
});

const badHold = (digits: string): Text => ({
  en: `HOLD takes 0..${MAX_HOLD_MS} ms, not ${quoted(digits, 20)}`,
  pt: `HOLD aceita de 0 a ${MAX_HOLD_MS} ms, não ${quoted(digits, 20)}`,
});

const unknown = (word: string): Text => ({
  en: `unknown command ${quoted(word, 20)}; there are ${COMMANDS}`,
  pt: `comando desconhecido ${quoted(word, 20)}; existem ${COMMANDS}`,
});

/**
 * How a reply comes that is not what it should be.
 *
 * @module
 */
import { first, seen, shows } from "../questions.ts";
import type { Judged, Run } from "../run.ts";
import {
  exchangeIn,
  isAnswered,
  isSubmitted,
  lineOf,
  printedAfter,
  risen,
  says,
  transportOf,
  unansweredBy,
  unansweredIn,
} from "./facts.ts";
import type { KnownCause } from "./known.ts";

/** What the client shows of its answer, where all that it shows is an answer: the lab's own client. */
function answerOf(run: Run, judged: Judged): string | undefined {
  const exchange = unansweredBy(run, judged);
  if (!exchange || isSubmitted(run, exchange.client)) return undefined;
  return printedAfter(run, exchange.client, exchange.seq)[0];
}

/** Letters that nobody takes for chance. */
const TELLING = 4;

/** Whether a line ends in the beginning of the reply, and no more of it. */
function endsCut(line: string, reply: string): boolean {
  const shown = line.trimEnd();
  for (let length = reply.length - 1; length >= TELLING; length--) {
    if (shown.endsWith(reply.slice(0, length))) return true;
  }
  return false;
}

/** Whether the text is the reply's beginning, and not all of it. */
const isBeginning = (text: string, reply: string) =>
  text !== "" && text !== reply && reply.startsWith(text);

/** Of a load, the first wrong reply. */
const wrongReply = (run: Run, judged: Judged) =>
  judged.id === "own-replies"
    ? seen(run.timeline, "swarm", "load")[0]?.report.firstWrong
    : undefined;

/** What stands behind the reply, on its line or the next, where the lab's own client shows it. */
function behindReply(run: Run, judged: Judged): string | undefined {
  const exchange = exchangeIn(run, judged);
  if (!exchange || !isSubmitted(run, exchange.server) || isSubmitted(run, exchange.client)) {
    return undefined;
  }
  const [shown] = shows(run.timeline, exchange.client, exchange.reply);
  const behind = shown?.line.split(exchange.reply)[1]?.trim();
  if (!shown || behind) return behind;
  const next = seen(run.timeline, exchange.client, "printed").find(({ seq }) => seq > shown.seq);
  return next?.line;
}

/** How Python and others write text down: a quote, or a newline spelt out in upper case. */
const WRITTEN_DOWN = /^(?:\\[nr])*['"`]|^\\[NR]/;

/** How a client that shows more than the reply calls it: what it has sent it calls by other names. */
const RECEIVED = /resp|receb|servi|eco|echo|repl|rece?iv|from|ol[áa]|hello|</i;

/** Whether the role got no answer before its input had ended. */
function isAnsweredAtItsEnd(run: Run, role: string): boolean {
  const typed = lineOf(run, role);
  const hungUp = first(run.timeline, role, "hung-up")?.seq ?? Infinity;
  const shown = typed && shows(run.timeline, role, typed.reply)[0];
  return shown === undefined || shown.seq > hungUp;
}

/** Causes. */
export const MANGLING: readonly KnownCause[] = [
  {
    id: "waits-for-the-end",
    hint: {
      en:
        "The reply comes only once the client has closed its side: the server reads on to the end before it answers, or its buffer is " +
        "not flushed. Answer each line as it comes: readline(), or recv() and send() in one loop; then flush().",
      pt:
        "A resposta só vem depois que o cliente encerra o lado dele: o servidor lê até o fim antes de responder, ou não " +
        "esvazia o buffer. Responda cada linha quando ela chega: readline(), ou recv() e send() num laço; e chame flush().",
    },
    fits(run, judged) {
      const exchange = exchangeIn(run, judged);
      return exchange !== undefined && isSubmitted(run, exchange.server) &&
        isAnswered(run, exchange.client) &&
        Object.keys(run.cast).every((role) =>
          transportOf(run, role) !== exchange.transport || isAnsweredAtItsEnd(run, role)
        ) &&
        risen(run, exchange.client, "Tcp.PassiveOpens") !== 0;
    },
  },
  {
    id: "sends-the-notation",
    hint: {
      en:
        "The server sends the line as the language writes it down, with quotes and \\n as two letters: str() of bytes, " +
        "repr() or JSON. Turn bytes into text with decode(), and back with encode().",
      pt:
        "O servidor envia a linha como a linguagem a escreve no código, com aspas e \\n em duas letras: str() de bytes, " +
        "repr() ou JSON. Converta bytes em texto com decode(), e de volta com encode().",
    },
    fits: (run, judged) => WRITTEN_DOWN.test(behindReply(run, judged) ?? ""),
  },
  {
    id: "sends-whole-buffer",
    hint: {
      en:
        "The server sends more than the line: its whole buffer, with what was in it before. Keep the number that recv() " +
        "returned (getLength() in Java), and send() only so many bytes.",
      pt:
        "O servidor envia mais do que a linha: o buffer inteiro, com o que havia nele antes. Guarde o número que o recv() " +
        "retornou (getLength() em Java) e envie com send() só essa quantidade de bytes.",
    },
    fits: (run, judged) => !/^(?:\\x00|\\r|\\n)*$/.test(behindReply(run, judged) ?? ""),
  },
  {
    id: "cut-reply",
    hint: {
      en:
        'Only the beginning of the line came through. scanf("%s"), Scanner.next() and split() stop at a blank: read ' +
        "the line. sizeof of a pointer is 8: send strlen() bytes, read into a buffer that is long enough, and remember " +
        "that one recv() may bring only a part.",
      pt:
        'Só o começo da linha chegou. scanf("%s"), Scanner.next() e split() param no espaço: leia a linha toda. ' +
        "sizeof de um ponteiro é 8: envie strlen() bytes, leia num buffer grande o bastante e lembre que um recv() pode " +
        "trazer só uma parte.",
    },
    fits(run, judged) {
      const wrong = wrongReply(run, judged);
      if (wrong) {
        const got = wrong.got.replaceAll(/\\n|\n/g, "");
        return got.length >= TELLING && got !== wrong.got
          ? wrong.expected.startsWith(got)
          : isBeginning(got, wrong.expected);
      }
      const exchange = unansweredIn(run, judged);
      if (!exchange) return false;
      // The lab's own server sends all of it: then even one letter of the reply is telling.
      const isOurs = !isSubmitted(run, exchange.server);
      return printedAfter(run, exchange.client, exchange.seq).some((line) =>
        endsCut(line, exchange.reply) ||
        isOurs && isBeginning(line.trim().split(/[\s:>]+/).at(-1) ?? "", exchange.reply)
      );
    },
  },
  {
    id: "unchanged-reply",
    hint: {
      en:
        "The line comes back as it was sent. The upper case has to be kept and sent: toUpperCase() and upper() return a " +
        "new string, toupper() raises one letter at a time.",
      pt:
        "A linha volta como foi enviada. O texto em maiúsculas precisa ser guardado e enviado: toUpperCase() e upper() " +
        "devolvem uma nova string, toupper() muda uma letra por vez.",
    },
    fits(run, judged) {
      const wrong = wrongReply(run, judged);
      if (wrong) {
        return !wrong.got.includes(wrong.expected) &&
          wrong.got.toUpperCase().includes(wrong.expected);
      }
      const exchange = unansweredBy(run, judged);
      return exchange !== undefined &&
        printedAfter(run, exchange.client, exchange.seq).some((line) => {
          const [before, behind] = line.split(exchange.line);
          if (before === undefined || behind === undefined) return false;
          return !isSubmitted(run, exchange.client) || line.trim() === exchange.line ||
            RECEIVED.test(before);
        });
    },
  },
  {
    id: "method-not-called",
    hint: {
      en:
        "What came back is a function written out as text: a method was named, but not called. Put parentheses behind " +
        "it: toUpperCase(), upper().",
      pt:
        "O que voltou é uma função escrita como texto: um método foi citado, mas não chamado. Ponha parênteses depois " +
        "dele: toUpperCase(), upper().",
    },
    fits(run, judged) {
      const exchange = unansweredIn(run, judged);
      const words = /\[native code\]|built-in method|\[Function|bound method|<function/;
      return exchange !== undefined && says(run, exchange.client, words);
    },
  },
  {
    id: "other-reply",
    hint: {
      en:
        "An answer comes, but it is not the line in upper case. Decode exactly the bytes that recv() brought, raise " +
        "them to upper case, and send that and nothing else.",
      pt:
        "Chega uma resposta, mas não é a linha em maiúsculas. Decodifique exatamente os bytes que o recv() trouxe, passe " +
        "para maiúsculas e envie isso e nada mais.",
    },
    fits: (run, judged) => answerOf(run, judged) !== undefined,
  },
];

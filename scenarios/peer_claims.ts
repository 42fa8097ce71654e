/**
 * Claims about two programs that talk to each other without a server.
 *
 * @module
 */
import { type Expectation, met, undecided, unmet } from "../core/expectation.ts";
import type { Timeline } from "../core/observation.ts";
import { first, isFailure, type Seen, seen, shows } from "../core/questions.ts";
import type { Text } from "../wire/text.ts";
import { neverStarted } from "./claims.ts";

/** Every one of them is ready at its own endpoint. */
export function eachListens<R extends string>(
  peers: readonly [R, ...R[]],
  claim: Text,
): Expectation<R> {
  return {
    id: "each-listens",
    about: peers,
    claim,
    hint: {
      en: "Call listen() in both programs, or the second one has nobody to call.",
      pt: "Chame listen() nos dois programas, ou o segundo não tem a quem chamar.",
    },
    judge(timeline) {
      const started = peers.filter((role) => first(timeline, role, "started"));
      for (const role of started) {
        const end = endAtStart(timeline, role);
        if (end) {
          return unmet(
            { en: "a program that goes on", pt: "um programa que continua" },
            {
              en: "it failed before anything was typed",
              pt: "falhou antes de algo ser digitado",
            },
            first(timeline, role, "started"),
            end,
          );
        }
        if (readiness(timeline, role)) continue;
        return unmet(
          { en: "a listener at its address", pt: "alguém escutando no endereço dele" },
          { en: "nobody listened there in time", pt: "ninguém escutou ali a tempo" },
          first(timeline, role, "started"),
          first(timeline, role, "quiet") ?? first(timeline, role, "exited"),
        );
      }
      if (started.length < peers.length) return neverStarted;
      const [pair] = seen(timeline, "lab", "machines");
      return met(pair, ...peers.map((role) => readiness(timeline, role)));
    },
  };
}

/** That it failed before it had anything to do: whether it was seen to listen first, is chance. */
function endAtStart<R extends string>(timeline: Timeline<R>, role: R) {
  const end = first(timeline, role, "exited");
  if (!end || !isFailure(end)) return undefined;
  const typed = first(timeline, role, "typed")?.seq ?? Infinity;
  const left = first(timeline, role, "hung-up")?.seq ?? Infinity;
  return end.seq < Math.min(typed, left) ? end : undefined;
}

/** It listens; or it called the other one, who did: then nobody needs to call it. */
const readiness = <R extends string>(timeline: Timeline<R>, role: R) =>
  first(timeline, role, "listening") ?? first(timeline, role, "connected");

/** What is typed at one is shown at the other. */
export function hears<R extends string>(listener: R, speaker: R, claim: Text): Expectation<R> {
  return {
    id: `${listener}-hears-${speaker}`,
    about: [speaker, listener],
    claim,
    hint: {
      en:
        "Read the keyboard and the connection at the same time: two threads, or poll(). Either side may have called.",
      pt:
        "Leia o teclado e a conexão ao mesmo tempo: duas threads, ou poll(). Qualquer um pode ter chamado.",
    },
    judge(timeline) {
      const typed = firstLine(timeline, speaker, listener);
      if (!typed) return neverStarted;
      if ([speaker, listener].some((role) => endAtStart(timeline, role))) {
        return undecided({
          en: "one of the two had failed before anything was typed",
          pt: "um dos dois tinha falhado antes de algo ser digitado",
        });
      }
      const shown = shows(timeline, listener, typed.line)[0];
      const ends = [speaker, listener].map((role) => first(timeline, role, "connected"));
      const own = shown && typedBefore(timeline, listener, typed, shown);
      if (shown && own) {
        return unmet(
          { en: `${typed.line} at once`, pt: `${typed.line} na hora` },
          {
            en: "it was shown only once something was typed there as well: they take turns",
            pt: "só apareceu quando algo também foi digitado ali: eles falam um de cada vez",
          },
          typed,
          own,
          shown,
        );
      }
      if (shown) return met(...ends, typed, shown);
      return unmet(
        { en: `${typed.line} on the other screen`, pt: `${typed.line} na outra tela` },
        { en: "it never came", pt: "nunca chegou" },
        typed,
        first(timeline, listener, "quiet"),
      );
    },
  };
}

/**
 * What the listener had to type before it showed the line, which had been waited for in vain until then. What first
 * appears at its end, with all that it had to show, came from a buffer of its own, and may have been in time.
 */
function typedBefore<R extends string>(
  timeline: Timeline<R>,
  listener: R,
  { seq }: Seen<"typed", R>,
  shown: Seen<"printed", R>,
) {
  const quiet = seen(timeline, listener, "quiet").find((o) => o.seq > seq && o.seq < shown.seq);
  const left = first(timeline, listener, "hung-up");
  const printed = seen(timeline, listener, "printed").find(({ stream }) => stream === "stdout");
  if (!quiet || left && printed && printed.seq > left.seq) return undefined;
  return seen(timeline, listener, "typed").find((o) => o.seq > quiet.seq && o.seq < shown.seq);
}

/** The first line that is sure to have been typed when there was a connection; if that was not seen, any. */
function firstLine<R extends string>(timeline: Timeline<R>, speaker: R, listener: R) {
  const typed = seen(timeline, speaker, "typed");
  const joined = first(timeline, speaker, "connected");
  if (joined) return typed.find(({ seq }) => seq > joined.seq);
  return typed.find(({ line }) => shows(timeline, listener, line).length > 0) ?? typed[0];
}

/** One who stays says that the other is gone. */
export function toldWhenAlone<R extends string>(who: R, gone: R, claim: Text): Expectation<R> {
  return {
    id: "told-when-alone",
    about: [who],
    claim,
    hint: {
      en: "A read() that returns 0 bytes is the other side's goodbye (FIN): say so.",
      pt: "Um read() que retorna 0 bytes é a despedida do outro lado (FIN): avise.",
    },
    judge(timeline) {
      const left = first(timeline, gone, "hung-up");
      const said = firstLine(timeline, gone, who);
      if (!left || !said || shows(timeline, who, said.line).length === 0) {
        return undecided({
          en: "the two never talked",
          pt: "os dois nunca chegaram a conversar",
        });
      }
      const remark = remarkOn(timeline, who, gone);
      if (remark) return met(left, first(timeline, gone, "exited"), remark);
      if (first(timeline, who, "listening")?.at.transport === "udp") {
        return undecided({
          en: "they talk by datagrams, and UDP tells nobody that the other is gone",
          pt: "eles conversam por datagramas, e o UDP não avisa ninguém que o outro saiu",
        });
      }
      return unmet(
        { en: "a remark on the screen", pt: "um aviso na tela" },
        { en: "not a word", pt: "nem uma palavra" },
        left,
        seen(timeline, who, "quiet").at(-1),
      );
    },
  };
}

/**
 * What one shows between the end of the other's input and that of its own: later than that it may be its own goodbye.
 * Nor is it a remark where it holds what was said before and had not come to this screen yet.
 */
export function remarkOn<R extends string>(timeline: Timeline<R>, who: R, gone: R) {
  const left = first(timeline, gone, "hung-up");
  if (!left) return undefined;
  const end = first(timeline, who, "hung-up")?.seq ?? Infinity;
  const screen = seen(timeline, who, "printed");
  const late = [who, gone].flatMap((one) => seen(timeline, one, "typed")).filter(({ line }) =>
    !screen.some((o) => o.seq < left.seq && o.line.includes(line))
  );
  return screen.find(({ seq, line: text }) =>
    seq > left.seq && seq < end && text.trim() !== "" &&
    !late.some(({ line }) => text.includes(line))
  );
}

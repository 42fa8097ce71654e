/**
 * Claims that several questions make, each with the evidence it asks for.
 *
 * @module
 */
import type { Timeline } from "../core/observation.ts";
import {
  type Cited,
  type Expectation,
  type Finding,
  met,
  undecided,
  unmet,
} from "../core/expectation.ts";
import { complaint, counted, first, seen } from "../core/questions.ts";
import type { Text } from "../wire/text.ts";

/** The play ended before this role had its turn, because something it needs was missing. */
export const neverStarted = undecided({
  en: "the play ended before it was started",
  pt: "o experimento acabou antes que ele fosse iniciado",
});

/** There was nobody who could have answered. */
export const neverListened = undecided({
  en: "the server never listened",
  pt: "o servidor nunca escutou",
});

/** A TCP client met a closed port: it failed, and lets its user know. */
export function refused<R extends string>(client: R, claim: Text): Expectation<R> {
  return {
    id: `${client}-refused`,
    about: [client],
    claim,
    hint: {
      en:
        "Check what connect() returns. On an error, say so on stderr and exit with a code other than 0.",
      pt:
        "Confira o retorno de connect(). Se der erro, avise em stderr e saia com código diferente de 0.",
    },
    judge(timeline) {
      if (!first(timeline, client, "started")) return neverStarted;
      const expected = {
        en: "an exit code other than 0, or a line that says what failed",
        pt: "um código de saída diferente de 0, ou uma linha dizendo o que falhou",
      };
      const attempts = counted(timeline, "Tcp.AttemptFails");
      if (attempts && !attempts.shared && attempts.rise === 0) {
        return unmet(
          { en: "a connect() that the kernel refuses", pt: "um connect() que o kernel recusa" },
          { en: "the kernel saw no attempt fail", pt: "o kernel não viu nenhuma tentativa falhar" },
          attempts.seq,
          first(timeline, client, "exited"),
        );
      }
      const said = complaint(timeline, client);
      if (said.length > 0) return met(...said, attempts?.seq);
      const exit = first(timeline, client, "exited");
      const observed = exit
        ? { en: "it ended with code 0 and not a word", pt: "terminou com código 0, sem dizer nada" }
        : { en: "it went on without a word", pt: "continuou sem dizer nada" };
      return unmet(expected, observed, exit, seen(timeline, client, "quiet")[0]);
    },
  };
}

/** A server is ready at the endpoint that it was started with. */
export function listensWhereTold<R extends string>(
  server: R,
  transport: "TCP" | "UDP",
): Expectation<R> {
  return {
    id: `${server}-listens`,
    about: [server],
    claim: {
      en: `The ${transport} server listens on the ${transport} port that it was given.`,
      pt: `O servidor ${transport} escuta na porta ${transport} que lhe foi dada.`,
    },
    hint: {
      en:
        "Is the port taken from the command line, in network byte order (htons), for the right transport?",
      pt:
        "A porta vem da linha de comando, em ordem de bytes de rede (htons), e para o transporte certo (TCP ou UDP)?",
    },
    judge(timeline) {
      const ready = first(timeline, server, "listening");
      if (ready) return met(ready);
      const start = first(timeline, server, "started");
      if (!start) return neverStarted;
      return unmet(
        {
          en: `a listener on port ${start.at.port}`,
          pt: `alguém escutando na porta ${start.at.port}`,
        },
        { en: "nobody listened there in time", pt: "ninguém escutou ali a tempo" },
        start,
        first(timeline, server, "exited") ?? first(timeline, server, "quiet"),
      );
    },
  };
}

/** Whether the server is still there after what happened; where it is not, how it ended. */
export function survived<R extends string>(
  timeline: Timeline<R>,
  server: R,
  what: Cited,
): Finding {
  const exit = first(timeline, server, "exited");
  if (!exit) return met(what, seen(timeline, "kernel", "receipt").at(-1));
  return unmet(
    { en: "a server that goes on", pt: "um servidor que continua" },
    exit.signal
      ? { en: `it was killed by ${exit.signal}`, pt: `foi morto por ${exit.signal}` }
      : { en: `it ended with code ${exit.code}`, pt: `terminou com código ${exit.code}` },
    what,
    exit,
  );
}

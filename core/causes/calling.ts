/**
 * What a client does wrong when nobody is there.
 *
 * @module
 */
import { complaint, seen } from "../questions.ts";
import type { Judged, Run } from "../run.ts";
import { comes, endOf, isAbout, risen, says, suspect, WORDS } from "./facts.ts";
import type { KnownCause } from "./known.ts";

/** The TCP client of a claim about a call that nobody takes. */
function refused(run: Run, judged: Judged, ...ends: readonly string[]): string | undefined {
  return isAbout(judged, ...ends) ? suspect(run, judged, ["tcp-client"]) : undefined;
}

/** Whether it went on after a server had come. */
function isRevived(run: Run, client: string): boolean {
  const seq = comes(run, client);
  return seen(run.timeline, client, "printed").some((o) => o.seq > seq && o.stream === "stdout");
}

/** Causes. */
export const CALLING: readonly KnownCause[] = [
  {
    id: "retries-refusal",
    hint: {
      en:
        "The client calls connect() again and again until somebody is there, and so hides the refusal. Call it once; " +
        "on an error tell the user and end with a code other than 0.",
      pt:
        "O cliente chama connect() repetidamente até haver alguém, e assim esconde a recusa. Chame uma vez só; se der " +
        "erro, avise o usuário e termine com código diferente de 0.",
    },
    fits(run, judged) {
      const client = refused(run, judged, "-refused", "fails-before-typing", "stays-dead");
      if (client === undefined) return false;
      const end = endOf(run, client);
      if (end && end.seq < comes(run, client)) return false;
      return (risen(run, client, "Tcp.AttemptFails") ?? 0) > 2 || isRevived(run, client);
    },
  },
  {
    id: "swallowed-refusal",
    hint: {
      en:
        "The client says nothing of a connect() that fails: an empty except or catch, or a result that is not looked " +
        "at. Print the error to stderr, and end with a code other than 0.",
      pt:
        "O connect() falha e o cliente não diz nada: um except ou catch vazio, ou um retorno que ninguém confere. " +
        "Mostre o erro em stderr e termine com código diferente de 0.",
    },
    fits(run, judged) {
      const client = refused(run, judged, "-refused");
      return client !== undefined && risen(run, client, "Tcp.AttemptFails") !== 0 &&
        complaint(run.timeline, client).length === 0;
    },
  },
  {
    id: "unchecked-connect",
    hint: {
      en:
        "The connect() failed, but the client read a line and wrote it all the same; only that ended it. Look at what " +
        "connect() returns, before anything is typed.",
      pt:
        "O connect() falhou, mas o cliente leu uma linha e a escreveu assim mesmo, e só isso o encerrou. Confira o " +
        "retorno do connect() antes de ler qualquer linha.",
    },
    fits(run, judged) {
      const client = refused(run, judged, "fails-before-typing");
      return client !== undefined &&
        (endOf(run, client)?.signal === "SIGPIPE" || says(run, client, WORDS.notConnected));
    },
  },
  {
    id: "connects-late",
    hint: {
      en:
        "The client calls connect() only when a line has been typed, and does not say that it was refused. Call it at " +
        "the start, and report its error: then the user learns at once whether the server is there.",
      pt:
        "O cliente só chama connect() depois que uma linha é digitada, e não diz que foi recusado. Chame no início, e " +
        "informe o erro: assim o usuário sabe logo se o servidor está lá.",
    },
    fits: (run, judged) => refused(run, judged, "fails-before-typing") !== undefined,
  },
];

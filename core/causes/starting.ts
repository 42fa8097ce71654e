/**
 * Why a server, or a peer, does not come to listen at all.
 *
 * @module
 */
import { first, isFailure, seen } from "../questions.ts";
import type { Run } from "../run.ts";
import {
  deaf,
  endOf,
  failedDeaf,
  hasListeningTwin,
  openBy,
  placeOf,
  risen,
  rolesOf,
  runsDeaf,
  says,
  someEnded,
  WORDS,
} from "./facts.ts";
import type { KnownCause } from "./known.ts";

/** Tools that build a program before they run it. */
const BUILDS = /^(?:\S*\/)?(?:mvnw?|gradlew?|cargo|go|dotnet|sbt|npx|ts-node)\b/;

/** More lines than anybody prints who asks a question. */
const MANY = 20;

/** Whether a peer says something on stdout and leaves with a code of its own: it may have been refused. */
function isOrderly({ cast, timeline }: Run, role: string): boolean {
  const printed = seen(timeline, role, "printed");
  return cast[role]?.part === "chat-peer" && first(timeline, role, "exited")?.signal === null &&
    printed.length > 0 && printed.every(({ stream }) => stream === "stdout");
}

/** Causes. */
export const STARTING: readonly KnownCause[] = [
  {
    id: "memory-fault",
    hint: {
      en:
        "The program was ended by a memory error (SIGSEGV, SIGABRT ...): a bad pointer, an array too small, or an " +
        "argument that is not there. Compile with -g -fsanitize=address and it names the line.",
      pt:
        "O programa foi encerrado por um erro de memória (SIGSEGV, SIGABRT ...): um ponteiro inválido, um vetor " +
        "pequeno ou um argumento que falta. Compile com -g -fsanitize=address e ele mostra a linha.",
    },
    fits: (run, judged) =>
      rolesOf(run, "deaf-client").length === 0 &&
      someEnded(run, judged, (_, signal, role) =>
        /^SIG(?:SEGV|ABRT|BUS|ILL|FPE)$/.test(signal ?? "") && !says(run, role, WORDS.thrown)),
  },
  {
    id: "only-calls",
    hint: {
      en:
        "The program calls the other one and never listens itself, so the first to start has nobody to call and " +
        "nobody can call it. Open a listening socket in each (bind, listen, accept) before connect().",
      pt:
        "O programa chama o outro e nunca escuta; assim, o primeiro a iniciar não tem a quem chamar, e ninguém pode " +
        "chamá-lo. Abra um socket de escuta em cada um (bind, listen, accept) antes do connect().",
    },
    fits(run, judged) {
      const role = deaf(run, judged);
      if (role === undefined || run.cast[role]?.part !== "chat-peer") return false;
      if (hasListeningTwin(run, role) || first(run.timeline, role, "connected")) return false;
      return !endOf(run, role) || says(run, role, WORDS.refused) ||
        (risen(run, role, "Tcp.AttemptFails") ?? 0) > 0;
    },
  },
  {
    id: "listen-not-called",
    hint: {
      en:
        "A call of accept() failed with EINVAL (invalid argument): the socket does not listen. Call bind(), then listen(), and only " +
        "then accept(), all on the same socket, and look at what each returns.",
      pt:
        "O accept() falhou com EINVAL (argumento inválido): o socket não está em escuta. Chame bind(), depois listen(), e " +
        "só então accept(), no mesmo socket, e confira o retorno de cada um.",
    },
    fits(run, judged) {
      const role = failedDeaf(run, judged);
      return role !== undefined && placeOf(run, role)?.transport === "tcp" &&
        says(run, role, /accept/i) && says(run, role, WORDS.invalid);
    },
  },
  {
    id: "crashed-at-start",
    hint: {
      en:
        "The program ended with an error before it listened: its message says where. Often it is an argument that is " +
        "read at the wrong index, or not turned into a number.",
      pt:
        "O programa terminou com erro antes de escutar: a mensagem dele diz onde. Muitas vezes é um argumento lido no " +
        "índice errado, ou não convertido em número.",
    },
    fits(run, judged) {
      const role = failedDeaf(run, judged);
      return role !== undefined && !isOrderly(run, role);
    },
  },
  {
    id: "ends-at-start",
    hint: {
      en:
        "The program ended, with no error, before it listened. After bind() and listen() a server must stay: in a " +
        "loop around accept(), or recvfrom().",
      pt:
        "O programa terminou, sem erro, antes de escutar. Depois de bind() e listen() um servidor precisa ficar: num " +
        "laço com accept(), ou recvfrom().",
    },
    fits(run, judged) {
      const role = deaf(run, judged);
      const end = role === undefined ? undefined : endOf(run, role);
      return end !== undefined && !isFailure(end);
    },
  },
  {
    id: "asks-at-start",
    hint: {
      en:
        "The program asks a question and waits for the answer before it listens. Take the port from the command line " +
        "instead of the keyboard.",
      pt:
        "O programa faz uma pergunta e espera a resposta antes de escutar. Leia a porta da linha de comando em vez do " +
        "teclado.",
    },
    fits(run, judged) {
      const role = runsDeaf(run, judged);
      if (role === undefined) return false;
      const printed = seen(run.timeline, role, "printed");
      return printed.at(-1)?.open === true && printed.length <= MANY;
    },
  },
  {
    id: "too-slow-start",
    hint: {
      en:
        "The command builds the program each time it is started, and the time was up before it listened. Name the " +
        "compilation under build in submission.json, and start the finished program.",
      pt:
        "O comando compila o programa toda vez que ele é iniciado, e o tempo acabou antes de ele escutar. Ponha a " +
        "compilação em build no submission.json e inicie o programa pronto.",
    },
    fits(run, judged) {
      const role = runsDeaf(run, judged);
      return role !== undefined && BUILDS.test(first(run.timeline, role, "started")?.command ?? "");
    },
  },
  {
    id: "never-listens",
    hint: {
      en:
        "The program runs, but has no socket open for others. Check that it gets as far as bind() and, with TCP, " +
        "listen(), and what these return.",
      pt:
        "O programa roda, mas não abriu nenhum socket para os outros. Confira se ele chega ao bind() e, no TCP, ao " +
        "listen(), e o que eles retornam.",
    },
    fits(run, judged) {
      const role = runsDeaf(run, judged);
      return role !== undefined && openBy(run, role)?.length === 0;
    },
  },
];

/**
 * Question 2 e: one client crashes, and the others do not notice.
 *
 * @module
 */
import { met, unmet } from "../core/expectation.ts";
import { first, replyTo, seen, shows } from "../core/questions.ts";
import { scenario } from "../core/scenario.ts";
import { listensWhereTold, neverListened, neverStarted, survived } from "./claims.ts";
import { lesson } from "./lessons/q2e.ts";
import { servedBeside } from "./serving_claims.ts";

/** A crash among others. */
export const q2e = scenario({
  id: "q2e",
  title: { en: "One client crashes", pt: "Um cliente cai" },
  question: {
    en:
      "Handle many clients on the server with multithreading. What happens to the others when one " +
      "client crashes?",
    pt:
      "Manipule vários clientes no servidor com multithreading. O que acontece com os outros quando um " +
      "cliente cai?",
  },
  cast: {
    server: { part: "threaded-server", name: { en: "server", pt: "servidor" } },
    steady: { part: "line-client", name: { en: "steady", pt: "firme" } },
    waiting: { part: "line-client", name: { en: "waiting", pt: "à espera" } },
    crasher: { part: "crashing-client", name: { en: "crasher 1", pt: "caído 1" } },
    rude: { part: "crashing-client", name: { en: "crasher 2", pt: "caído 2" } },
    late: { part: "line-client", name: { en: "newcomer", pt: "novato" } },
  },

  async play(rig) {
    const at = await rig.endpoint("tcp", "server");
    const server = await rig.start("server", at);
    if (!await server.listens()) return;

    rig.caption({
      en: "Two clients are connected: one has been served, the other has said nothing yet.",
      pt: "Dois clientes estão conectados: um já foi atendido, o outro ainda não disse nada.",
    });
    const steady = await rig.start("steady", at);
    await steady.connects();
    const line = rig.word();
    await steady.type(line);
    await steady.prints(replyTo(line));
    const waiting = await rig.start("waiting", at);
    await waiting.connects();

    rig.caption({
      en: "A third is served, and then crashes: its connection ends in a RST.",
      pt: "Um terceiro é atendido, e então cai: a conexão dele termina em RST.",
    });
    const kernel = await rig.counters("Tcp.EstabResets", "Tcp.OutRsts");
    const crasher = await rig.start("crasher", at);
    const last = rig.word();
    await crasher.type(last);
    await crasher.prints(replyTo(last));
    await crasher.hangUp();
    await crasher.ends();

    rig.caption({
      en: "A fourth sends and sends, reads no answer, and crashes while the server is writing one.",
      pt:
        "Um quarto envia sem parar, não lê resposta, e cai enquanto o servidor está escrevendo uma.",
    });
    const rude = await rig.start("rude", at, "--flood");
    await rude.type(rig.word());
    await rude.hangUp();
    await rude.ends();
    await kernel.note();

    rig.caption({
      en: "Do the other two notice? And is a newcomer served?",
      pt: "Os outros dois percebem alguma coisa? E um novato é atendido?",
    });
    const again = rig.word();
    if (await steady.type(again)) await steady.prints(replyTo(again));
    const word = rig.word();
    await waiting.type(word);
    await waiting.prints(replyTo(word));
    const late = await rig.start("late", at);
    const hello = rig.word();
    await late.type(hello);
    const served = await late.prints(replyTo(hello));
    if (!served) await server.ends(); // it may be on its way down, and its sockets close before it is seen to end
    for (const client of [steady, waiting, late]) {
      await client.hangUp();
      await client.ends();
    }
  },

  expectations: [
    listensWhereTold("server", "TCP"),
    servedBeside(["waiting", "server"], {
      en: "A client that was connected before the crashes is served after them.",
      pt: "Um cliente conectado antes das quedas é atendido depois delas.",
    }),
    servedBeside(["late", "server"], {
      en: "A new client is served, too.",
      pt: "Um cliente novo também é atendido.",
    }),
    {
      id: "survives",
      about: ["server"],
      claim: {
        en: "The server is still there: a reset is the end of one connection, not of the program.",
        pt: "O servidor continua lá: um reset é o fim de uma conexão, não do programa.",
      },
      hint: {
        en:
          "Handle the errors of read and write for each client (ECONNRESET, EPIPE); in C, ignore SIGPIPE.",
        pt:
          "Trate os erros de leitura e escrita de cada cliente (ECONNRESET, EPIPE); em C, ignore SIGPIPE.",
      },
      judge(timeline) {
        if (!first(timeline, "server", "listening")) return neverListened;
        if (!first(timeline, "crasher", "started")) return neverStarted;
        const resets = seen(timeline, "crasher", "printed").at(-1);
        return survived(timeline, "server", resets);
      },
    },
    {
      id: "steady-undisturbed",
      about: ["server"],
      claim: {
        en:
          "The client that was being served notices nothing: it gets its own reply, and only that.",
        pt: "O cliente que já era atendido não percebe nada: recebe a resposta dele, e só ela.",
      },
      hint: {
        en:
          "Is each client's socket closed by its own thread only, and its number not used after that?",
        pt:
          "O socket de cada cliente é fechado só pela thread dele, e o número não é usado depois disso?",
      },
      judge(timeline) {
        if (!first(timeline, "server", "listening")) return neverListened;
        if (!first(timeline, "steady", "started")) return neverStarted;
        const [line, again] = seen(timeline, "steady", "typed");
        const once = line && shows(timeline, "steady", replyTo(line.line))[0];
        const others = seen(timeline, "crasher", "typed").concat(seen(timeline, "rude", "typed"));
        const stray = others.flatMap(({ line }) => shows(timeline, "steady", replyTo(line)))[0];
        if (stray) {
          return unmet(
            { en: "nothing of the others'", pt: "nada dos outros" },
            { en: "it got another client's reply", pt: "recebeu a resposta de outro cliente" },
            stray,
          );
        }
        if (!line || !once) {
          return unmet(
            { en: "an answer to its first line", pt: "uma resposta à primeira linha" },
            { en: "it got none", pt: "ele não recebeu nenhuma" },
            line,
          );
        }
        const twice = again && shows(timeline, "steady", replyTo(again.line))[0];
        if (twice) return met(once, again, twice);
        // A server that closes after one line had finished with it before anybody crashed.
        const crash = first(timeline, "crasher", "hung-up");
        const exit = first(timeline, "steady", "exited");
        if (exit && crash && exit.seq < crash.seq) return met(once, exit);
        return unmet(
          { en: "an answer to its second line", pt: "uma resposta à segunda linha" },
          { en: "it got none after the crashes", pt: "não recebeu nenhuma depois das quedas" },
          again,
          exit ?? seen(timeline, "steady", "quiet").at(-1),
        );
      },
    },
  ],

  gist: {
    en: "two clients crash; the others, and a newcomer, are served as if nothing had happened",
    pt: "dois clientes caem; os outros, e um novato, são atendidos como se nada tivesse acontecido",
  },
  lesson,
});

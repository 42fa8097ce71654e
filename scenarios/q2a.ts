/**
 * Question 2 a: a client that says nothing keeps nobody waiting.
 *
 * @module
 */
import { met, undecided, unmet } from "../core/expectation.ts";
import { first, replyTo, seen, shows } from "../core/questions.ts";
import { scenario } from "../core/scenario.ts";
import { twoWords } from "./acts.ts";
import { listensWhereTold, neverListened, neverStarted } from "./claims.ts";
import { lesson } from "./lessons/q2a.ts";
import { servedBeside } from "./serving_claims.ts";

/** A silent client beside others. */
export const q2a = scenario({
  id: "q2a",
  title: { en: "A silent client among others", pt: "Um cliente calado entre outros" },
  question: {
    en:
      "Handle many clients on the server with multithreading. Does one that connects and then says " +
      "nothing delay the others?",
    pt:
      "Manipule vários clientes no servidor com multithreading. Um que conecta e depois não diz nada " +
      "atrasa os outros?",
  },
  cast: {
    server: { part: "threaded-server", name: { en: "server", pt: "servidor" } },
    silent: { part: "line-client", name: { en: "silent", pt: "calado" } },
    half: { part: "line-client", name: { en: "half a line", pt: "meia linha" } },
    mute: { part: "line-client", name: { en: "mute", pt: "mudo" } },
    one: { part: "line-client", name: { en: "client 1", pt: "cliente 1" } },
    two: { part: "line-client", name: { en: "client 2", pt: "cliente 2" } },
  },

  async play(rig) {
    const at = await rig.endpoint("tcp", "server");
    const server = await rig.start("server", at);
    if (!await server.listens()) return;

    rig.caption({
      en: "A client is served once, and then stays silent. Its connection stays open.",
      pt: "Um cliente é atendido uma vez e depois fica calado. A conexão dele continua aberta.",
    });
    const silent = await rig.start("silent", at);
    await silent.connects();
    const line = rig.word();
    await silent.type(line);
    await silent.prints(replyTo(line));

    rig.caption({
      en:
        "A second one sends half a line and stops; a third one connects and sends nothing at all.",
      pt: "Um segundo envia meia linha e para; um terceiro conecta e não envia nada.",
    });
    const half = await rig.start("half", at);
    await half.connects();
    await half.typePart(rig.word());
    const mute = await rig.start("mute", at);
    await mute.connects();

    rig.caption({
      en: "All three say nothing more. Are others served?",
      pt: "Os três não dizem mais nada. Os outros são atendidos?",
    });
    for (const role of ["one", "two"] as const) {
      const client = await rig.start(role, at);
      const line = twoWords(rig);
      await client.type(line);
      await client.prints(replyTo(line));
      await client.hangUp();
      await client.ends();
    }

    rig.caption({
      en: "The silent one speaks again. Was it kept?",
      pt: "O calado volta a falar. A conexão dele foi mantida?",
    });
    const again = rig.word();
    if (await silent.type(again)) await silent.prints(replyTo(again));
    for (const client of [silent, half, mute]) await client.hangUp();
  },

  expectations: [
    listensWhereTold("server", "TCP"),
    servedBeside(["one", "server"], {
      en:
        "A client that comes after the silent ones is served at once, although they are not done.",
      pt:
        "Um cliente que chega depois dos calados é atendido na hora, embora eles não tenham terminado.",
    }),
    servedBeside(["two", "server"], {
      en: "So is the next.",
      pt: "O seguinte também.",
    }),
    {
      id: "silent-kept",
      about: ["server"],
      claim: {
        en: "The silent client lost nothing: when it speaks again, it is answered.",
        pt: "O cliente calado não perdeu nada: quando volta a falar, recebe a resposta.",
      },
      hint: {
        en: "Read from each client in a loop of its own until it closes.",
        pt: "Leia de cada cliente num laço só dele, até ele fechar.",
      },
      judge(timeline) {
        if (!first(timeline, "server", "listening")) return neverListened;
        if (!first(timeline, "silent", "started")) return neverStarted;
        const [line, again] = seen(timeline, "silent", "typed");
        const once = line && shows(timeline, "silent", replyTo(line.line))[0];
        if (!line || !once) {
          return unmet(
            { en: "an answer to its first line", pt: "uma resposta à primeira linha" },
            { en: "it got none", pt: "ele não recebeu nenhuma" },
            line,
            first(timeline, "silent", "quiet"),
          );
        }
        const twice = again && shows(timeline, "silent", replyTo(again.line))[0];
        if (twice) return met(once, again, twice);
        const exit = first(timeline, "silent", "exited");
        if ((exit || !again) && !first(timeline, "server", "exited")) {
          return undecided({
            en: "this server closes after one line: that client was done",
            pt: "este servidor fecha depois de uma linha: aquele cliente já tinha terminado",
          });
        }
        return unmet(
          { en: "an answer to its second line", pt: "uma resposta à segunda linha" },
          { en: "no answer any more", pt: "nenhuma resposta mais" },
          again,
          exit ?? seen(timeline, "silent", "quiet").at(-1),
        );
      },
    },
  ],

  gist: {
    en: "three clients say nothing, and the others are served all the same",
    pt: "três clientes ficam calados, e os outros são atendidos do mesmo jeito",
  },
  lesson,
});

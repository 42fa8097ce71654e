import { assertEquals } from "@std/assert";
import { doorSays, ownNick } from "../../../chat/join/room_words.ts";
import { notice, said, whispered } from "../../../chat/line/speech.ts";
import * as words from "../../../chat/room/words.ts";
import { same, type Text } from "../../../wire/text.ts";

const none = { permissions: "none" } as const;

const both = (text: Text) => [notice(text).en, notice(text).pt];

Deno.test("ownNick() knows every answer of the room that tells one's nick", none, () => {
  for (const nick of ["bia-2", "josé", "still", "é"]) {
    const answers = [
      words.welcome(nick),
      words.youAre(nick),
      words.takenAtArrival("bia", nick),
      words.taken("you", nick),
    ];
    for (const line of answers.flatMap(both)) assertEquals(ownNick(line), nick, line);
  }
});

Deno.test("doorSays() knows what the door says", none, () => {
  for (const line of both(words.ASK)) assertEquals(doorSays(line), "password?");
  for (const line of both(words.WRONG)) assertEquals(doorSays(line), "wrong");
  for (const line of both(words.wait(9))) assertEquals(doorSays(line), undefined);
});

Deno.test("no member can forge what the room tells about oneself", none, () => {
  const targets = [words.youAre("eva"), words.takenAtArrival("a", "eva"), words.ASK, words.WRONG];
  const one = { nick: "eva", address: "1.2.3.4:5" };
  for (const target of targets.flatMap(both)) {
    for (const text of [target, target.slice(2), `\n${target}`, `\r${target}`]) {
      const lines = [
        said({ ...one, text }),
        ...Object.values(whispered({ ...one, text })),
        ...both(words.departed(one, "left", text)),
        ...both(words.unknown(text)),
        ...both(words.nobody(text)),
        ...both(words.whisperSent("eva", text)),
        ...words.present([one]).flatMap(both),
        ...both(words.renamed(one, "is")),
        ...both(same(`14:02 ${text}`)).map((line) => line.slice(2)),
      ];
      for (const line of lines) {
        assertEquals([ownNick(line), doorSays(line)], [undefined, undefined], line);
      }
    }
  }
});

import { assertEquals } from "@std/assert";
import { understand } from "../../../chat/peer/commands.ts";
import { meaningOf, saidLine } from "../../../chat/peer/protocol.ts";

Deno.test("understand() takes a slash for a command, whatever its case", () => {
  const kinds = (...lines: string[]) => lines.map((line) => understand(line).kind);
  assertEquals(kinds("/quit", "/QUIT", "/quit bye", "/Help", "/help me"), [
    ...["quit", "quit", "quit", "help", "help"],
  ]);
  assertEquals(understand("/Nick jose\u0301"), { kind: "nick", nick: "josé" });
  assertEquals(understand("/quit see you "), { kind: "quit", lastWords: "see you" });
  assertEquals(understand("//quit"), { kind: "say", text: "/quit" });
  assertEquals(understand(" /quit"), { kind: "say", text: " /quit" });
});

Deno.test("understand() refuses what was hardly meant to be said", () => {
  const refusal = (line: string) => {
    const typed = understand(line);
    return typed.kind === "refused" ? typed.why.en : typed.kind;
  };
  for (const line of ["/who", "/msg bia secret", "/", "/ nick ana"]) {
    const [word] = line.split(" ");
    assertEquals(
      refusal(line),
      `there is no command ${word}: there are /nick NICK, /quit and /help; //TEXT says /TEXT`,
    );
  }
  for (const line of ["/nick bad nick", "/nick", "/nick -x"]) {
    assertEquals(refusal(line).slice(0, 30), "a nick is 1 to 20 Latin letter", line);
  }
});

Deno.test("saidLine() lets everything be said, and meaningOf() tells it from what is not", () => {
  const texts = [
    "hi",
    "/who",
    "//who",
    "/quit 3",
    "//quit 3",
    "/nick ana",
    "///busy x",
    "/quitter",
    "/",
  ];
  for (const text of texts) assertEquals(meaningOf(saidLine(text)), { kind: "said", text });
  for (const text of ["/who", "//x", "/", "/nick a b", "/quit", "/quit x"]) {
    assertEquals(meaningOf(text), { kind: "said", text });
  }
  assertEquals(saidLine("/who"), "/who"); // as it was meant, for nc too
  assertEquals(meaningOf("/quit 12"), { kind: "quit", shown: 12 });
  assertEquals(meaningOf("/nick ana"), { kind: "nick", nick: "ana" });
  assertEquals(meaningOf("/busy 10.0.0.1:4"), { kind: "busy", other: "10.0.0.1:4" });
});

import { assert, assertEquals } from "@std/assert";
import { within } from "../../waiting.ts";
import { earlyTest, NARROW, ptyTest, WIDE } from "./stage.ts";

ptyTest(
  "of 3,445 characters can be pasted at once, and twenty of them",
  WIDE,
  async ({ pty, room }) => {
    // With a measurement of the line for each character, this takes some minutes.
    const lines = Array.from({ length: 20 }, (_, i) => `${i} ${"ação, e mais ".repeat(265)}`);
    await pty.paste(lines.map((line) => `${line}\n`).join("") + "and more");
    await within(
      "the twenty lines",
      (async () => {
        for (const line of lines) assertEquals(await room.line(), line);
      })(),
    );
    await pty.ends("ana> and more");
  },
);

ptyTest("that was pasted can be edited", NARROW, async ({ pty, room }) => {
  await pty.paste("a line of three rows, no more, and in one piece as it comes");
  await pty.ends("ana> a line of three rows, no", "more, and in one piece as it c", "omes");
  await pty.press("BSpace", "BSpace");
  await pty.ends("ana> a line of three rows, no", "more, and in one piece as it c", "om");
  const drawn = (await pty.screen()).filter((row) => row.startsWith("ana>"));
  assertEquals(drawn.length, 1, "nothing is left of what was drawn before");
  await pty.press("C-a");
  await pty.paste("1234");
  await pty.ends("ana> 1234a line of three rows,", " no more, and in one piece as", "it com");
  await pty.press("Enter");
  assertEquals(await room.line(), "1234a line of three rows, no more, and in one piece as it com");
});

ptyTest("of more bytes than a room takes is cut, and one is told", WIDE, async ({ pty, room }) => {
  await pty.paste("é".repeat(3_000));
  const told = "* a line takes at most 4096 bytes: the rest of it was left out";
  const notices = async () => (await pty.everything()).filter((row) => row.endsWith(told));
  await room.say("* now\n");
  await pty.sees("the line, and a notice", (rows) => rows.at(-1)?.at(-1) === "é");
  await pty.press("Enter");
  assertEquals(await room.line(), "é".repeat(2_048));
  await room.say("* heard\n");
  await pty.ends("HH:MM:SS * heard", "ana>");
  assertEquals((await notices()).length, 1);
});

earlyTest("the prompt is the nick that the room gave, not the one that was asked for", [
  ...["--nick", "bia"],
], async ({ pty, room }) => {
  assertEquals(await room.line(), "/nick bia");
  await room.say("* bia is taken: you are bia-2\n");
  await pty.ends("HH:MM:SS * bia is taken: you are bia-2", "bia-2>");
  await pty.type("/nick caio");
  await pty.press("Enter");
  assertEquals(await room.line(), "/nick caio");
  await room.say("* caio já está em uso: você continua sendo bia-2\n<eva 1.2.3.4:5> * you are x\n");
  await pty.ends("HH:MM:SS <eva 1.2.3.4:5> * you are x", "bia-2>");
  await room.say("* você é duda\n");
  await pty.ends("HH:MM:SS * você é duda", "duda>");
});

earlyTest("a password is not shown, and no key brings it back", [], async ({ pty, room }) => {
  await pty.type("sec");
  await pty.ends("> sec");
  await room.say("* password?\n");
  await pty.ends("HH:MM:SS * password?", "> ***");
  await pty.type("rex");
  await pty.ends("> ******");
  await pty.press("BSpace");
  await pty.type("t word");
  await pty.press("Enter");
  assertEquals(await room.line(), "secret word");
  await pty.ends("> ***********", ">");
  await room.say("* senha errada\n");
  await pty.ends("HH:MM:SS * senha errada", ">");
  await pty.press("Enter", "Up");
  await pty.type("secret");
  await pty.press("Enter");
  assertEquals(await room.line(), "secret");
  await room.say("* you are guest; /nick NAME changes that\n");
  await pty.ends("HH:MM:SS * you are guest; /nick NAME changes that", "guest>");
  await pty.press("Up", "C-_", "C-y");
  await pty.type("hello");
  await pty.press("Enter");
  assertEquals(await room.line(), "hello");
  await pty.ends("guest> hello", "guest>");
  assert(!(await pty.everything()).join("\n").includes("secr"));
});

earlyTest("a password from the command line is an answer, unless it is wrong", [
  ...["--password", "guess"],
], async ({ pty, room }) => {
  await room.say("* password?\n");
  assertEquals(await room.line(), "/password guess");
  await pty.ends("HH:MM:SS * password?", ">");
  await pty.type("hello");
  await pty.ends("> hello");
  await room.say("* wrong password\n");
  await pty.ends("HH:MM:SS * wrong password", "> *****");
  await pty.press("C-c");
  assertEquals(await room.line(), undefined);
  room.conn.close();
  await pty.left(0);
});

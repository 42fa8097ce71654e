import { assert, assertEquals, assertMatch } from "@std/assert";
import type { Visitor } from "./fake_room.ts";
import { NARROW, ptyTest, WIDE } from "./stage.ts";
import { placeAfter } from "../../../chat/terminal/layout.ts";

/** The rows that a text takes in a window. */
function rowsOf(text: string, columns: number): string[] {
  const rows: string[] = [""];
  let before = "";
  for (const char of text) {
    before += char;
    const { row, column } = placeAfter(before, columns);
    const at = column === 0 ? row - 1 : row;
    rows[at] = (rows[at] ?? "") + char;
  }
  return rows.map((row) => row.trimEnd());
}

ptyTest("stays whole and can be edited while lines arrive", WIDE, async ({ pty, room }) => {
  await pty.type("half a line");
  await pty.ends("ana> half a line");
  await room.say("* one\n* two\n");
  await pty.ends("HH:MM:SS * one", "HH:MM:SS * two", "ana> half a line");
  await pty.press(..."Left ".repeat(4).trim().split(" "));
  const place = async () => (await pty.cursor())[0];
  await room.say("* three\n");
  await pty.ends("HH:MM:SS * three", "ana> half a line");
  assertEquals(await place(), "ana> half a ".length);
  await pty.type("X");
  await pty.press("Enter");
  assertEquals(await room.line(), "half a Xline");
  await pty.ends("HH:MM:SS * three", "ana> half a Xline", "ana>");
});

ptyTest(
  "longer than the window, with wide characters, stays whole",
  NARROW,
  async ({ pty, room }) => {
    // The wide characters come to lie across the edge of the window: at column 29 of 30.
    const text = "é a ação longa do dia 12日本語 e mais e mais, até a terceira linha 日本 e fim";
    await pty.type(text);
    await pty.ends(...rowsOf(`ana> ${text}`, 30));
    await room.say("* one\n");
    await pty.ends("HH:MM:SS * one", ...rowsOf(`ana> ${text}`, 30));
    await pty.press(...Array.from({ length: 30 }, () => "Left"));
    await room.say("* two\n");
    await pty.ends("HH:MM:SS * one", "HH:MM:SS * two", ...rowsOf(`ana> ${text}`, 30));
    const [x, y] = await pty.cursor();
    const { row, column } = placeAfter(`ana> ${text.slice(0, -30)}`, 30);
    assertEquals([x, y - (await pty.screen()).length], [
      column,
      row - rowsOf(`ana> ${text}`, 30).length,
    ]);
    await pty.type("XY日");
    const edited = text.slice(0, -30) + "XY日" + text.slice(-30);
    await room.say("* three\n");
    await pty.ends("HH:MM:SS * three", ...rowsOf(`ana> ${edited}`, 30));
    await pty.press("Enter");
    assertEquals(await room.line(), edited);
    await pty.ends(...rowsOf(`ana> ${edited}`, 30), "ana>");
  },
);

ptyTest("that fills its row exactly stays whole", NARROW, async ({ pty, room }) => {
  for (const length of [24, 25, 26]) {
    const text = "x".repeat(length);
    await pty.type(text);
    await pty.ends(...rowsOf(`ana> ${text}`, 30));
    await room.say(`* ${length}\n* and more\n`);
    await pty.ends(
      `HH:MM:SS * ${length}`,
      "HH:MM:SS * and more",
      ...rowsOf(`ana> ${text}`, 30),
    );
    await pty.press("BSpace");
    await room.say("* again\n");
    await pty.ends(
      "HH:MM:SS * and more",
      "HH:MM:SS * again",
      ...rowsOf(`ana> ${text.slice(1)}`, 30),
    );
    await pty.press("Enter");
    assertEquals(await room.line(), text.slice(1));
  }
});

ptyTest("comes back by the up arrow", WIDE, async ({ pty, room }) => {
  await pty.type("first");
  await pty.press("Enter");
  await pty.type("second");
  await pty.press("Enter");
  await pty.press("Up", "Up");
  await pty.ends("ana> first");
  await room.say("* hello\n");
  await pty.ends("HH:MM:SS * hello", "ana> first");
  await pty.press("Down");
  await pty.ends("HH:MM:SS * hello", "ana> second");
  await pty.press("Enter");
  for (const line of ["first", "second", "second"]) assertEquals(await room.line(), line);
});

ptyTest("is drawn anew in a window of another size", WIDE, async ({ pty, room }) => {
  let text = "a line that takes two rows now, and more or fewer of them later";
  await pty.type(text);
  await pty.ends(...rowsOf(`ana> ${text}`, 60));
  for (const [edits, columns] of [25, 100, 40].entries()) {
    await pty.resize(columns, 16);
    await pty.ends(...rowsOf(`ana> ${text}`, columns));
    // Edited at once: the editor itself must know how many rows there are now.
    await pty.press("Left");
    await pty.type("X");
    text = text.slice(0, -1 - edits) + "X" + text.slice(-1 - edits);
    await pty.ends(...rowsOf(`ana> ${text}`, columns));
    await room.say(`* ${columns}\n`);
    await pty.ends(`HH:MM:SS * ${columns}`, ...rowsOf(`ana> ${text}`, columns));
    const drawn = (await pty.screen()).filter((row) => row.startsWith("ana> "));
    assertEquals(drawn.length, 1, "nothing is left of what was drawn before");
  }
  await pty.press("Enter");
  assertEquals(await room.line(), text);
});

ptyTest("is not harmed by what a hostile room sends", WIDE, async ({ pty, room }) => {
  await pty.type("mine");
  await room.say("\x1b[2J\x1b[H\x1b]8;;http://evil\x07click\x1b]8;;\x07\n");
  await room.say("harmless\rana> forged\n");
  await room.say("\x1b]0;title\x07\x9b31m\u202egnirts\b\b\b\n");
  await pty.ends(
    "HH:MM:SS \\x1b[2J\\x1b[H\\x1b]8;;http://evil\\x07click\\x1b]8;;\\x",
    "07",
    "HH:MM:SS harmless\\rana> forged",
    "HH:MM:SS \\x1b]0;title\\x07\\x9b31m\\u202egnirts\\x08\\x08\\x08",
    "ana> mine",
  );
});

ptyTest("survives a very long line, and then a cut one", WIDE, async ({ pty, room }) => {
  await pty.type("mine");
  await room.say(`begin ${"x".repeat(300)} end\n`);
  await pty.sees("the long line", (rows) => {
    const text = rows.join("");
    return text.includes(`begin ${"x".repeat(300)} end`) && rows.at(-1) === "ana> mine";
  });
  await room.say(`${"y".repeat(200_000)}\n* after\n`);
  await pty.ends("HH:MM:SS * after", "ana> mine");
  const cut = (await pty.everything()).find((row) => row.includes("y […]")) ?? "";
  assertEquals(cut.length, "HH:MM:SS ".length + 65_536 + " […]".length);
});

ptyTest("can be typed while 1,000 lines arrive in a second", WIDE, async ({ pty, room }) => {
  let sent = 0;
  const flood = (async () => {
    for (; sent < 1_000; sent += 10) {
      await room.say(Array.from({ length: 10 }, (_, i) => `* line ${sent + i}\n`).join(""));
      await new Promise((resolve) => setTimeout(resolve, 10)); // the pace of the flood
    }
  })();
  for (const word of ["some ", "words ", "in ", "a ", "flood"]) await pty.type(word);
  assert(sent < 1_000, "typed during the flood");
  await flood;
  await pty.ends("HH:MM:SS * line 998", "HH:MM:SS * line 999", "ana> some words in a flood");
  const found = (await pty.everything()).filter((row) => /\* line \d+$/.test(row));
  assertEquals(
    found.map((row) => Number(row.split(" ").at(-1))),
    Array.from({ length: 1_000 }, (_, i) => i),
  );
  await pty.press("Enter");
  assertEquals(await room.line(), "some words in a flood");
});

ptyTest("may be one of three that are pasted", WIDE, async ({ pty, room }) => {
  await pty.paste("one\ntwo\nthree\nand a half");
  for (const line of ["one", "two", "three"]) assertEquals(await room.line(), line);
  await pty.ends("ana> one", "ana> two", "ana> three", "ana> and a half");
});

for (const [how, keys] of [["Ctrl-C", ["C-c"]], ["Ctrl-D", ["C-u", "C-d"]]] as const) {
  ptyTest(`ends with ${how}, and the terminal is as before`, WIDE, async ({ pty, room }) => {
    await pty.type("unfinished");
    await pty.ends("ana> unfinished");
    await pty.press(...keys);
    assertEquals(await room.line(), undefined, "FIN");
    await room.say("* goodbye\n");
    room.conn.close();
    await pty.left(0);
    const rows = await pty.screen();
    assertMatch(rows.at(-5) ?? "", /^\d\d:\d\d:\d\d \* goodbye$/);
    assertEquals(rows.includes("ana> unfinished"), how === "Ctrl-C");
  });
}

ptyTest("ends with SIGTERM, and the terminal is as before", WIDE, async ({ pty, room }) => {
  await pty.type("unfinished");
  await pty.ends("ana> unfinished");
  Deno.kill(await programOf(room), "SIGTERM");
  assertEquals(await room.line(), undefined, "FIN");
  await pty.left(0);
});

ptyTest("is given back with the terminal when the room goes away", WIDE, async ({ pty, room }) => {
  await pty.type("unfinished");
  await pty.ends("ana> unfinished");
  room.conn.close();
  await pty.left(1);
  assertMatch((await pty.screen()).join("\n"), /The room at 127\.0\.0\.1:\d+ has closed/);
});

/** The process at the other end of a connection. */
async function programOf(room: Visitor): Promise<number> {
  const { port } = room.conn.remoteAddr as Deno.NetAddr;
  const { stdout } = await new Deno.Command("ss", { args: ["-Htnp", `sport = :${port}`] }).output();
  return Number(/pid=(\d+)/.exec(new TextDecoder().decode(stdout))?.[1]);
}

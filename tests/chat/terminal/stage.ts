/**
 * `chat/join.ts` in a terminal, with a room at the other end that says what the test wants.
 *
 * @module
 */
import { assertEquals } from "@std/assert";
import { FakeRoom, type Visitor } from "./fake_room.ts";
import { HAS_TMUX, Pty } from "./pty.ts";

/** Both ends. */
export interface Stage {
  readonly pty: Pty;
  readonly room: Visitor;
}

/** Sizes of a window. */
export const WIDE = { columns: 60, rows: 16 };
export const NARROW = { columns: 30, rows: 16 };

/** A test of the program before the room has said a word. */
export function earlyTest(
  name: string,
  args: readonly string[],
  act: (stage: Stage) => Promise<void>,
): void {
  define(name, WIDE, args, act);
}

/** A test of the program once it has a nick. */
export function ptyTest(
  name: string,
  size: typeof WIDE,
  act: (stage: Stage) => Promise<void>,
): void {
  define(`a typed line ${name}`, size, ["--nick", "ana"], async ({ pty, room }) => {
    assertEquals(await room.line(), "/nick ana");
    await room.say("* you are ana\n");
    await pty.ends("HH:MM:SS * you are ana", "ana>");
    await act({ pty, room });
  });
}

function define(
  name: string,
  size: typeof WIDE,
  args: readonly string[],
  act: (stage: Stage) => Promise<void>,
): void {
  Deno.test({
    name,
    ignore: !HAS_TMUX,
    async fn() {
      using server = new FakeRoom();
      await using pty = await Pty.run(size, "chat/join.ts", "--port", server.port, ...args);
      const room = await server.visitor();
      await pty.sees(
        "the welcome, and a prompt",
        (rows) => rows.at(-1) === ">" && /Ctrl-D leaves\.$/.test(rows.at(-2) ?? ""),
      );
      await act({ pty, room });
    },
  });
}

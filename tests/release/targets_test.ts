import { assertEquals, assertThrows } from "@std/assert";
import { binariesAsked, targetsAsked } from "../../release/flags.ts";
import { machineOf, targetNames, targetOf, targets } from "../../release/targets.ts";
import { UsageError } from "../../wire/flags.ts";

const none = { permissions: "none" } as const;

/** The head of a file that has these bytes at these places. */
function head(
  ...parts: readonly (readonly [number, readonly number[]])[]
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(256);
  for (const [at, part] of parts) bytes.set(part, at);
  return bytes;
}

const ELF = [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1];
const MACH_O = [0xcf, 0xfa, 0xed, 0xfe];
const PE = [[0, [0x4d, 0x5a]], [0x3c, [0x80]], [0x80, [0x50, 0x45, 0, 0]]] as const;

Deno.test("machineOf() tells by its first bytes what a program is for", none, () => {
  assertEquals(machineOf(head([0, ELF], [0x12, [0x3e, 0]])), "elf x64");
  assertEquals(machineOf(head([0, ELF], [0x12, [0xb7, 0]])), "elf arm64");
  assertEquals(machineOf(head([0, MACH_O], [4, [7, 0, 0, 1]])), "mach-o x64");
  assertEquals(machineOf(head([0, MACH_O], [4, [0xc, 0, 0, 1]])), "mach-o arm64");
  assertEquals(machineOf(head(...PE, [0x84, [0x64, 0x86]])), "pe x64");
});

Deno.test("machineOf() takes nothing else for a program", none, () => {
  const others = [
    head([0, ELF], [0x12, [0x28, 0]]), // a 32-bit ARM
    head(...PE, [0x84, [0x4c, 1]]), // a 32-bit Intel
    head([0, [0x4d, 0x5a]], [0x3c, [0xff, 0xff, 0xff, 0xff]]), // leads out of the file
    head([0, [0x50, 0x4b, 3, 4]]), // a zip file
    new Uint8Array(0),
    new Uint8Array([0x7f, 0x45]),
  ];
  for (const other of others) assertEquals(machineOf(other), undefined);
});

Deno.test(
  "each target is known by its name and its triple, and this machine is one of them",
  none,
  () => {
    for (const name of targetNames) {
      assertEquals([targetOf(name), targetOf(targets[name].triple)], [name, name]);
    }
    assertEquals(targetsAsked([]), [targetOf(Deno.build.target) ?? "none"] as typeof targetNames);
    assertEquals(targetsAsked(["windows-x64", "x86_64-pc-windows-msvc"]), ["windows-x64"]);
    assertEquals(targetsAsked(["linux-x64", "all"]), targetNames);
    const wrong = assertThrows(() => targetsAsked(["amiga"]), UsageError);
    assertEquals(
      wrong.text.pt,
      'Não há binários para "amiga". --target aceita: linux-x64, linux-arm64, macos-x64, macos-arm64, ' +
        "windows-x64, all.",
    );
  },
);

Deno.test("binariesAsked() takes all, or those that were named", none, () => {
  const binary = { entry: "", permissions: [], workers: [], files: [] };
  const all = ["socketlab", "swarm"].map((name) => ({ name, ...binary }));
  assertEquals(binariesAsked(all, []), all);
  assertEquals(binariesAsked(all, ["swarm"]), all.slice(1));
  const { text } = assertThrows(() => binariesAsked(all, ["sworm"]), UsageError);
  assertEquals(text.en, 'There is no binary "sworm". There are: socketlab, swarm.');
});

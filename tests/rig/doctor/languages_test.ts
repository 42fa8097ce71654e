import { assert, assertEquals } from "@std/assert";
import type { Language } from "../../../grading/guess/files.ts";
import { LANGUAGES } from "../../../rig/doctor/language_tools.ts";

/** What each of them has been seen to print. */
const PRINTED: Readonly<Record<string, readonly (readonly [printed: string, version: string])[]>> =
  {
    python: [["Python 3.11.2", "3.11.2"], ["Python 3.14.0rc2+", "3.14.0rc2+"]],
    c: [
      ["gcc (Debian 12.2.0-14+deb12u1) 12.2.0\nCopyright (C) 2022", "12.2.0"],
      ["gcc (GCC) 14.1.1 20240522", "14.1.1"],
      ["Apple clang version 15.0.0 (clang-1500.3.9.4)\nTarget: arm64", "15.0.0"],
    ],
    cpp: [["g++ (Ubuntu 13.2.0-23ubuntu4) 13.2.0", "13.2.0"]],
    java: [["javac 17.0.15", "17.0.15"], ["Picked up _JAVA_OPTIONS: -Xmx1g\njavac 21-ea", "21-ea"]],
    node: [["v20.20.2", "20.20.2"]],
    deno: [["deno 2.9.6 (stable, release, x86_64-unknown-linux-gnu)\nv8 15.0", "2.9.6"]],
    go: [["go version go1.22.1 linux/amd64", "1.22.1"]],
    rust: [["rustc 1.95.0 (59807616e 2026-04-14)", "1.95.0"]],
    make: [["GNU Make 4.3\nBuilt for x86_64-pc-linux-gnu", "4.3"]],
  };

for (const { id, pattern } of LANGUAGES) {
  Deno.test(`the version of ${id}`, () => {
    assert(PRINTED[id]?.length);
    for (const [printed, version] of PRINTED[id]) {
      assertEquals(pattern.exec(printed)?.[1], version);
    }
    assertEquals(pattern.exec("command not found"), null);
  });
}

/** All that grading knows, or this does not compile. */
const SUBMITTED: Record<Language, true> = {
  ...{ python: true, c: true, cpp: true, java: true },
  ...{ node: true, deno: true, go: true, rust: true },
};

Deno.test("every language of submissions is looked for, and make", () => {
  assertEquals(LANGUAGES.map(({ id }) => id), [...Object.keys(SUBMITTED), "make"]);
});

import { assert, assertEquals, assertMatch, assertRejects } from "@std/assert";
import { FileFailure, fileFailure, noMoreFiles, permit, readText } from "../../wire/files.ts";
import { UsageError } from "../../wire/flags.ts";

Deno.test("readText() says in one line what is wrong with a file", async () => {
  const missing = await assertRejects(() => readText("/no/such\x1b"), FileFailure);
  assertEquals(missing.text, {
    en: "Cannot read /no/such\\x1b: there is no such file or folder (ENOENT).",
    pt: "Não foi possível ler /no/such\\x1b: não existe esse arquivo ou pasta (ENOENT).",
  });
  await assertRejects(() => readText("."), FileFailure, "it is a folder (EISDIR)");
  assertEquals(fileFailure("write", "x", new Error("odd")).text.en, "Cannot write to x: odd.");
});

Deno.test("readText() names the permission that is missing", { permissions: "none" }, async () => {
  const error = await assertRejects(() => readText("x"), UsageError);
  assertMatch(error.text.en, /^Deno was started without --allow-read=x: start it with that, or /);
});

Deno.test("noMoreFiles() leaves no permission for any file", {
  permissions: { read: true, write: true },
}, async () => {
  await permit("write", "x");
  await noMoreFiles();
  for (const name of ["read", "write"] as const) {
    const { state } = await Deno.permissions.query({ name, path: "x" });
    assert(state !== "granted", name);
  }
});

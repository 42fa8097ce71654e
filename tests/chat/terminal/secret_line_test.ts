import { assertEquals } from "@std/assert";
import { Keystrokes } from "../../../chat/terminal/keystrokes.ts";
import { SecretLine } from "../../../chat/terminal/secret_line.ts";

Deno.test("SecretLine shows a star for each character, and does what keys are for", {
  permissions: "none",
}, () => {
  const secret = new SecretLine("ab");
  const type = (text: string) =>
    [...new Keystrokes().push(new TextEncoder().encode(text))].map((one) => secret.take(one)).at(
      -1,
    );
  assertEquals([type("cé🙂"), secret.word, secret.stars], [undefined, "abcé🙂", "*****"]);
  assertEquals([type("\x7f\b\x1b[A\x1f\x19"), secret.word], [undefined, "abc"]);
  assertEquals(type("\x04"), undefined, "Ctrl-D leaves from an empty line only");
  assertEquals([type("\r"), secret.word], ["done", "abc"]);
  assertEquals([type("\x15"), secret.word, type("\r")], [undefined, "", undefined]);
  assertEquals([type("\x03"), type("\x04")], ["leave", "leave"]);
});

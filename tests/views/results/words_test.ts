import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { plain, reasons, rounded, shown, WORDS } from "../../../views/results/words.ts";
import { mixed } from "../marks/examples.ts";
import { hostileRuns, hostileText } from "./any_mark.ts";

const none = { permissions: "none" } as const;
const [met, unmet, flaky, undecided, fault] = mixed.questions[0]?.claims ?? [];
// deno-lint-ignore no-control-regex -- that none is left is the point
const UNFIT = /[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\p{Cs}]/u;

Deno.test("rounded() keeps hundredths, halves upwards", none, () => {
  assertEquals([10 / 3, 1.005, 0.1 + 0.2, 0].map(rounded), [3.33, 1.01, 0.3, 0]);
});

Deno.test("shown() writes points as each language does", none, () => {
  assertEquals([shown(1_234.5, "en"), shown(1_234.5, "pt"), shown(10, "pt")], [
    "1234.5",
    "1234,5",
    "10",
  ]);
});

Deno.test("plain() leaves nothing that is obeyed, or that a file cannot hold", none, () => {
  fc.assert(
    fc.property(hostileText, (text) => assertEquals(UNFIT.exec(plain(text)), null)),
    hostileRuns,
  );
  assertEquals(plain("\x1b[31m\n\ud800\uffff"), "\\x1b[31m\\n\ufffd\\uffff");
});

Deno.test("plain() keeps ordinary text to the letter", none, () => {
  const text = "Érico disse: \"goiaba\" <à>\t& 100 % 👩🏽 'ok'";
  assertEquals(plain(text), text);
});

Deno.test("reasons() tells nothing of a claim that is met", none, () => {
  assertEquals(met && reasons(met, "en"), []);
});

Deno.test("reasons() tells what was expected and seen, the lines and the hint", none, () => {
  assertEquals(unmet && reasons(unmet, "pt"), [
    "esperado: goiaba recebe resposta em 2000 ms",
    "observado: nada durante 2000 ms",
    "linhas:",
    "  12 ana: goiaba",
    `  15 server: listening on 12000 ${"x".repeat(120)}`,
    "dica: accept() num laço que também lê atende um cliente por vez: dê uma thread a cada um.",
  ]);
  assertEquals(flaky && reasons(flaky, "en")[0], WORDS.flaky.en);
});

Deno.test("reasons() says that nothing is lost by what is undecided or the lab's", none, () => {
  assertEquals(undecided && reasons(undecided, "en"), [
    "could not tell; no points are lost: The client never came so far.",
  ]);
  assertEquals(fault && reasons(fault, "pt"), [
    "o lab falhou; não perde pontos: Nenhuma porta estava livre.",
  ]);
});

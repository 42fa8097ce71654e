import { assertEquals } from "@std/assert";
import type { Fact } from "../../core/observation.ts";
import { tell } from "../../views/facts.ts";
import { load, usage } from "../timelines.ts";

const none = { permissions: "none" } as const;

const inBoth = (fact: Fact) => [tell(fact, "en").text, tell(fact, "pt").text];

Deno.test("tell() shows where a typed line is still open", none, () => {
  assertEquals(tell({ kind: "typed", line: "caju" }, "en").text, "> caju");
  assertEquals(tell({ kind: "typed", line: "caju\x1b", open: true }, "en").text, "> caju\\x1b…");
});

Deno.test("tell() counts clients, lines and threads, one or several", none, () => {
  assertEquals(inBoth(usage(1, 1, 7.25)), [
    "1 client connected: 1 thread, 7.3 MiB of memory",
    "1 cliente conectado: 1 thread, 7.3 MiB de memória",
  ]);
  assertEquals(inBoth(usage(0, 9, 60)), [
    "0 clients connected: 9 threads, 60.0 MiB of memory",
    "0 clientes conectados: 9 threads, 60.0 MiB de memória",
  ]);
  assertEquals(inBoth(load(1)), [
    "1 of 1 client connected; 1 of 1 line answered rightly, 0 wrong; it took 3.25 ms",
    "1 de 1 cliente conectado; 1 de 1 linha respondida certo, 0 erradas; levou 3.25 ms",
  ]);
  assertEquals(inBoth(load(50)), [
    "50 of 50 clients connected; 50 of 50 lines answered rightly, 0 wrong; half within 1.5 ms, " +
    "the slowest 3.25 ms",
    "50 de 50 clientes conectados; 50 de 50 linhas respondidas certo, 0 erradas; metade em até " +
    "1.5 ms, a mais lenta em 3.25 ms",
  ]);
});

Deno.test(
  "tell() says what was wrong with a load, and times nothing that was not answered",
  none,
  () => {
    const errors = { ECONNRESET: 2, EOF: 1 };
    assertEquals(inBoth(load(9, { connected: 8, sent: 5, answered: 0, wrong: 1, errors })), [
      "8 of 9 clients connected; 0 of 5 lines answered rightly, 1 wrong, 2 × ECONNRESET, 1 × EOF",
      "8 de 9 clientes conectados; 0 de 5 linhas respondidas certo, 1 errada, 2 × ECONNRESET, 1 × EOF",
    ]);
  },
);

Deno.test("tell() inks a load green where nothing was wrong with it", none, () => {
  const inks = [
    {},
    { connected: 1 },
    { answered: 1 },
    { answered: 1, wrong: 1 },
    { errors: { EOF: 1 } },
  ].map((otherwise) => tell(load(2, otherwise), "en").ink);
  assertEquals(inks, ["green", "yellow", "yellow", "yellow", "yellow"]);
});

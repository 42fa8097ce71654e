import { assertEquals } from "@std/assert";
import type { Fact } from "../../core/observation.ts";
import { tell } from "../../views/facts.ts";
import { crowd, load, usage } from "../timelines.ts";

const none = { permissions: "none" } as const;

const inBoth = (fact: Fact) => [tell(fact, "en").text, tell(fact, "pt").text];

Deno.test("tell() shows where a typed line is still open", none, () => {
  assertEquals(tell({ kind: "typed", line: "caju" }, "en").text, "> caju");
  assertEquals(tell({ kind: "typed", line: "caju\x1b", open: true }, "en").text, "> caju\\x1b…");
});

Deno.test("tell() counts clients, lines and threads, one or several", none, () => {
  assertEquals(inBoth(usage(1, 1, 7.25)), [
    "1 client connected: 1 thread, 7.3 MiB of memory",
    "1 cliente conectado: 1 thread, 7,3 MiB de memória",
  ]);
  assertEquals(inBoth(usage(0, 9, 60)), [
    "0 clients connected: 9 threads, 60.0 MiB of memory",
    "0 clientes conectados: 9 threads, 60,0 MiB de memória",
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

Deno.test("tell() says which machines take part, and whether they are real", none, () => {
  const addresses = ["10.77.0.1", "10.77.0.2"] as const;
  assertEquals(inBoth({ kind: "machines", addresses, by: "cable" }), [
    "two machines, 10.77.0.1 and 10.77.0.2, joined by a virtual cable (network namespaces)",
    "duas máquinas, 10.77.0.1 e 10.77.0.2, ligadas por um cabo virtual (namespaces de rede)",
  ]);
  assertEquals(inBoth({ kind: "machines", addresses: ["127.0.0.1", "::1"], by: "loopback" }), [
    "two loopback addresses, 127.0.0.1 and ::1, in place of two machines",
    "dois endereços de loopback, 127.0.0.1 e ::1, no lugar de duas máquinas",
  ]);
});

Deno.test("tell() counts what a crowd received, and names what went wrong", none, () => {
  assertEquals(inBoth(crowd(3, 2)), [
    "3 of 3 members in the room; 6 lines said: 12 of 12 deliveries right; half within 1.5 ms, " +
    "the slowest 3.25 ms",
    "3 de 3 participantes na sala; 6 linhas ditas: 12 de 12 entregas certas; metade em até 1.5 ms, " +
    "a mais lenta em 3.25 ms",
  ]);
  const faults = { joined: 2, delivered: 0, lost: 11, returned: 1, errors: { EOF: 1 } };
  assertEquals(inBoth(crowd(3, 2, faults)), [
    "2 of 3 members in the room; 6 lines said: 0 of 12 deliveries right; 11 lost, " +
    "1 returned to the sender, 1 × EOF",
    "2 de 3 participantes na sala; 6 linhas ditas: 0 de 12 entregas certas; 11 perdidas, " +
    "1 devolvidas a quem disse, 1 × EOF",
  ]);
});

Deno.test("tell() inks a crowd green where nothing was wrong with it", none, () => {
  const inks = [{}, { joined: 2 }, { delivered: 11 }, { doubled: 1 }, { errors: { EOF: 1 } }]
    .map((otherwise) => tell(crowd(3, 2, otherwise), "en").ink);
  assertEquals(inks, ["green", "yellow", "yellow", "yellow", "yellow"]);
});

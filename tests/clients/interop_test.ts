import { assertEquals } from "@std/assert";
import { Running, runToEnd, script } from "../running.ts";

/** Whether a program is installed here. */
async function has(program: string, ...args: string[]): Promise<boolean> {
  return await new Deno.Command(program, { args, stdin: "null", stdout: "null", stderr: "null" })
    .output().then(() => true, () => false);
}

const PROGRAMS = "tests/programs/right";
const hasNc = await has("nc", "-h");
const hasPython = await has("python3", "--version");
const hasCc = await has("cc", "--version");

Deno.test("nc talks to the servers", { ignore: !hasNc }, async () => {
  await using tcp = await Running.server("servers/tcp_server.ts");
  const overTcp = await runToEnd(["nc", "-N", "127.0.0.1", `${tcp.port}`], "olá\n");
  assertEquals(overTcp.stdout, "OLÁ\n");
  await using udp = await Running.server("servers/udp_server.ts");
  const overUdp = await runToEnd(["nc", "-u", "-w1", "127.0.0.1", `${udp.port}`], "olá\n");
  assertEquals(overUdp.stdout, "OLÁ\n");
});

Deno.test("plain Python clients talk to the servers", { ignore: !hasPython }, async () => {
  for (const transport of ["tcp", "udp"]) {
    await using server = await Running.server(`servers/${transport}_server.ts`);
    const argv = ["python3", `${PROGRAMS}/${transport}_client.py`, "127.0.0.1", `${server.port}`];
    assertEquals((await runToEnd(argv, "bom dia\n")).stdout, "Sentence: From server: BOM DIA\n");
  }
});

Deno.test("a plain C client talks to the server", { ignore: !hasCc }, async () => {
  const dir = await Deno.makeTempDir();
  try {
    const built = await runToEnd(["cc", "-o", `${dir}/client`, `${PROGRAMS}/tcp_client.c`]);
    assertEquals(built.code, 0, built.stderr);
    await using server = await Running.server("servers/tcp_server.ts");
    const argv = [`${dir}/client`, "127.0.0.1", `${server.port}`];
    assertEquals((await runToEnd(argv, "bom dia\n")).stdout, "BOM DIA\n");
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
});

Deno.test("the clients talk to plain Python servers", { ignore: !hasPython }, async () => {
  for (const transport of ["tcp", "udp"]) {
    const probe = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const port = `${probe.addr.port}`;
    probe.close();
    await using _server = Running.start([
      "python3",
      `${PROGRAMS}/${transport}_server.py`,
      "127.0.0.1",
      port,
    ]);
    const client = script(`clients/${transport}_client.ts`, "--port", port, "--timeout", "100");
    const deadline = performance.now() + 10_000;
    let answered = await runToEnd(client, "bom dia\n"); // refused, or unheard, until it listens
    while (answered.code !== 0 && performance.now() < deadline) {
      answered = await runToEnd(client, "bom dia\n");
    }
    assertEquals(answered.stdout.trimEnd(), "BOM DIA");
  }
});

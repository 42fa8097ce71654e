import { assertEquals, assertMatch } from "@std/assert";
import { Running, runToEnd, script } from "../running.ts";

const SERVER = "servers/tcp_server.ts";

Deno.test("a server says in one line what is wrong, and how it exits", async () => {
  await using server = await Running.server(SERVER);
  const taken = `${server.port}`;
  const cases: [args: string[], code: number, line: RegExp][] = [
    [
      ["--port", taken],
      1,
      /^Cannot listen on 127\.0\.0\.1:\d+: address already in use \(EADDRINUSE\)/,
    ],
    [["--host", "192.0.2.1"], 1, /address not available \(EADDRNOTAVAIL\)/],
    [["--port", "70000"], 2, /^--port cannot be "70000": it takes 0\.\.65535\.$/],
    [["--port", "-1"], 2, /--port/],
    [["--prot", "1"], 2, /^There is no flag --prot; the nearest is --port\. See --help\.$/],
    [["12000"], 2, /^"12000" is not a flag/],
    [["--lang", "pt", "--port", "x"], 2, /^--port não pode ser "x": aceita 0\.\.65535\.$/],
  ];
  for (const [args, code, line] of cases) {
    for (const path of [SERVER, "servers/udp_server.ts"]) {
      if (args[1] === taken && path !== SERVER) continue; // the same number in UDP is free
      const ended = await runToEnd(script(path, ...args));
      assertMatch(ended.stderr.trimEnd(), line);
      assertEquals([ended.stderr.split("\n").length, ended.code], [2, code], ended.stderr);
    }
  }
});

Deno.test("a server on a privileged port names the errno and the way out", {
  ignore: Deno.build.os !== "linux",
}, async () => {
  // In a user namespace without a mapping nobody has any privilege.
  const argv = ["unshare", "--user", ...script(SERVER, "--port", "81")];
  const { code, stderr } = await runToEnd(argv);
  assertMatch(
    stderr,
    /^Cannot listen on 127\.0\.0\.1:81: permission denied \(EACCES\)\. Ports below/,
  );
  assertEquals(code, 1);
});

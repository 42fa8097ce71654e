import { assert, assertEquals, assertMatch } from "@std/assert";
import { runToEnd } from "../../running.ts";
import { startRoom, Visitor } from "./visiting.ts";

const hasOpenssl = await new Deno.Command("openssl", { args: ["version"], stdout: "null" })
  .output().then(({ success }) => success, () => false);

/** A certificate for 127.0.0.1 that is good for a day; not an authority's, which is refused for a server. */
async function certificate(folder: string): Promise<{ cert: string; key: string }> {
  const [cert, key] = [`${folder}/cert.pem`, `${folder}/key.pem`];
  const about = ["-subj", "/CN=room", "-days", "1", "-addext", "subjectAltName=IP:127.0.0.1"];
  const kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  const files = ["-keyout", key, "-out", cert, "-addext", "basicConstraints=critical,CA:FALSE"];
  const argv = ["openssl", "req", ...kind, ...about, ...files];
  const { code, stderr } = await runToEnd(argv);
  assertEquals(code, 0, stderr);
  return { cert, key };
}

Deno.test("--tls-cert: the chat is over TLS, and who speaks none harms nobody", {
  ignore: !hasOpenssl,
}, async () => {
  const folder = await Deno.makeTempDir();
  const { cert, key } = await certificate(folder);
  const flags = ["--tls-cert", cert, "--tls-key", key, "--password", "word"];
  await using room = await startRoom([`--allow-read=${folder}`], ...flags);
  const caCerts = [await Deno.readTextFile(cert)];
  const connect = async () =>
    new Visitor(await Deno.connectTls({ hostname: "127.0.0.1", port: room.port, caCerts }));
  using silent = await Visitor.to(room); // its handshake never ends
  using plain = await Visitor.to(room);
  await plain.say("hello, is there no TLS?");
  assertEquals(await plain.rest(), ["\x15\x03\x03\0\x02\x02"]); // a fatal alert, its last byte a newline
  using ana = await connect();
  await ana.say("word", "/nick ana");
  await ana.sees("* you are ana");
  using bia = await connect();
  await bia.say("word", "/nick bia", "hi");
  await ana.seesOnly(`* bia (${bia.address}) arrived`, `<bia ${bia.address}> hi`);
  await bia.say("/quit");
  await bia.rest();
  await ana.seesOnly(`* bia (${bia.address}) left`);
  room.child.kill("SIGINT");
  assertEquals((await ana.rest()).at(-1), "* the room closes");
  assert(silent);
  assertEquals((await room.ended()).code, 0);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("--tls-cert: a certificate that is none is told in one line", async () => {
  const folder = await Deno.makeTempDir();
  for (const [name, what] of [["cert", "CERTIFICATE"], ["key", "PRIVATE KEY"]]) {
    await Deno.writeTextFile(
      `${folder}/${name}`,
      `-----BEGIN ${what}-----\nAAAA\n-----END ${what}-----\n`,
    );
  }
  const files = ["--tls-cert", `${folder}/cert`, "--tls-key", `${folder}/key`];
  const argv = [Deno.execPath(), "run", "--allow-net", "--allow-read", "chat/room.ts", ...files];
  const { code, stderr } = await runToEnd([...argv, "--port", "0"]);
  assertMatch(stderr, /^The certificate and the key cannot be used: [^\n]*\n$/);
  assertEquals(code, 1);
  await Deno.remove(folder, { recursive: true });
});

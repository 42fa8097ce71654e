import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { IS_OLD_DENO } from "../../wire/old_deno.ts";
import { guessManifest } from "../../grading/guess.ts";
import { guess, JAVA_TCP_SERVER, PY_TCP_CLIENT, PY_TCP_SERVER, remarks } from "./guess_folder.ts";

Deno.test("guessManifest() looks into the only folder of a folder", async () => {
  const { manifest, root } = await guess({
    "trabalho/redes/server.py": PY_TCP_SERVER,
    "trabalho/redes/LEIA.txt": "",
    "__MACOSX/x": "",
    ".DS_Store": "",
  });
  assertEquals(root, "/trabalho/redes");
  assertEquals(manifest.programs, { "tcp-server": ["python3", "server.py"] });
});

Deno.test("guessManifest() says which names it knows where it finds nothing", async () => {
  for (const files of [{}, { "a.txt": "" }, { "index.js": "console.log(1)", "server.md": "" }]) {
    const { manifest, guessed } = await guess(files);
    assertEquals(manifest, { build: [], programs: {}, ports: {} });
    assert(guessed[0]?.en.includes("ServidorUDP") && guessed.length === 1);
  }
});

Deno.test("guessManifest() leaves tools' folders, tests, deep folders and odd names alone", async () => {
  const { manifest } = await guess({
    "node_modules/server.py": PY_TCP_SERVER,
    ".git/server.py": PY_TCP_SERVER,
    "a/b/c/d/e/f/g/h/i/server.py": PY_TCP_SERVER,
    "test_server.py": PY_TCP_SERVER,
    "server{port}.py": PY_TCP_SERVER,
    "server\n.py": PY_TCP_SERVER,
    "a.txt": "",
  });
  assertEquals(manifest.programs, {});
});

Deno.test("guessManifest() follows no links", async () => {
  const folder = await Deno.makeTempDir({ prefix: "socketlab-" });
  try {
    await Deno.symlink("/etc", `${folder}/etc`);
    await Deno.symlink("/etc/hostname", `${folder}/server.py`);
    assertEquals((await guessManifest(folder)).manifest.programs, {});
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("guessManifest() takes its time with nobody: long lines and open comments", async () => {
  const pieces = [
    "/*",
    '"',
    "port",
    "port=",
    "(",
    "bind(1,",
    "add_argument('",
    "a, ",
    "if (",
    "'''",
    "main(",
    "for(",
    "for(i=0;i<n;",
    "while(i<",
    "for a in b:\n",
    "a=",
    "a=b(",
    'input("',
    'print("ip:")\n',
    "broadcas",
    "x.forEach(a",
    "f(argv[1])\n",
    "f(argv[1],",
    ",a=argv",
    "def f(a,",
    "enviato",
    "port serv",
    "{",
    " ",
  ];
  for (const piece of pieces) {
    const hostile = piece.repeat(70_000 / piece.length);
    for (const extension of ["py", "c", "java"]) {
      await guess({
        [`tcp_server.${extension}`]: `SOCK_STREAM main(){} void main(argv[1]) ${hostile}`,
      });
    }
    await guess({ "Makefile": hostile, "tcp_server.c": "int main() { SOCK_STREAM }" });
  }
});

Deno.test("guessManifest() reads no more than it has to, and nothing of what is no text", async () => {
  const noise = new Uint8Array(300_000).map((_, i) => i * 7919 % 251);
  const { manifest, guessed } = await guess({
    "tcp_server.py": noise,
    "udp_server.c": noise,
    "Makefile": noise,
    "go.mod": noise,
    "vazio.py": "",
    "client.py": `${PY_TCP_CLIENT}${"#".repeat(2_000_000)}`,
    "longo.js": `require("net"); ${"a(".repeat(500_000)}`,
  });
  assertEquals(manifest.programs["tcp-client"], ["python3", "client.py"]);
  assert(guessed.length > 0);
});

Deno.test("guessManifest() finds the programs among hundreds of files", async () => {
  const big = `socket(AF_INET, SOCK_STREAM).accept()\n${"x = 1\n".repeat(10_000)}`;
  const many = Array.from({ length: 600 }, (_, i) => [`modulos/m${i}.py`, big]);
  const { manifest } = await guess({ ...Object.fromEntries(many), "server.py": PY_TCP_SERVER });
  assertEquals(manifest.programs, { "tcp-server": ["python3", "server.py"] });
});

Deno.test("guessManifest() passes over what it may not read", async () => {
  const place = await Deno.makeTempDir({ prefix: "socketlab-" });
  try {
    await Deno.mkdir(`${place}/there/closed`, { recursive: true });
    for (const name of ["server.py", "client.py", "udp_server.py"]) {
      await Deno.writeTextFile(`${place}/there/${name}`, PY_TCP_SERVER);
    }
    const module = new URL("../../grading/guess.ts", import.meta.url);
    await Deno.writeTextFile(
      `${place}/ask.ts`,
      `import { guessManifest } from "${module}";
      console.log(JSON.stringify((await guessManifest("${place}/there")).manifest.programs));`,
    );
    // Whoever runs the tests as root may read everything; Deno's own permissions bind root too. Deno before 2.9
    // does not even list a folder in which something is denied: there the folder itself is what may not be read.
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "--quiet", "--no-check", `--config=${new URL("../deno.json", module).pathname}`],
        ...["--allow-read", `--deny-read=${place}/there/client.py,${place}/there/closed`],
        `${place}/ask.ts`,
      ],
    }).output();
    const found = Object.keys(JSON.parse(new TextDecoder().decode(stdout)));
    const isListed = !IS_OLD_DENO;
    assertEquals(found, isListed ? ["tcp-server", "udp-server"] : []);
  } finally {
    await Deno.remove(place, { recursive: true });
  }
});

Deno.test("guessManifest() names the programs whose language it does not know", async () => {
  const { guessed } = await guess({
    "Servidor.kt": "fun main() {}",
    "Cliente.cs": "",
    "server.py": PY_TCP_SERVER,
  });
  const said = guessed.map(({ en }) => en).join("\n");
  assert(said.includes("Servidor.kt is in a language") && said.includes("Cliente.cs is in"), said);
});

Deno.test("guessManifest() tells of a program that does not speak in lines", async () => {
  const speaks = (code: string) =>
    remarks({ "ServidorTCP.java": JAVA_TCP_SERVER.replace("while", `${code} while`) });
  for (const code of ["in.readUTF();", "out.writeUTF(linha);"]) {
    assertStringIncludes(await speaks(code), "speaks in the format of writeUTF");
  }
  assertStringIncludes(
    await speaks("new ObjectOutputStream(s.getOutputStream());"),
    "ObjectOutputStream",
  );
  assertEquals((await speaks("in.readLine();")).includes("the format of"), false);
});

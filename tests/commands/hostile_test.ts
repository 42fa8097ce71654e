import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { treeOf } from "../grading/archives.ts";
import { canLockIn, has } from "../rig/cage.ts";
import { lossesOf } from "../submissions/selftest.ts";
import { anatomyOf, xmlFaults } from "../views/markup.ts";
import { ROOT } from "../running.ts";
import { until } from "../waiting.ts";
import {
  commandsWith,
  filesOf,
  type Graded,
  type HostileClass,
  labGroups,
  ODD_NAME,
  openClass,
} from "./hostile_class.ts";

/** What each deserves: its points, and what it has lost. Whoever serves has them all, whatever else it does. */
const DESERVED: Readonly<Record<string, readonly [points: number, ...lost: string[]]>> = {
  absolute: [10],
  build_disk_filler: [0, 'the build failed: "python3 build.py WORD" ended with code 1'],
  build_forks: [10],
  build_noise: [0, 'the build failed: "python3 build.py WORD" ended with code 1'],
  build_vandal: [10],
  caller: [10],
  client_flood: [7.5, "q1a: late-served"],
  climbs: [10],
  daemon: [0, "q1a: server-listens"],
  disk_filler: [10],
  endless_output: [0, "q1a: server-listens"],
  fork_bomb: [0, "q1a: server-listens"],
  killer: [0, "q1a: server-listens"],
  links: [10],
  memory_hog: [0, "q1a: server-listens"],
  noise: [10],
  noise_dies: [0, "q1a: server-listens"],
  noise_replies: [5, "q1a: late-served"],
  self_destroyer: [10],
  socket_flood: [5, "q1a: late-served"],
  spy: [10],
  stopped: [5, "q1a: late-served"],
  stubborn: [10],
  vandal: [10],
};

/** What each tells of its attempt, and what the lab tells of it. */
const CONTAINED: Readonly<
  Record<string, (graded: Graded, klass: HostileClass) => Promise<void> | void>
> = {
  build_disk_filler({ marks }) {
    const output = marks.get("build_disk_filler")?.failure?.output ?? [];
    assertEquals(
      output.filter((line) => /^refused after \d+ MiB/.test(line)).length,
      2,
      `${output}`,
    );
  },
  async caller({ printed }) {
    const told = (await printed("caller")).join("\n");
    assertEquals(told.match(/^1\S+ failed at once/gm)?.length, 2, told);
    assertMatch(told, /^name failed/m);
  },
  async disk_filler({ printed }) {
    const told = (await printed("disk_filler")).join("\n");
    const mib = [...told.matchAll(/^refused after (\d+) MiB/gm)].map(([, size]) => Number(size));
    assert(mib.length === 2 && mib.every((size) => size <= 64), told);
  },
  async endless_output({ timeline }) {
    const seen = await timeline("endless_output");
    const end = seen.filter(({ who, kind }) => who === "server" && /cut|exited/.test(kind));
    assertEquals(end.map(({ kind }) => kind), ["cut", "exited"]);
    assert(JSON.stringify(seen).length < 1024 * 1024);
  },
  async fork_bomb({ printed }) {
    assert((await printed("fork_bomb")).includes("begun"));
  },
  async killer({ timeline }) {
    const seen = await timeline("killer");
    assert(seen.some(({ who, kind }) => who === "server" && kind === "exited")); // and nobody else
  },
  async links({ printed, marks }) {
    const told = await printed("links");
    assertEquals(told.filter((line) => /^(read|wrote|tried)/.test(line)), ["tried"]);
    const remarks = marks.get("links")?.remarks.map(({ en }) => en) ?? [];
    assertEquals(remarks.filter((line) => /leads out of the folder/.test(line)).length, 3);
  },
  async memory_hog({ printed, stderr }) {
    if (stderr.includes("control groups")) return; // it says that there are none
    assert(!(await printed("memory_hog")).includes("no limit"));
  },
  async noise({ printed }) {
    assert((await printed("noise")).includes("::error title=fake::all tests passed"));
  },
  async self_destroyer({ printed }) {
    assert((await printed("self_destroyer")).includes("left []"));
  },
  async spy({ printed }, { root, secret }) {
    const told = await printed("spy");
    assert(told.includes("looked"), told.slice(-3).join("\n"));
    const about = told.flatMap((line) => /^(?:entry|file) (\/\S*)/.exec(line)?.[1] ?? []);
    assert(about.includes("/proc/1/cmdline"), "it does not look");
    const others = about.filter((path) => path.includes(root) || path.includes(ROOT.pathname));
    assertEquals(others, []);
    assert(!told.join("\n").includes(secret));
  },
  async vandal({ printed }) {
    const told = await printed("vandal");
    assertEquals(told.filter((line) => /^(wrote|tried)/.test(line)), ["tried"]);
  },
  climbs({ marks }) {
    const remarks = marks.get("climbs")?.remarks.map(({ en }) => en) ?? [];
    assertEquals(remarks.filter((line) => /leads out|is no folder/.test(line)).length, 7);
  },
  absolute({ marks }) {
    const remarks = marks.get("absolute")?.remarks.map(({ en }) => en) ?? [];
    assertEquals(
      remarks.filter((line) => /absolute|leads out|hard link|no folder/.test(line)).length,
      5,
    );
  },
};

/** What no terminal, reader or spreadsheet should be asked to obey. */
// deno-lint-ignore no-control-regex -- that none is left is the point
const OBEYED = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

/**
 * What GitHub's runner would take for a command: `::name::` at the start of a line, but for what the lab itself begins
 * one with; and `##[name]` anywhere, unless the line was already taken for one of the others.
 */
const COMMAND =
  /^(?!::(?:error|warning) title=(?:q1a%3A |Nothing could be played::))(?:\s*::|.*##\[)/;

Deno.test("grade --class withstands hostile submissions", {
  ignore: !canLockIn || !await has("python3"),
}, async (t) => {
  await using klass = await openClass();
  const { root, word } = klass;
  const before = await treeOf(`${root}/class`);
  const graded = await klass.grade("--github", "--sandbox", "required");
  const { code, stdout, stderr, marks } = graded;

  await t.step("every right one has full marks, whoever was graded before it or beside it", () => {
    assertEquals(code, 1, stderr);
    const right = [...marks].filter(([name]) => name.endsWith("right") || name === ODD_NAME);
    assertEquals(right.length, klass.names.length + 1);
    assertEquals(right.filter(([, mark]) => mark.points !== 10 || mark.questions.length !== 1), []);
  });

  await t.step("every hostile one has the mark that it deserves", () => {
    const given = klass.names.map((name) => {
      const mark = marks.get(name);
      const lost = mark ? lossesOf(mark).map((loss) => loss.replace(word, "WORD")) : ["no mark"];
      return [name, [mark?.points, ...lost]];
    });
    assertEquals(Object.fromEntries(given), DESERVED);
  });

  for (const [name, isContained] of Object.entries(CONTAINED)) {
    await t.step(`${name} was contained, and is told of`, () => isContained(graded, klass));
  }

  await t.step("nothing was written but results", async () => {
    assertEquals(await treeOf(`${root}/class`), before);
    assertEquals(await Deno.readTextFile(`${root}/canary`), klass.secret);
    const around = Object.keys(await treeOf(root)).filter((path) => !/^(class|out)\/./.test(path));
    assertEquals(around.toSorted(), ["canary", "class/", "out/", "summary", "tmp/"]);
    const files = await filesOf(`${root}/out`);
    const known =
      /^([^/]+\/)?(index\.html|(mark|results)\.json|(marks|runs)\.jsonl|junit\.xml|results\.tap|class\.csv)$/;
    assertEquals(files.filter(([path]) => !known.test(path)).map(([path]) => path), []);
    assertEquals(files.filter(([, text]) => /^(vandal|evil)/.test(text)), []);
  });

  await t.step("none of their processes is left, nor any control group", async () => {
    await until("end of them", async () => (await commandsWith(word)).length === 0 || undefined);
    const groups = await Promise.all(
      klass.names.map(async (name) =>
        marks.get(name)?.failure || /^(climbs|absolute|links)$/.test(name)
          ? []
          : (await graded.printed(name)).join("\n").match(/socketlab-\d+-[-0-9a-f]+/g) ?? []
      ),
    );
    const there = await labGroups();
    assertEquals(groups.flat().filter((group) => there.includes(group)), []);
    if (!stderr.includes("control groups")) assert(new Set(groups.flat()).size > 15);
  });

  await t.step("nothing that was printed or written can be taken for a command", async () => {
    const summary = await Deno.readTextFile(`${root}/summary`);
    assert(summary.includes("alert") && !/<script|^::/m.test(summary), summary);
    for (const text of [stdout, stderr, summary]) {
      assertEquals(OBEYED.exec(text)?.[0], undefined);
      assertEquals(text.split("\n").filter((line) => COMMAND.test(line)), []);
    }
    assertStringIncludes(stdout, "title=fake"); // as a part of what is shown
    for (const [path, text] of await filesOf(`${root}/out`)) {
      assert(!text.includes("\x1b"), path);
      if (!/\.jsonl?$/.test(path)) assertEquals(OBEYED.exec(text)?.[0], undefined, path);
    }
  });

  await t.step(
    "no text of theirs becomes an element of a page or of XML, or a formula",
    async () => {
      const files = await filesOf(`${root}/out`);
      const pages = files.filter(([path]) => path.endsWith(".html"));
      const codeOf = (name: string) =>
        anatomyOf(pages.find(([path]) => path === `${name}/index.html`)?.[1] ?? "").code;
      for (const [path, html] of pages) {
        const { code, active } = anatomyOf(html);
        if (path !== "index.html") assertEquals(code, codeOf("11-right"), path);
        assertEquals(
          active.filter((one) => !/^a href=\.\/[^:/]+\/index\.html$/.test(one)),
          [],
          path,
        );
        assert(!/<(script|img)/i.test(html), path);
      }
      assert(pages.filter(([, html]) => html.includes("&lt;script>alert(1)")).length > 3);
      for (const [path, xml] of files) {
        if (path.endsWith(".xml")) assertEquals(xmlFaults(xml), [], path);
      }
      const csv = await Deno.readTextFile(`${root}/out/class.csv`);
      assertEquals(csv.split("\n").filter((row) => /(^|,)"?[=+@]/.test(row)), []);
    },
  );
});

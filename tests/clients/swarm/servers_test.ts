import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import type { LoadReport } from "../../../wire/load_report.ts";
import { writeAll } from "../../../wire/write_all.ts";
import { type Answer, load, numberOf, serving, upper } from "../swarming.ts";

const rightServers: Record<string, Answer> = {
  "without newlines": (line) => line.toUpperCase(),
  "with CRLF": (line) => `${line.toUpperCase()}\r\n`,
  "with words of its own": (line) => `From Server: ${line.toUpperCase()}\n`,
  "after a remark": (line) => `one moment, please\n${line.toUpperCase()}\n`,
  "in pieces": async (line, conn) => {
    const reply = upper(line);
    await writeAll(conn, new TextEncoder().encode(reply.slice(0, 9)));
    return reply.slice(9);
  },
};

for (const [how, answer] of Object.entries(rightServers)) {
  Deno.test(`swarm accepts a server that answers ${how}`, async () => {
    await using server = serving(answer);
    const { code, report } = await load(server.port, "--clients", "4", "--lines", "5");
    assertEquals([code, report.answered, report.wrong], [0, 20, 0], JSON.stringify(report));
  });
}

Deno.test("swarm reads on after its last line: a goodbye is fine, a late reply is wrong", async () => {
  await using polite = serving(upper, "SEE YOU\n");
  const { code, report } = await load(polite.port, "--clients", "2", "--lines", "3");
  assertEquals([code, report.answered, report.wrong], [0, 6, 0]);
  await using repeating = serving(upper, "SW7-1-1.\n");
  const late = await load(repeating.port, "--clients", "2", "--lines", "3");
  assertEquals([late.code, late.report.answered, late.report.wrong], [1, 6, 2]);
  assertEquals(late.report.firstWrong?.expected, "");
});

interface WrongServer {
  readonly how: string;
  readonly answer: () => Answer;
  /** Of 2 clients with 3 lines each. */
  readonly shows: (report: LoadReport) => void;
}

const wrongServers: readonly WrongServer[] = [
  {
    how: "sends lines back unchanged",
    answer: () => (line) => `${line}\n`,
    shows: ({ answered, wrong, firstWrong }) => {
      assertEquals([answered, wrong, firstWrong?.line], [0, 2, 1]);
      assertEquals(
        firstWrong?.expected,
        firstWrong?.got.trimEnd().replace("\\n", "").toUpperCase(),
      );
    },
  },
  {
    how: "keeps the last line where its clients share it",
    answer: () => {
      let last: string | undefined;
      return (line) => {
        const reply = upper(last ?? line);
        last = line;
        return reply;
      };
    },
    shows: ({ wrong, firstWrong }) => {
      assert(wrong > 0);
      assertMatch(firstWrong?.got ?? "", /^SW7-[12]-[123]\./);
    },
  },
  {
    how: "answers twice",
    answer: () => (line) => upper(line) + upper(line),
    shows: ({ answered, wrong, firstWrong }) => {
      assertEquals([answered, wrong, firstWrong?.line], [0, 2, 1]);
    },
  },
  {
    how: "answers the last line twice",
    answer: () => (line) => upper(line).repeat(numberOf(line) === 3 ? 2 : 1),
    shows: ({ wrong, firstWrong }) => {
      assertEquals([wrong, firstWrong?.line], [2, 3]);
      assertMatch(firstWrong?.got ?? "", /SW7-[12]-3\./);
    },
  },
  {
    how: "answers the line before once more",
    answer: () => (line) => numberOf(line) < 3 ? upper(line) : upper(line.replace(/3\./, "2.")),
    shows: ({ answered, wrong, firstWrong }) => {
      assertEquals([answered, wrong, firstWrong?.line], [4, 2, 3]);
      assertMatch(firstWrong?.got ?? "", /^SW7-[12]-2\./);
    },
  },
  {
    how: "loses a byte",
    answer: () => (line) => upper(line.slice(0, -1)),
    shows: ({ wrong }) => assertEquals(wrong, 2),
  },
  {
    how: "says something else, which a terminal would obey",
    answer: () => () => "\x1b[2J sorry \n",
    shows: ({ wrong, firstWrong }) => {
      assertEquals(wrong, 2);
      assertStringIncludes(firstWrong?.got ?? "", "\\x1b[2J sorry");
    },
  },
  {
    how: "loses a reply",
    answer: () => (line) => numberOf(line) === 3 ? "" : upper(line),
    shows: ({ sent, answered, wrong, errors }) => {
      assertEquals([sent, answered, wrong, errors], [6, 4, 0, { ETIMEDOUT: 2 }]);
    },
  },
  {
    how: "closes early",
    answer: () => (line) => numberOf(line) === 3 ? undefined : upper(line),
    shows: ({ sent, answered, errors }) => {
      assertEquals([sent, answered, errors], [6, 4, { EOF: 2 }]);
    },
  },
];

for (const { how, answer, shows } of wrongServers) {
  Deno.test(`swarm finds out a server that ${how}`, async () => {
    await using server = serving(answer());
    const args = ["--clients", "2", "--lines", "3", "--timeout", "1500"];
    const { code, report } = await load(server.port, ...args);
    assertEquals(code, 1);
    shows(report);
  });
}

/** Answers one line, then closes: the textbook's server. */
const oneLine: Answer = async (line, conn) => {
  await writeAll(conn, new TextEncoder().encode(line.toUpperCase()));
  await conn.closeWrite();
  return "";
};

Deno.test("swarm takes a server with one line per connection for what it is asked to", async () => {
  await using server = serving(oneLine);
  const args = ["--clients", "3", "--lines", "4"];
  const without = await load(server.port, ...args);
  assertEquals([without.code, without.report.answered], [1, 3], without.stdout);
  const ends = Object.keys(without.report.errors);
  assert(ends.every((errno) => ["EOF", "EPIPE", "ECONNRESET"].includes(errno)), `${ends}`);
  const { code, report } = await load(server.port, "--redial", ...args);
  assertEquals([code, report.sent, report.answered, report.errors], [0, 12, 12, {}]);
});

Deno.test("swarm --redial does not try for ever", async () => {
  await using server = serving(() => undefined);
  const { code, report } = await load(server.port, "--redial", "--clients", "2", "--lines", "2");
  assertEquals([code, report.sent, report.errors], [1, 2, { EOF: 2 }]);
});

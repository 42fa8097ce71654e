/** Manifests that are none, each with the beginning of what is said of it. */

/** What a schema refuses too. */
export const WRONG: readonly [value: unknown, said: string][] = [
  [3, "submission.json cannot be 3: write an object"],
  [null, "submission.json cannot be null: write an object"],
  [[], "submission.json cannot be []: write an object"],
  [{}, "submission.json: programs is missing: write parts"],
  [{ programs: null }, "submission.json: programs cannot be null: write parts"],
  [{ program: {} }, "submission.json: program is no field: write programs, or another"],
  [{ programs: {}, toString: 1 }, "submission.json: toString is no field: write"],
  [
    { programs: { "tcp-serve": "x" } },
    "submission.json: programs.tcp-serve is no part: write tcp-server, or another",
  ],
  [{ programs: {}, ports: { swarm: 1 } }, "submission.json: ports.swarm is no part: write"],
  [
    { programs: { "tcp-server": 5 } },
    "submission.json: programs.tcp-server cannot be 5: write a line such as",
  ],
  [{ programs: { "tcp-server": "" } }, 'submission.json: programs.tcp-server cannot be "": write'],
  [{ programs: { "tcp-server": [] } }, "submission.json: programs.tcp-server cannot be []: write"],
  [{ programs: { "tcp-server": ["a", 5] } }, "submission.json: programs.tcp-server"],
  [{ programs: { "tcp-server": Array(65).fill("a") } }, "submission.json: programs.tcp-server"],
  [{ programs: { "tcp-server": ["a".repeat(4097)] } }, "submission.json: programs.tcp-server"],
  [{ programs: {}, build: "make" }, 'submission.json: build cannot be "make": write a list'],
  [{ programs: {}, build: [5] }, "submission.json: build[0] cannot be 5: write a line"],
  [{ programs: {}, build: Array(33).fill("make") }, "submission.json: build cannot be"],
  [
    { programs: {}, ports: { "tcp-server": 0 } },
    "submission.json: ports.tcp-server cannot be 0: write a whole number from 1 to 65535.",
  ],
  [{ programs: {}, ports: { "tcp-server": 65536 } }, "submission.json: ports.tcp-server cannot"],
  [{ programs: {}, ports: { "tcp-server": "80" } }, "submission.json: ports.tcp-server cannot"],
  [{ programs: {}, timeoutMs: 99 }, "submission.json: timeoutMs cannot be 99: write a whole"],
  [{ programs: {}, timeoutMs: 100.5 }, "submission.json: timeoutMs cannot be 100.5: write"],
  [{ programs: {}, startupMs: 120001 }, "submission.json: startupMs cannot be 120001: write"],
  [{ programs: {}, name: "a".repeat(201) }, "submission.json: name cannot be"],
];

/** What only the reader knows: a schema cannot split a line. */
export const WRONG_COMMANDS: readonly [value: unknown, said: string][] = [
  [
    { programs: { "tcp-server": "./a {prot}" } },
    "submission.json: programs.tcp-server does not do: there is no {prot} here: write {port}",
  ],
  [
    { programs: { "tcp-server": ["./a", "{peer}"] } },
    "submission.json: programs.tcp-server does not do: there is no {peer} here",
  ],
  [
    { programs: {}, build: ["make", "cc {port}"] },
    "submission.json: build[1] does not do: {port} cannot be filled in while building",
  ],
  [
    { programs: {}, build: ["javac *.java && ./a {port}"] },
    "submission.json: build[0] does not do: {port} cannot be filled in while building",
  ],
  [
    { programs: { "tcp-server": "java -cp lib/*.jar A {port}" } },
    "submission.json: programs.tcp-server does not do: no shell reads the command, so * has",
  ],
  [
    { programs: { "udp-client": "a | b" } },
    "submission.json: programs.udp-client does not do: no shell reads the command, so | has",
  ],
  [{ programs: { "tcp-server": ["", "a"] } }, "submission.json: programs.tcp-server does not do"],
  [{ programs: { "tcp-server": "   " } }, "submission.json: programs.tcp-server does not do"],
];

/**
 * What an instructor's or a student's `submission.json` says, read and checked.
 *
 * @module
 */
import { closestString } from "@std/text/closest-string";
import { toJsonSchema } from "@valibot/to-json-schema";
import * as v from "valibot";
import type { LabPart, Part } from "../core/observation.ts";
import { UsageError } from "../wire/flags.ts";
import type { Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import {
  buildCommand,
  holesProblem,
  joinCommand,
  MOST_WORD_CHARS,
  MOST_WORDS,
  splitCommand,
  wordsProblem,
} from "./command_words.ts";
import { jsonFault } from "./guess/json_fault.ts";
import { MOST_BUILDS, MOST_NAME_CHARS, shortened, wrong } from "./guess/wanted.ts";

/** The parts that a submission may fill. */
export type SubmittedPart = Exclude<Part, LabPart>;

/** How to build and run what was handed in. */
export interface Manifest {
  /** Whose it is. */
  readonly name?: string;
  /** Commands, each word by word, run one after the other in the submission's folder. */
  readonly build: readonly (readonly string[])[];
  /** Each part's command line, word by word, with holes `{host}` `{port}`, and `{peerHost}` `{peerPort}` of a chat-peer. */
  readonly programs: Readonly<Partial<Record<SubmittedPart, readonly string[]>>>;
  /** The ports that are written into the programs whose command line has no `{port}`. */
  readonly ports: Readonly<Partial<Record<SubmittedPart, number>>>;
  /** How long an answer may take, in ms. */
  readonly timeoutMs?: number;
  /** How long a program may take to listen, in ms. */
  readonly startupMs?: number;
}

/** A `submission.json` that does not do: one line, in both languages. */
export class ManifestError extends UsageError {
  override name = "ManifestError";
}

const MOST_BYTES = 64 * 1024;

const command = v.union([
  v.pipe(v.string(), v.minLength(1)),
  v.pipe(
    v.array(v.pipe(v.string(), v.maxLength(MOST_WORD_CHARS))),
    v.minLength(1),
    v.maxLength(MOST_WORDS),
  ),
]);

/** What each part is, for whoever writes a manifest in an editor that knows the schema. */
const PARTS: Readonly<Record<SubmittedPart, string>> = {
  "tcp-server": "The TCP server of question 1.",
  "tcp-client": "The TCP client of question 1.",
  "udp-server": "The UDP server of question 1.",
  "udp-client": "The UDP client of question 1.",
  "threaded-server": "The server of question 2, which serves many clients at once.",
  "chat-server": "The chat room of question 3.",
  "chat-client": "Who joins the chat room of question 3.",
  "chat-peer": "The chat without a server; also {peerHost}, {peerPort} and {peer}, which is both.",
};
const NAMES = Object.keys(PARTS) as SubmittedPart[];

const whole = (min: number, max: number, description: string) =>
  v.exactOptional(
    v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max), v.description(description)),
  );

/** Fields for every part. */
function forParts<S extends v.GenericSchema>(value: S) {
  return v.strictObject(v.entriesFromList(NAMES, v.exactOptional(value)));
}

const shape = v.pipe(
  v.strictObject({
    $schema: v.exactOptional(v.pipe(v.string(), v.description("Where this schema is."))),
    name: v.exactOptional(
      v.pipe(v.string(), v.maxLength(MOST_NAME_CHARS), v.description("Whose submission it is.")),
    ),
    build: v.exactOptional(
      v.pipe(
        v.array(command),
        v.maxLength(MOST_BUILDS),
        v.description(
          "Commands that build it, run one after the other in its folder: a line, which a shell reads " +
            "if it has *, &&, $ or the like in it, or words, which no shell reads.",
        ),
      ),
    ),
    programs: v.pipe(
      forParts(command),
      v.description(
        "How each part is started: a line, which no shell reads, or its words; " +
          "{host} and {port} are filled in.",
      ),
    ),
    ports: v.exactOptional(
      v.pipe(
        forParts(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535))),
        v.description("The port that is written into a program whose line has no {port}."),
      ),
    ),
    timeoutMs: whole(100, 60_000, "How long an answer may take, in ms."),
    startupMs: whole(100, 120_000, "How long a program may take to listen, in ms."),
  }),
  v.title("A submission to socketlab"),
  v.description("How to build and run what was handed in."),
);

const FIELDS = Object.keys(shape.entries);

/** The JSON Schema (draft 2020-12) of `submission.json`, for editors. It cannot say what a command's holes are. */
export function manifestSchema(): object {
  const schema = toJsonSchema(shape, { target: "draft-2020-12" });
  const programs = schema.properties?.programs;
  if (typeof programs === "object") {
    for (const [name, part] of Object.entries(programs.properties ?? {})) {
      if (typeof part === "object") part.description = PARTS[name as SubmittedPart];
    }
  }
  return schema;
}

/**
 * A manifest from the text of a file; `path` is what the messages call it.
 *
 * @throws {ManifestError} for the first thing in it that does not do.
 */
export function readManifest(text: string, path: string): Manifest {
  const fail = (field: string, { en, pt }: Text): never => {
    const place = [path, field].filter((part) => part !== "").map(visible).join(": ");
    throw new ManifestError({ en: `${place} ${en}.`, pt: `${place} ${pt}.` });
  };
  if (new TextEncoder().encode(text).length > MOST_BYTES) {
    fail("", { en: "is too big: write 64 KiB at most", pt: "é grande demais: no máximo 64 KiB" });
  }
  const value = parsed(text, path);
  if (Array.isArray(value)) fail("", wrong([], value));
  const unknown = unknownIn(value);
  if (unknown) fail(unknown.field, unknown.problem);
  const checked = v.safeParse(shape, value, { abortEarly: true });
  if (!checked.success) {
    const [issue] = checked.issues;
    const keys = (issue.path ?? []).map(({ key }) => key);
    const last = issue.path?.at(-1);
    return fail(dotted(keys), wrong(keys, last ? last.value : value));
  }
  const { name, build = [], programs, ports = {}, timeoutMs, startupMs } = checked.output;
  const words = (field: string, given: string | string[], holes: readonly string[]) => {
    const read = field.startsWith("build") ? buildCommand : splitCommand;
    const split = typeof given === "string" ? read(given) : { words: given };
    const problem = "problem" in split
      ? split.problem
      : wordsProblem(split.words) ?? holesProblem(split.words, holes);
    if (problem) fail(field, { en: `does not do: ${problem.en}`, pt: `não serve: ${problem.pt}` });
    return "words" in split ? split.words : [];
  };
  return {
    ...(name === undefined ? {} : { name }),
    build: build.map((one, i) => words(`build[${i}]`, one, [])),
    programs: Object.fromEntries(
      Object.entries(programs).map(([part, one]) => [
        part,
        words(`programs.${part}`, one, part === "chat-peer" ? PEER_HOLES : HOLES),
      ]),
    ),
    ports,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(startupMs === undefined ? {} : { startupMs }),
  };
}

/** What is filled in, in every part and in a chat-peer's. */
const HOLES = ["host", "port"];
const PEER_HOLES = [...HOLES, "peerHost", "peerPort", "peer"];

/** The text of a `submission.json` that says the same. */
export function manifestText(manifest: Manifest): string {
  const { name, build, programs, ports, timeoutMs, startupMs } = manifest;
  const lines = Object.entries(programs).map(([part, words]) => [part, joinCommand(words)]);
  const fields = {
    name,
    build: build.length === 0 ? undefined : build.map(joinCommand),
    programs: Object.fromEntries(lines),
    ports: Object.keys(ports).length === 0 ? undefined : ports,
    timeoutMs,
    startupMs,
  };
  return `${JSON.stringify(fields, null, 2)}\n`;
}

function parsed(text: string, path: string): unknown {
  const json = text.replace(/^\ufeff/, "");
  try {
    return JSON.parse(json);
  } catch {
    const at = jsonFault(json);
    const before = json.slice(0, at).split("\n");
    const [line, column] = [before.length, (before.at(-1) ?? "").length + 1];
    const char = String.fromCodePoint(json.codePointAt(at) ?? 0);
    const end = at >= json.length;
    const [en, pt] = end ? ["the text ends", "o texto termina"] : [char, char].map(visible);
    throw new ManifestError({
      en: `${visible(path)}, line ${line}, column ${column}: ${en} where JSON cannot have it: ` +
        'write names and texts in "double quotes", no comma after the last entry, no comments.',
      pt: `${visible(path)}, linha ${line}, coluna ${column}: ${pt} onde o JSON não aceita: ` +
        'escreva nomes e textos entre "aspas duplas", sem vírgula no fim da lista, sem comentários.',
    });
  }
}

/** A misspelt name, which valibot would tell only after what is missing because of it. */
function unknownIn(value: unknown): { field: string; problem: Text } | undefined {
  const within = (object: unknown, known: readonly string[], before: string, what: Text) => {
    if (typeof object !== "object" || object === null || Array.isArray(object)) return;
    const stranger = Object.keys(object).find((key) => !known.includes(key));
    if (stranger === undefined) return;
    const near = closestString(stranger, known);
    return {
      field: before + shortened(stranger),
      problem: {
        en: `is no ${what.en}: write ${near}, or another of ${known.join(" ")}`,
        pt: `não é ${what.pt}: escreva ${near}, ou outro entre ${known.join(" ")}`,
      },
    };
  };
  const { programs, ports } = Object(value);
  return within(value, FIELDS, "", { en: "field", pt: "um campo" }) ??
    within(programs, NAMES, "programs.", { en: "part", pt: "uma parte" }) ??
    within(ports, NAMES, "ports.", { en: "part", pt: "uma parte" });
}

function dotted(keys: readonly unknown[]): string {
  return keys.map((key) => typeof key === "number" ? `[${key}]` : `.${String(key)}`).join("")
    .replace(/^\./, "");
}

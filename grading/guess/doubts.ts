/**
 * What may keep a program from playing its part, seen in its source: a person should know before the
 * marks are read.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import type { SubmittedPart } from "../submission.ts";
import type { Arguments } from "./arguments.ts";
import { type Asked, askedIn } from "./asked.ts";
import type { Recipe } from "./building.ts";
import type { Source } from "./files.ts";
import { hostIn } from "./ports.ts";
import { askedTold, formatTold, hostTold, nodeTold, pythonTold, unsureTold } from "./told.ts";

/** What programs say to each other where it is not lines of text, so that nobody else understands it. */
const FORMATS = [
  { spoken: /\b(?:read|write)UTF\s*\(/, format: "writeUTF" },
  { spoken: /\bObject(?:In|Out)putStream\b/, format: "ObjectOutputStream" },
  { spoken: /\bpickle\.(?:loads?|dumps?)\b/, format: "pickle" },
] as const;

/** What a program asks for though its command line does not give it. */
export function askedBeside(
  { code, language }: Source,
  part: SubmittedPart,
  { words, reads }: Arguments,
): Asked {
  const given = (hole: string) => words.some((word) => word.includes(hole));
  const asks = askedIn(code);
  const peer = given("{peer");
  // Node's readline loses lines that come before it asks, and Deno's prompt() asks at a terminal only.
  const waits = language !== "node" && language !== "deno";
  return {
    ...asks,
    host: asks.host && !peer && !given("{host}"),
    port: asks.port && !peer && !given("{port}"),
    order: waits && !reads && part !== "chat-peer" ? asks.order : undefined,
  };
}

/** One sentence for each doubt. */
export function doubtsAbout(
  source: Source,
  part: SubmittedPart,
  { run }: Recipe,
  given: Arguments,
  asks: Asked,
): Text[] {
  const { path, code, language } = source;
  const doubts: Text[] = [];
  if (run[0] === "node" && path.endsWith(".ts")) doubts.push(nodeTold(path));
  if (language === "python" && /^ ?print ["']/m.test(code)) doubts.push(pythonTold(path));
  const format = FORMATS.find(({ spoken }) => spoken.test(code))?.format;
  if (format !== undefined && part !== "chat-peer") doubts.push(formatTold(path, format));
  if (given.unsure) doubts.push(unsureTold(path, given.words));
  if (asks.host || asks.port) doubts.push(askedTold(path, asks));
  const told = asks.order?.includes("host") || given.words.some((word) => word.includes("{host}"));
  const calls = part.endsWith("client") && !told;
  const host = calls ? hostIn(code) : undefined;
  if (host !== undefined) doubts.push(hostTold(path, host));
  return doubts;
}

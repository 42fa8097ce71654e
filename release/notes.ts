/**
 * What a release says of itself: the section of its version in `CHANGELOG.md`, on stdout.
 *
 *     deno run --allow-read release/notes.ts v0.6.0
 *
 * Without one, or where `deno.json` names another version, nothing is released.
 *
 * @module
 */
import project from "../deno.json" with { type: "json" };
import { ROOT } from "../rig/bundled.ts";
import { FileFailure, readText } from "../wire/files.ts";
import { type Command, type Flags, type Parsed, UsageError } from "../wire/flags.ts";
import { runProgram } from "../wire/program.ts";
import { same } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";

/** Its command line. */
export const command = {
  name: "notes",
  summary: {
    en: "prints what the changelog says of a version that is to be released.",
    pt: "imprime o que o changelog diz de uma versão a ser lançada.",
  },
  operands: { value: same("vN.N.N"), help: { en: "the release's tag", pt: "a tag da versão" } },
  flags: {},
  exits: {
    0: {
      en: "the tag, deno.json and the changelog agree",
      pt: "a tag, deno.json e changelog batem",
    },
    1: { en: "they do not", pt: "não batem" },
  },
} as const satisfies Command<Flags>;

/**
 * The text below a version's heading.
 *
 * @param version without a `v`.
 */
export function notesOf(changelog: string, version: string): string | undefined {
  const [, ...sections] = changelog.split(/^## /m);
  const section = sections.find((one) => one.split("\n", 1)[0]?.trim() === version);
  return section?.slice(section.indexOf("\n")).trim() || undefined;
}

/** Prints them. Returns the exit code. */
export async function main({ operands }: Parsed<typeof command["flags"]>): Promise<number> {
  const [tag = "", ...more] = operands;
  const [, version] = /^v(\d+\.\d+\.\d+)$/.exec(tag) ?? [];
  if (version === undefined || more.length > 0) {
    const shown = visible(tag);
    throw new UsageError({
      en: `notes takes one tag such as v1.2.3, and not "${shown}".`,
      pt: `notes recebe uma tag como v1.2.3, e não "${shown}".`,
    });
  }
  if (version !== project.version) {
    throw new FileFailure({
      en: `${tag} is not the version in deno.json, which is ${project.version}.`,
      pt: `${tag} não é a versão de deno.json, que é ${project.version}.`,
    });
  }
  const path = "CHANGELOG.md";
  const notes = notesOf(await readText(new URL(path, ROOT).pathname), version);
  if (notes === undefined) {
    throw new FileFailure({
      en: `${path} has no section "## ${version}" with something in it.`,
      pt: `${path} não tem uma seção "## ${version}" com algum texto.`,
    });
  }
  console.log(notes);
  return 0;
}

if (import.meta.main) await runProgram(command, main);

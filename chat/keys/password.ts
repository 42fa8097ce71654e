/**
 * The password of a room, as a command line names it.
 *
 * @module
 */
import { FileFailure, readText } from "../../wire/files.ts";
import { UsageError } from "../../wire/flags.ts";
import { visible } from "../../wire/visible.ts";

/** The two ways to give it. What stands on a command line, everybody on the machine can read with ps(1). */
export interface Given {
  readonly password: string | undefined;
  readonly "password-file": string | undefined;
}

/**
 * The password that was given, if any.
 *
 * @throws {FileFailure} where its file cannot be read, or is empty.
 * @throws {UsageError} where there are two.
 */
export async function passwordOf(given: Given): Promise<string | undefined> {
  const { password, "password-file": path } = given;
  if (path === undefined) return password;
  if (password !== undefined) {
    throw new UsageError({
      en: "--password and --password-file: one of them is enough.",
      pt: "--password e --password-file: basta uma das duas.",
    });
  }
  const [word = ""] = (await readText(path)).split(/\r?\n/, 1);
  if (word !== "") return word;
  throw new FileFailure({
    en: `The first line of ${visible(path)} is empty: no password.`,
    pt: `A primeira linha de ${visible(path)} está vazia: não há senha.`,
  });
}

/**
 * Commands that the lab itself needs to look at the machine, or to change it: of no play, and seen by nobody.
 *
 * @module
 */

/** Runs a command line to its end; a code of 127 where there is no such program. */
export async function runQuietly(
  [program = "", ...args]: readonly string[],
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  try {
    const command = new Deno.Command(program, { args, stdin: "null" });
    const { code, stdout, stderr } = await command.output();
    const [out = "", err = ""] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
    return { code, stdout: out, stderr: err };
  } catch (error) {
    return { code: 127, stdout: "", stderr: String(error) };
  }
}

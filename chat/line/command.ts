/**
 * Lines that begin with a slash, by the one grammar of a room and of two peers.
 *
 * @module
 */

/** A command with its name, and what comes after. */
const COMMAND = /^\/(\S*)\s*(.*)$/s;

/** The two parts of a command line that begins with one slash; both untrusted. */
export function commandOf(line: string): { readonly name: string; readonly rest: string } {
  const [, name = "", rest = ""] = COMMAND.exec(line) ?? [];
  return { name, rest: rest.trimEnd() };
}

/**
 * What the doctor found on one machine, as a line of JSON carries it from there to whoever looks after all of them.
 *
 * @module
 */
import { count, fieldsOf, list, text } from "../wire/fields.ts";
import { type Finding, type Level, LEVELS } from "./finding.ts";

/**
 * One machine, as `doctor --json` prints it, in the language that was asked for. `found` is what was seen, `means`
 * what that means for the lab, `mend` the command that changes it, where there is one.
 */
export interface Diagnosis {
  readonly host: string;
  readonly os: string;
  readonly arch: string;
  readonly findings: readonly {
    readonly id: string;
    readonly level: Finding["level"];
    readonly found: string;
    readonly means: string;
    readonly mend?: string;
  }[];
  /** How many findings are of each level. */
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
}

/**
 * Reads such a line, all its text made visible.
 *
 * @throws {TypeError} or {SyntaxError} where it is none.
 */
export function parseDiagnosis(line: string): Diagnosis {
  const field = fieldsOf(JSON.parse(line));
  const findings = list(field("findings")).map((json) => {
    const of = fieldsOf(json);
    const mend = of("mend");
    return {
      ...{ id: text(of("id")), level: levelOf(of("level")) },
      ...{ found: text(of("found")), means: text(of("means")) },
      ...(mend !== undefined && { mend: text(mend) }),
    };
  });
  return {
    ...{ host: text(field("host")), os: text(field("os")), arch: text(field("arch")), findings },
    ...{ green: count(field("green")), yellow: count(field("yellow")), red: count(field("red")) },
  };
}

function levelOf(json: unknown): Level {
  const level = LEVELS.find((one) => one === json);
  if (level === undefined) throw new TypeError("not a level");
  return level;
}

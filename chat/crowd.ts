/**
 * A crowd: many members of a chat in one program, who verify that what each says reaches all others.
 *
 *     deno run --allow-net chat/crowd.ts --port 12000 --members 20
 *
 * Which server it is, or how it writes a line, does not matter: the crowd looks for its own words in whatever
 * arrives. So it tells a line that was lost from one that came twice, came in pieces, overtook an earlier one
 * of the same sender, or came back to who had said it.
 *
 * To read it in the order of a line: `crowd/payload.ts` writes it, `crowd/speakers.ts` says when,
 * `crowd/member.ts` takes it over a connection, `crowd/scanner.ts` finds it in what the others receive,
 * `crowd/ledger.ts` keeps account, and `crowd/crowd.ts` has the members from the first to the last.
 *
 * @module
 */
import { bareHost, formatAddress } from "../wire/address.ts";
import { bar } from "../wire/bar.ts";
import type { CrowdReport } from "../wire/crowd_report.ts";
import type { Parsed } from "../wire/flags.ts";
import { runProgram, stopSignal, widthOfStdout } from "../wire/program.ts";
import { Progress } from "../wire/progress.ts";
import { SocketFailure } from "../wire/socket_error.ts";
import type { Text } from "../wire/text.ts";
import { Crowd, type Stand } from "./crowd/crowd.ts";
import { command, termsOf } from "./crowd/flags.ts";
import { summary } from "./crowd/summary.ts";

export { command };

/** Columns of the progress bar. */
const BAR_COLUMNS = 16;

const PHASES: Record<Stand["phase"], Text> = {
  entering: { en: "entering", pt: "entrando" },
  "roll call": { en: "roll call: does everybody hear everybody?", pt: "chamada: todos se ouvem?" },
  talking: { en: "talking", pt: "conversando" },
};

function standOf({ phase, part }: Stand): Text {
  const drawn = `│${bar(part, BAR_COLUMNS).padEnd(BAR_COLUMNS)}│`;
  return { en: `${drawn} ${PHASES[phase].en}`, pt: `${drawn} ${PHASES[phase].pt}` };
}

const interrupted: Text = {
  en: "Interrupted: the report is of what came until then.",
  pt: "Interrompido: o relatório é do que chegou até então.",
};

/** Where not even one member connected: what a single client would say. */
function noConnection({ errors }: CrowdReport, at: string): Text {
  const [errno = ""] = Object.keys(errors);
  const cause = errno === "NotCapable"
    ? new Deno.errors.NotCapable()
    : Object.assign(new Error(errno), { code: errno });
  return new SocketFailure("connect", at, cause).text;
}

/** Runs it to its end. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  const terms = termsOf(values, bareHost(values.host));
  const at = formatAddress(terms);
  const stopping = stopSignal();
  const progress = new Progress();
  const crowd = new Crowd(terms, stopping, (stand) => progress.show(standOf(stand)[lang]));
  const report = await crowd.run();
  progress.clear();

  if (stopping.aborted) console.error(interrupted[lang]);
  else if (!crowd.connected) console.error(noConnection(report, at)[lang]);
  if (values.json) console.log(JSON.stringify(report));
  else if (crowd.connected) {
    const width = Math.max(widthOfStdout(), 40);
    for (const line of summary(report, terms, at, width, lang)) console.log(line);
  }
  if (stopping.aborted) return 130;
  const { joined, members, said, due, delivered, doubled, returned } = report;
  const whole = joined === members && said > 0 && delivered === due;
  return whole && doubled === 0 && returned === 0 ? 0 : 1;
}

if (import.meta.main) await runProgram(command, main);

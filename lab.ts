/**
 * The command line of the lab: `lab.ts run [QUESTION...]` and `lab.ts flaky [QUESTION...]`.
 *
 * @module
 */
import { flaky, flakyCommand } from "./commands/flaky.ts";
import { run, runCommand } from "./commands/run.ts";
import { askedLang } from "./wire/flags.ts";
import { runProgram } from "./wire/program.ts";

if (import.meta.main) {
  const [name, ...args] = Deno.args;
  switch (name) {
    case "run":
      await runProgram(runCommand, run, args);
      break;
    case "flaky":
      await runProgram(flakyCommand, flaky, args);
      break;
    default:
      console.error(
        {
          en: `There is no command "${name ?? ""}". There are: run, flaky.`,
          pt: `Não existe o comando "${name ?? ""}". Existem: run, flaky.`,
        }[askedLang(args)],
      );
      Deno.exit(2);
  }
}

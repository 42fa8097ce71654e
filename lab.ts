/**
 * The command line of the lab: `lab.ts run [QUESTION...]`, `report`, `grade`, `export`, `replay`,
 * `flaky`.
 *
 * @module
 */
import { askedLang } from "./wire/flags.ts";
import { runProgram } from "./wire/program.ts";

const COMMANDS = "run, report, grade, export, replay, flaky";

// Each command is loaded when it is asked for: a play need not wait for what draws reports.
if (import.meta.main) {
  const [name, ...args] = Deno.args;
  switch (name) {
    case "run": {
      const { run, runCommand } = await import("./commands/run.ts");
      await runProgram(runCommand, run, args);
      break;
    }
    case "report": {
      const { reportCommand } = await import("./commands/report_flags.ts");
      const { report } = await import("./commands/report.ts");
      await runProgram(reportCommand, report, args);
      break;
    }
    case "grade": {
      const { gradeCommand } = await import("./commands/grade_flags.ts");
      const { grade } = await import("./commands/grade.ts");
      await runProgram(gradeCommand, grade, args);
      break;
    }
    case "export": {
      const { exportCommand } = await import("./commands/export_flags.ts");
      const { exportGrader } = await import("./commands/export.ts");
      await runProgram(exportCommand, exportGrader, args);
      break;
    }
    case "replay": {
      const { replay, replayCommand } = await import("./commands/replay.ts");
      await runProgram(replayCommand, replay, args);
      break;
    }
    case "flaky": {
      const { flaky, flakyCommand } = await import("./commands/flaky.ts");
      await runProgram(flakyCommand, flaky, args);
      break;
    }
    default:
      console.error(
        {
          en: `There is no command "${name ?? ""}". There are: ${COMMANDS}.`,
          pt: `Não existe o comando "${name ?? ""}". Existem: ${COMMANDS}.`,
        }[askedLang(args)],
      );
      Deno.exit(2);
  }
}

/**
 * How commands write at the terminal that they were started from.
 *
 * @module
 */
import { coloured, plain, type Style } from "../views/layout.ts";
import type { Text } from "../wire/text.ts";

/** Colours and the window's width on a terminal; plain and 100 columns elsewhere. */
export function styleOfStdout(): Style {
  if (!Deno.stdout.isTerminal()) return { paint: plain, width: 100 };
  const columns = Deno.consoleSize().columns;
  return { paint: Deno.noColor ? plain : coloured, width: Math.min(Math.max(columns, 60), 120) };
}

/** Writes lines on stdout. */
export function print(lines: readonly string[]): void {
  lines.forEach((line) => console.log(line));
}

/** The beginning of the line that says why the lab could not play on. */
export const FAULT: Text = {
  en: "The lab could not play on",
  pt: "O laboratório não conseguiu continuar",
};

/** After a Ctrl-C in the middle of a play. */
export const INTERRUPTED: Text = {
  en: "Interrupted. Every program that was started has been ended.",
  pt: "Interrompido. Todos os programas iniciados foram encerrados.",
};

/** What is missing where the plays share this machine's network. */
export function notIsolated(): Text {
  if (Deno.build.os !== "linux") {
    return {
      en: "This system shows no kernel counters: the programs' own words are the evidence.",
      pt:
        "Este sistema não mostra os contadores do kernel: a evidência é o que os programas dizem.",
    };
  }
  return {
    en: "No network of its own for each play: the kernel's counters may contain others' traffic.",
    pt:
      "Sem rede própria para cada experimento: os contadores do kernel podem conter tráfego de outros.",
  };
}

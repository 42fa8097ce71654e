/**
 * The sections of a report: one for each run, with names that its links and files can have.
 *
 * @module
 */
import type { Run } from "../../core/run.ts";
import type { Lang } from "../../wire/text.ts";
import { commandAgain } from "../again.ts";
import { shown } from "../figures/cells.ts";

/** One run with its place in the report. */
export interface Section {
  /** Unique in the report; letters, digits, `_` and `-`: an anchor, and the beginning of file names. */
  readonly id: string;
  /** As people say it: `1 a`; of several runs of one scenario, with its number: `1 a (2)`. */
  readonly label: string;
  /** The run under the section's name, so that figures drawn twice have links and names of their own. */
  readonly run: Run;
  /** The scenario as the run was stored with it. */
  readonly scenario: string;
}

/**
 * The sections in the order of the runs. A scenario that was played several times has several sections, each
 * with a number: none of them is more true than the others, and a reader can compare them.
 */
export function sectionsOf(runs: readonly Run[]): readonly Section[] {
  const times = Map.groupBy(runs, ({ scenario }) => scenario);
  const named = namer();
  return runs.map((run) => {
    const same = times.get(run.scenario) ?? [];
    const nth = same.indexOf(run) + 1;
    const base = anchor(run.scenario);
    const id = named(same.length > 1 ? `${base}-run${nth}` : base);
    const [, question, part] = /^q(\d+)([a-z])$/.exec(run.scenario) ?? [];
    const label = question ? `${question} ${part}` : shown(run.scenario);
    return {
      id,
      label: same.length > 1 ? `${label} (${nth})` : label,
      run: { ...run, scenario: id },
      scenario: run.scenario,
    };
  });
}

/** A text as a part of an anchor or of a file's name; a stored run may call its parts anything. */
export function anchor(text: string): string {
  return text.replace(/[^\w-]+/g, "-").slice(0, 60) || "-";
}

/** Gives each name once: where one is asked for again, with a number behind it. */
export function namer(): (name: string) => string {
  const given = new Set<string>();
  return (name) => {
    let unique = name;
    for (let n = 2; given.has(unique.toLowerCase()); n++) unique = `${name}-${n}`;
    given.add(unique.toLowerCase()); // file systems that do not tell cases apart exist
    return unique;
  };
}

/** The task that plays the run again, with the same words. */
export function replayCommand({ run, scenario }: Section, lang: Lang): string {
  return commandAgain(run, lang, shown(scenario));
}

/** The parts of a paragraph in turn: text, and what stands between grave accents, a command. */
export function withCommands(text: string): readonly string[] {
  const parts = text.split("`");
  return parts.length % 2 === 1 ? parts : [text];
}

/** Paragraphs of a text; a line's end in one counts as a blank. */
export function paragraphs(text: string): readonly string[] {
  return text.split(/\n\s*\n/).map((part) => part.replaceAll("\n", " ").trim()).filter(Boolean);
}

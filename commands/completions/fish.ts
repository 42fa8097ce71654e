/**
 * Completion for fish, from version 3.1 on: a line for each word, with the condition under which it can stand there.
 *
 * @module
 */
import { COMMON_FLAGS, type Completes, type Flag } from "../../wire/flags.ts";
import { meaning } from "../../wire/help.ts";
import type { Lang } from "../../wire/text.ts";
import { SINGLE } from "../../wire/typed.ts";
import { firstSentence, type Loaded } from "../subcommands.ts";
import { chatsOf, flagsOf, type Offers, placesOf, programsOf, valueOf } from "./offers.ts";

/** The script for `socketlab` and all programs. */
export function fishCompletion(offers: Offers, lang: Lang): string {
  const { commands, questions } = offers;
  const words = lang === "pt"
    ? { help: "mostra a ajuda de um comando" }
    : { help: "shows the help of a command" };
  const summaries = commands.map(({ name, command }) =>
    [name, firstSentence(command.summary[lang])] as const
  );
  const first = (list: readonly (readonly [string, string])[], condition: string) =>
    list.map(([word, text]) =>
      line(SINGLE, condition, `-a ${argument([word])} -d ${quoted(text)}`)
    );
  return `# fish completion for ${SINGLE} and its programs, made by: ${SINGLE} completions fish
${FUNCTIONS}
function __socketlab_questions
    printf '%s\\t%s\\n' ${
    questions.flatMap(({ id, title }) => [id, title[lang]]).map(quoted).join(" \\\n        ")
  }
end

${programsOf(offers).map((name) => `complete -c ${name} -f`).join("\n")}
complete -c ${SINGLE} -f
${
    [
      ...first(summaries, "__socketlab_command first"),
      ...first([["help", words.help]], "__socketlab_command first"),
      ...first(summaries, "__socketlab_command help"),
      line(SINGLE, "__socketlab_command chat", `-a ${argument(chatsOf(offers))}`),
      line(
        SINGLE,
        "__socketlab_command first; and string match -q 'q*' -- (commandline -ct)",
        "-a '(__socketlab_questions)'",
      ),
      ...Object.entries(COMMON_FLAGS).map(([name, flag]) =>
        line(SINGLE, "__socketlab_command first none", flagWords(name, flag, lang))
      ),
      ...commands.flatMap((one) =>
        [SINGLE, one.name].flatMap((typed) =>
          typed === SINGLE || one.group === "program" ? commandLines(typed, one, lang) : []
        )
      ),
    ].join("\n")
  }
`;
}

/** What the conditions ask, of the words before the cursor. */
const FUNCTIONS = `
# Whether the command that is being typed is one of these: first where there is none yet, none after "help X".
function __socketlab_command
    set -l words (commandline -opc)
    set -l command (string replace -r '.*/' '' -- $words[1])
    if test "$command" = ${SINGLE}
        switch "$words[2]"
            case ''
                set command first
            case 'q*' lab
                set command run
            case chat
                set command chat
                if set -q words[3]
                    set command chat-$words[3]
                end
            case help
                set command help
                if set -q words[3]
                    set command none
                end
            case '-*'
                set command none
            case '*'
                set command $words[2]
        end
    end
    contains -- $command $argv
end

# Whether the cursor is at an operand of a command, from this number on to that one; further arguments are the flags
# that take a value, which is no operand.
function __socketlab_operand
    set -l words (commandline -opc)
    __socketlab_command $argv[1]; or return 1
    set -l at 0
    set -l begin 2
    if string match -qr '(^|/)${SINGLE}$' -- $words[1]
        switch "$words[2]"
            case 'q*'
                set begin 2
            case chat
                set begin 4
            case '*'
                set begin 3
        end
    end
    set -l before ''
    for word in $words[$begin..-1]
        if not string match -q -- '-*' $word; and not contains -- $before $argv[4..-1]
            set at (math $at + 1)
        end
        set before $word
    end
    test $at -ge $argv[2]; and test $at -le $argv[3]
end

# Questions in a list with commas: what stands before the last one stays.
function __socketlab_list
    set -l before (string match -r '.*,' -- (commandline -ct | string replace -r '^--[^=]*=' ''))
    for one in (__socketlab_questions)
        echo "$before$one"
    end
end
`;

function commandLines(typed: string, one: Loaded, lang: Lang): string[] {
  const condition = typed === SINGLE ? `__socketlab_command ${quoted(one.name)}` : "";
  const flags = flagsOf(one);
  return [
    ...flags.map(([name, flag]) => line(typed, condition, flagWords(name, flag, lang))),
    ...operandLines(typed, one, lang),
  ];
}

function operandLines(typed: string, one: Loaded, lang: Lang): string[] {
  const { operands } = one.command;
  if (!operands) return [];
  const valued = flagsOf(one).filter(([, flag]) => flag.kind !== "switch");
  const names = valued.map(([name]) => ` --${name}`).join("");
  const places = placesOf(one);
  return places.flatMap((place, i) => {
    if (place.length === 0) return [];
    const last = i === places.length - 1 ? 9999 : i;
    const condition = `__socketlab_operand ${quoted(one.name)} ${i} ${last}${names}`;
    const described = typeof place === "string" ? "" : ` -d ${quoted(operands.help[lang])}`;
    return [line(typed, condition, offer(place) + described)];
  });
}

function flagWords(name: string, flag: Flag, lang: Lang): string {
  const value = valueOf(flag);
  const taken = value === undefined
    ? ""
    : value === "questions"
    ? " -x -a '(__socketlab_list)'"
    : value === "file"
    ? " -r -F"
    : ` -x ${offer(value)}`.trimEnd();
  return `-l ${name}${taken} -d ${quoted(meaning(flag, lang))}`;
}

function offer(value: Completes): string {
  if (value === "file") return "-F";
  if (value === "folder") return "-a '(__fish_complete_directories (commandline -ct))'";
  if (value === "questions") return "-a '(__socketlab_questions)'";
  return value.length === 0 ? "" : `-a ${argument(value)}`;
}

const line = (typed: string, condition: string, rest: string) =>
  `complete -c ${typed}${condition && ` -n ${quoted(condition)}`} ${rest}`;

/** `complete -a` expands its argument once more: nothing in these words may mean something to fish. */
function argument(words: readonly string[]): string {
  return quoted(words.map((word) => word.replace(/[^\w.-]/g, "\\$&")).join(" "));
}

/** A word that fish takes as it is. */
function quoted(word: string): string {
  return `'${word.replace(/[\\']/g, "\\$&")}'`;
}

/**
 * Completion for bash, from version 3.2 on, which macOS has; it needs no other package. What comes from the tables
 * stands in single quotes, and is never expanded.
 *
 * @module
 */
import { COMMON_FLAGS, type Completes } from "../../wire/flags.ts";
import { SINGLE } from "../../wire/typed.ts";
import type { Loaded } from "../subcommands.ts";
import { chatsOf, flagsOf, type Offers, placesOf, programsOf, valueOf } from "./offers.ts";

/** The script for `socketlab` and all programs. */
export function bashCompletion(offers: Offers): string {
  const { commands, questions } = offers;
  const names = commands.map(({ name }) => name);
  const common = Object.keys(COMMON_FLAGS).map((name) => `--${name}`);
  return `# bash completion for ${SINGLE} and its programs, made by: ${SINGLE} completions bash
${OFFERING}
_socketlab_questions() {
  _socketlab_words ${quoted(questions.map(({ id }) => id))}
}

# Says in "offer" what can follow a flag of a command; fails for a switch.
_socketlab_value() {
  case "$1 $2" in
${cases(commands.flatMap(values))}
    *' --lang') ${offer(COMMON_FLAGS.lang.of)} ;;
    *) return 1 ;;
  esac
}

# Says in "offer" what an operand of a command can be; the first is number 0.
_socketlab_operand() {
  case "$1 $2" in
${cases(commands.flatMap(firstOperands))}
${cases(commands.flatMap(furtherOperands))}
    *) ${offer([])} ;;
  esac
}

_socketlab_flags() {
  case "$1" in
${
    cases(commands.map((one) => {
      const flags = flagsOf(one).map(([name]) => `--${name}`);
      return [quoted([one.name]), `_socketlab_words ${quoted(flags)}`];
    }))
  }
    *) _socketlab_words ${quoted(common)} ;;
  esac
}
${COMMAND_LINE}
_socketlab() {
  local typed=$2
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    case $typed in
      -*) _socketlab_flags '' ;;
      *) _socketlab_words ${quoted([...names, "help"])} ;;
    esac
    # As its first word, a question is short for: run QUESTION.
    if [[ $typed == q* ]]; then _socketlab_questions; fi
    return
  fi
  case \${COMP_WORDS[1]} in
    q[0-9]*) _socketlab_line run 1 ;;
    lab) _socketlab_line run 2 ;;
    chat)
      if ((COMP_CWORD == 2)); then _socketlab_words ${quoted(chatsOf(offers))}
      else _socketlab_line "chat-\${COMP_WORDS[2]}" 3; fi
      ;;
    help)
      if ((COMP_CWORD == 2)); then _socketlab_words ${quoted(names)}
      else _socketlab_line '' 3; fi
      ;;
    -*) _socketlab_line '' 1 ;;
    *) _socketlab_line "\${COMP_WORDS[1]}" 2 ;;
  esac
}

# A program that is a binary of its own.
_socketlab_program() {
  local typed=$2
  COMPREPLY=()
  _socketlab_line "\${1##*/}" 1
}

complete -F _socketlab ${SINGLE}
complete -F _socketlab_program ${quoted(programsOf(offers))}
`;
}

const OFFERING = `
# Offers those of the words that begin as what was typed.
_socketlab_words() {
  local word
  for word; do
    if [[ $word == "$typed"* ]]; then COMPREPLY+=("$word"); fi
  done
}

# Offers files and folders (-f), or folders (-d). bash 3.2 has no compopt.
_socketlab_paths() {
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "$1" -- "$typed")
}

# Offers questions, in a list with commas.
_socketlab_list() {
  local before='' i
  if [[ $typed == *,* ]]; then before=\${typed%,*},; fi
  local typed=\${typed##*,}
  compopt -o nospace 2>/dev/null
  _socketlab_questions
  for i in "\${!COMPREPLY[@]}"; do COMPREPLY[i]=$before\${COMPREPLY[i]}; done
}
`;

/** Where the cursor is, is found out by the tables above: what a flag takes is no operand. */
const COMMAND_LINE = `
# Completes the line of a command whose words begin at that place of COMP_WORDS.
_socketlab_line() {
  local command=$1 at=$2 place=0 offer flag=\${COMP_WORDS[COMP_CWORD-1]}
  # bash takes the = of --flag=value for a word.
  if [[ \${COMP_WORDS[COMP_CWORD]} == = ]]; then typed=''
  elif [[ $flag == = ]]; then flag=\${COMP_WORDS[COMP_CWORD-2]}; fi
  if ((COMP_CWORD > at)) && _socketlab_value "$command" "$flag"; then
    "\${offer[@]}"
    return
  fi
  if [[ $typed == -* ]]; then
    _socketlab_flags "$command"
    return
  fi
  while ((at < COMP_CWORD)); do
    flag=\${COMP_WORDS[at]}
    if [[ \${COMP_WORDS[at+1]} == = ]]; then ((at += 2))
    elif _socketlab_value "$command" "$flag"; then ((at += 1))
    elif [[ $flag != -* ]]; then ((place += 1)); fi
    ((at += 1))
  done
  _socketlab_operand "$command" "$place"
  "\${offer[@]}"
}
`;

type Case = readonly [pattern: string, action: string];

function values(one: Loaded): Case[] {
  return flagsOf(one).flatMap(([name, flag]) => {
    const value = valueOf(flag);
    if (value === undefined || name in COMMON_FLAGS) return [];
    const action = value === "questions" ? "offer=(_socketlab_list)" : offer(value);
    return [[quoted([`${one.name} --${name}`]), action] as const];
  });
}

function firstOperands(one: Loaded): Case[] {
  return placesOf(one).slice(0, -1).map((place, i) => [quoted([`${one.name} ${i}`]), offer(place)]);
}

function furtherOperands(one: Loaded): Case[] {
  const last = placesOf(one).at(-1) ?? [];
  return last.length === 0 ? [] : [[`${quoted([`${one.name} `])}*`, offer(last)]];
}

function offer(value: Completes): string {
  if (value === "file") return "offer=(_socketlab_paths -f)";
  if (value === "folder") return "offer=(_socketlab_paths -d)";
  if (value === "questions") return "offer=(_socketlab_questions)";
  return value.length === 0 ? "offer=(:)" : `offer=(_socketlab_words ${quoted(value)})`;
}

/** The arms of a `case`: patterns of the same action share it. */
function cases(all: readonly Case[]): string {
  const byAction = Map.groupBy(all, ([, action]) => action);
  return [...byAction].map(([action, same]) => {
    const patterns = same.map(([pattern]) => pattern).join(" | \\\n      ");
    return `    ${patterns})\n      ${action} ;;`;
  }).join("\n");
}

/** Words that bash takes as they are. */
function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
}

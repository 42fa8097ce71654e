/**
 * Completion for zsh, as a function `_socketlab` of its completion system (zshcompsys(1)): in a folder of
 * `$fpath`, or read by `source`.
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
export function zshCompletion(offers: Offers, lang: Lang): string {
  const { commands, questions } = offers;
  const all = [SINGLE, ...programsOf(offers)].join(" ");
  const summaries = commands.map(({ name, command }) =>
    described(name, firstSentence(command.summary[lang]))
  );
  const words = lang === "pt"
    ? { help: "mostra a ajuda de um comando", commands: "comando", questions: "questão" }
    : { help: "shows the help of a command", commands: "command", questions: "question" };
  return `#compdef ${all}
# zsh completion for ${SINGLE} and its programs, made by: ${SINGLE} completions zsh

_socketlab_questions() {
  local -a questions=(
${lines(questions.map(({ id, title }) => described(id, title[lang])))}
  )
  _describe -t questions ${quoted(words.questions)} questions "$@"
}

# The same in a list with commas.
_socketlab_list() {
  _sequence _socketlab_questions
}

_socketlab_names() {
  local -a names=(
${lines(summaries)}
  )
  if [[ $1 == first ]]; then names+=(${described("help", words.help)}); fi
  _describe -t commands ${quoted(words.commands)} names
}

# Completes the line of a command, which is the first of the words.
_socketlab_line() {
  case $1 in
${commands.map((one) => command(one, lang)).join("\n")}
    *)
      _arguments -S \\
${specs(flagSpecs(Object.entries(COMMON_FLAGS), lang))}
      ;;
  esac
}

# Takes words off the line, so that the one before the others is the command.
_socketlab_after() {
  shift $1 words
  ((CURRENT -= $1))
  _socketlab_line $2
}

_socketlab() {
  if [[ $service != ${SINGLE} ]]; then
    _socketlab_line $service
  elif ((CURRENT == 2)); then
    case $words[2] in
      -*) _socketlab_line '' ;;
      # As its first word, a question is short for: run QUESTION.
      q*) _alternative 'commands:: _socketlab_names first' 'questions:: _socketlab_questions' ;;
      *) _socketlab_names first ;;
    esac
  else
    case $words[2] in
      q[0-9]*) _socketlab_line run ;;
      lab) _socketlab_after 1 run ;;
      chat)
        if ((CURRENT == 3)); then compadd -- ${chatsOf(offers).map(quoted).join(" ")}
        else _socketlab_after 2 chat-$words[3]; fi
        ;;
      help)
        if ((CURRENT == 3)); then _socketlab_names
        else _socketlab_after 2 ''; fi
        ;;
      -*) _socketlab_line '' ;;
      *) _socketlab_after 1 $words[2] ;;
    esac
  fi
}

if [[ $funcstack[1] == _socketlab ]]; then
  _socketlab "$@"
elif (($+functions[compdef])); then
  compdef _socketlab ${all}
fi
`;
}

function command(one: Loaded, lang: Lang): string {
  return `    ${quoted(one.name)})
      _arguments -S \\
${specs([...flagSpecs(flagsOf(one), lang), ...operandSpecs(one, lang)])}
      ;;`;
}

const specs = (all: readonly string[]) => all.map((one) => `        ${quoted(one)}`).join(" \\\n");

function flagSpecs(flags: readonly (readonly [string, Flag])[], lang: Lang): string[] {
  return flags.map(([name, flag]) => {
    const help = `[${escaped(meaning(flag, lang), /[\\[\]]/g)}]`;
    const value = valueOf(flag);
    if (value === undefined) {
      const isAlone = name === "help" || name === "version";
      return `${isAlone ? "(- *)" : ""}--${name}${help}`;
    }
    const action = value === "questions" ? "_socketlab_list" : actionOf(value);
    const title = flag.kind === "switch" || flag.kind === "choice" ? name : flag.value[lang];
    return `${flag.kind === "texts" ? "*" : ""}--${name}=${help}:${messageOf(title)}:${action}`;
  });
}

function operandSpecs(one: Loaded, lang: Lang): string[] {
  const { operands } = one.command;
  if (!operands) return [];
  const message = messageOf(operands.value[lang]);
  const places = placesOf(one);
  return places.flatMap((place, i) => {
    const isLast = i === places.length - 1;
    if (isLast && place.length === 0) return [];
    return [`${isLast ? "*" : i + 1}::${message}:${actionOf(place)}`.replace(/^\*::/, "*:")];
  });
}

/** A title over the matches, which is printed as a prompt is. */
const messageOf = (text: string) => escaped(text.replaceAll("%", "%%"), /:/g);

/** `_arguments` evaluates the words of an action: nothing in them may mean something to zsh. */
function actionOf(value: Completes): string {
  if (value === "file") return "_files";
  if (value === "folder") return "_files -/";
  if (value === "questions") return "_socketlab_questions";
  return value.length === 0 ? " " : `(${value.map((word) => escaped(word, /[^\w.-]/g)).join(" ")})`;
}

/** A word and what it means, as `_describe` takes them. */
function described(word: string, meaning: string): string {
  return quoted(`${escaped(word, /[\\:]/g)}:${escaped(meaning, /\\/g)}`);
}

const lines = (all: readonly string[]) => all.map((one) => `    ${one}`).join("\n");

const escaped = (text: string, special: RegExp) => text.replace(special, "\\$&");

/** A word that zsh takes as it is. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * What is said about a guess, so that a person can put it right.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { joinCommand } from "../command_words.ts";
import type { SubmittedPart } from "../submission.ts";
import type { Asked } from "./asked.ts";
import type { Candidate } from "./parts.ts";

/** Who plays a part, and why. */
export function partTold(
  part: SubmittedPart,
  { source, told }: Candidate,
  words: readonly string[],
): Text {
  const line = visible(joinCommand(words));
  const path = visible(source.path);
  const [en, pt] = told === "name"
    ? ["by its name and its source", "pelo nome e pelo código"]
    : told === "folder"
    ? ["by its folder and its source", "pela pasta e pelo código"]
    : ["by its source alone", "só pelo código"];
  return {
    en: `${path} looks like the ${part}, ${en}: ${line}`,
    pt: `${path} parece ser o ${part}, ${pt}: ${line}`,
  };
}

/** A command line that was read without being understood. */
export function unsureTold(path: string, words: readonly string[]): Text {
  const shown = visible(path);
  const given = words.length === 0 ? "" : visible(joinCommand(words));
  return {
    en:
      `${shown} reads its command line in a way that was not fully understood; it is given: ${given}`,
    pt: `${shown} lê a linha de comando de um modo que não foi bem entendido; recebe: ${given}`,
  };
}

/** The port of a program that is given none. */
export function portTold(
  path: string,
  part: SubmittedPart,
  port: number | undefined,
  reads: boolean,
): Text {
  const shown = visible(path);
  const [en, pt] = reads
    ? ["takes no port on its command line", "não recebe a porta pela linha de comando"]
    : ["does not read its command line", "não lê a linha de comando"];
  return port === undefined
    ? {
      en: `${shown} ${en}, and no port was found in it: write it in submission.json, ports.${part}`,
      pt:
        `${shown} ${pt}, e nenhuma porta foi achada nele: escreva-a em submission.json, ports.${part}`,
    }
    : {
      en: `${shown} ${en}; the port written in it seems to be ${port}`,
      pt: `${shown} ${pt}; a porta escrita nele parece ser ${port}`,
    };
}

/** A program that speaks in something else than lines. */
export function formatTold(path: string, format: string): Text {
  const shown = visible(path);
  return {
    en:
      `${shown} speaks in the format of ${format}, which only its own partner understands; the lab's programs ` +
      "send and read lines of text",
    pt:
      `${shown} fala no formato do ${format}, que só o par dele entende; os programas do laboratório enviam e leem ` +
      "linhas de texto",
  };
}

/** A host or a port that somebody would have to type: a shell where the order is clear, else nobody. */
export function askedTold(path: string, { host, port, prompt, order }: Asked): Text {
  const shown = visible(path);
  const words = prompt === undefined ? "" : ` ("${visible(prompt)}")`;
  const [en, pt] = host && port
    ? ["the host and the port", "o host e a porta"]
    : host
    ? ["the host", "o host"]
    : ["the port", "a porta"];
  const holes = host && port ? "{host} {port}" : host ? "{host}" : "{port}";
  if (order) {
    const typed = order.map((kind) => `{${kind}}`).join(", ");
    return {
      en:
        `${shown} asks for ${en} to be typed${words}: a shell types that before the lines of the ` +
        `question (${typed}), since the program seems to read it first; it would be safer to take ` +
        `${holes} on its command line`,
      pt: `${shown} pede que se digite ${pt}${words}: um shell digita isso antes das linhas da ` +
        `questão (${typed}), pois o programa parece ler isso primeiro; seria mais seguro receber ` +
        `${holes} na linha de comando`,
    };
  }
  return {
    en:
      `${shown} asks for ${en} to be typed${words}, and nobody types that: the first line of the ` +
      `question would be taken for it; have the program take ${holes} on its command line`,
    pt: `${shown} pede que se digite ${pt}${words}, e ninguém digita isso: a primeira linha da ` +
      `questão seria tomada por isso; faça o programa receber ${holes} na linha de comando`,
  };
}

/** A client that calls a machine of its author's. */
export function hostTold(path: string, host: string): Text {
  const [shown, there] = [path, host].map(visible);
  return {
    en: `${shown} calls ${there}, which is written in it, whatever it is given: no server of the ` +
      "lab is there; have the program take {host} on its command line",
    pt:
      `${shown} chama ${there}, que está escrito nele, seja o que for que receba: nenhum servidor ` +
      "do laboratório está lá; faça o programa receber {host} na linha de comando",
  };
}

/** Python 2, which nobody has any more. */
export function pythonTold(path: string): Text {
  const shown = visible(path);
  return {
    en: `${shown} seems to be Python 2 (print without brackets): python3 does not start it`,
    pt: `${shown} parece ser Python 2 (print sem parênteses): o python3 não o inicia`,
  };
}

/** TypeScript with `require`, which only a newer Node starts by itself. */
export function nodeTold(path: string): Text {
  const shown = visible(path);
  return {
    en: `${shown} is TypeScript with require(): only Node 22.18 or newer starts it as it is`,
    pt: `${shown} é TypeScript com require(): só o Node 22.18 ou mais novo o inicia como está`,
  };
}

/** One command of the build. */
export function buildTold(line: string): Text {
  const shown = visible(line);
  return { en: `It is built by: ${shown}`, pt: `É compilado com: ${shown}` };
}

/** Those that could play a part that another plays; the best come first. */
export function leftOverTold(
  candidates: readonly Candidate[],
  cast: ReadonlyMap<SubmittedPart, Candidate>,
): Text[] {
  const playing = new Set([...cast.values()].map(({ source }) => source));
  return candidates.filter(({ source }) => !playing.has(source)).slice(0, 5)
    .map(({ source, part }) => {
      const [path, other] = [source.path, cast.get(part)?.source.path ?? ""].map(visible);
      return {
        en: `${path} could be the ${part} too; ${other} was taken`,
        pt: `${path} também poderia ser o ${part}; ficou ${other}`,
      };
    });
}

/** Programs for which no part was found, all in one sentence. */
export function withoutPartTold(paths: readonly string[]): Text[] {
  if (paths.length === 0) return [];
  const names = paths.slice(0, 5).map(visible).join(", ");
  const more = paths.length - 5;
  const [en, pt] = more > 0 ? [` and ${more} more`, ` e mais ${more}`] : ["", ""];
  return [{
    en: `No part was found for ${names}${en}: write a submission.json if one of them plays a part`,
    pt:
      `Nenhuma parte foi achada para ${names}${pt}: se algum tiver uma, escreva um submission.json`,
  }];
}

/** Files in languages of which nothing is known here. */
export function foreignTold(paths: readonly string[]): Text[] {
  return paths.slice(0, 5).map((path) => {
    const shown = visible(path);
    return {
      en: `${shown} is in a language that is not guessed: write its commands in submission.json`,
      pt:
        `${shown} está numa linguagem que não é adivinhada: escreva os comandos em submission.json`,
    };
  });
}

const USUAL = "TCPServer, tcp_client, ServidorUDP, cliente-udp, ThreadedServer, ChatServer, " +
  "chat_client, chat, server, cliente";

/** Nothing was recognised. */
export const NOTHING: Text = {
  en: `No program was recognised: names such as ${USUAL} are (py, c, cpp, java, js, ts, go, rs); ` +
    "write a submission.json for others",
  pt:
    `Nenhum programa foi reconhecido: nomes como ${USUAL} são (py, c, cpp, java, js, ts, go, rs); ` +
    "para outros, escreva um submission.json",
};

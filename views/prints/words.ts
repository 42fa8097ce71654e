/**
 * The words around the prints.
 *
 * @module
 */
import type { Part } from "../../core/observation.ts";
import type { Run } from "../../core/run.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { shown } from "../figures/cells.ts";
import { nameOf, roleOf } from "../names.ts";

/** Labels of the pictures and of the players. */
export const WORDS = {
  terminal: { en: "Terminal", pt: "Terminal" },
  typed: { en: "typed", pt: "digitado" },
  error: { en: "error message", pt: "mensagem de erro" },
  play: { en: "Play as it happened", pt: "Ver acontecer" },
  pause: { en: "Pause", pt: "Pausar" },
  resume: { en: "Go on", pt: "Continuar" },
  again: { en: "Play again", pt: "Ver de novo" },
  back: { en: "Back to the pictures", pt: "Voltar às imagens" },
  speed: { en: "Speed", pt: "Velocidade" },
  moment: { en: "Moment", pt: "Momento" },
  playing: { en: "Playing", pt: "Em andamento" },
  paused: { en: "Paused", pt: "Em pausa" },
  ended: { en: "Ended", pt: "Terminou" },
  failed: { en: "This browser cannot play it.", pt: "Este navegador não consegue reproduzir." },
  printed: { en: "printed by the program", pt: "impresso pelo programa" },
  hungUp: { en: "end of input (Ctrl-D)", pt: "fim da entrada (Ctrl-D)" },
  exit: { en: "exit", pt: "código" },
  exited: { en: "how the program ended", pt: "como o programa terminou" },
  absent: { en: "(never started)", pt: "(não foi iniciado)" },
  submitted: { en: "submitted program", pt: "programa entregue" },
} as const satisfies Record<string, Text>;

/** What a program is asked to be, for the caption of its print. */
const PARTS: Record<Part, Text> = {
  "tcp-server": { en: "TCP server", pt: "servidor TCP" },
  "tcp-client": { en: "TCP client", pt: "cliente TCP" },
  "udp-server": { en: "UDP server", pt: "servidor UDP" },
  "udp-client": { en: "UDP client", pt: "cliente UDP" },
  "threaded-server": { en: "multithreaded TCP server", pt: "servidor TCP multithread" },
  "chat-server": { en: "chat server", pt: "servidor de chat" },
  "chat-client": { en: "chat client", pt: "cliente de chat" },
  "chat-peer": { en: "chat peer, no server between", pt: "par do chat, sem servidor no meio" },
  "stranger": { en: "server of another protocol", pt: "servidor de outro protocolo" },
  "line-client": { en: "TCP client", pt: "cliente TCP" },
  "crashing-client": {
    en: "TCP client that ends in a reset",
    pt: "cliente TCP que termina com um reset",
  },
  "deaf-client": { en: "TCP client that never reads", pt: "cliente TCP que nunca lê" },
  "swarm": { en: "many TCP clients in one program", pt: "muitos clientes TCP em um programa" },
  "crowd": {
    en: "many members of the chat in one program",
    pt: "muitos participantes do chat em um programa",
  },
  "model-server": { en: "multithreaded TCP server", pt: "servidor TCP multithread" },
};

/** What the role's program is, unless its name says so; and whose, if it was handed in. */
export function partOf(run: Run, role: string, lang: Lang): string {
  const cast = roleOf(run, role);
  if (!cast) return "";
  const part = Object.hasOwn(PARTS, cast.part) ? PARTS[cast.part][lang] : shown(cast.part);
  const isSaid = nameOf(run, role, lang).startsWith(part);
  const parts = [isSaid ? "" : part, cast.origin === "submitted" ? WORDS.submitted[lang] : ""];
  return parts.filter((text) => text !== "").join(", ");
}

/** The name and, where two machines take part, the address of the role's: what a window's title says. */
export function titleOf(run: Run, role: string, lang: Lang): string {
  const name = nameOf(run, role, lang);
  const machines = run.timeline.find((o) => o.kind === "machines");
  const address = machines?.addresses[(roleOf(run, role)?.machine ?? 1) - 1];
  return address === undefined ? name : `${name} · ${shown(address)}`;
}

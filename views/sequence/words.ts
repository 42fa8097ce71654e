/**
 * The words of a sequence diagram.
 *
 * @module
 */
import type { Source } from "../../core/messages.ts";
import type { Run } from "../../core/run.ts";
import type { Lang, Text } from "../../wire/text.ts";
import { cut, NAME_PX } from "./cut.ts";
import { isAbsent, type Row } from "./rows.ts";

/** Words of the picture. */
export const WORDS = {
  title: { en: "Sequence diagram", pt: "Diagrama de sequência" },
  nobody: { en: "no program", pt: "nenhum programa" },
  absent: { en: "not started", pt: "não iniciado" },
  machine: { en: "machine", pt: "máquina" },
  starts: { en: "starts", pt: "inicia" },
  listens: { en: "listens", pt: "escuta" },
  ends: { en: "ends", pt: "termina" },
  quiet: { en: "nothing for", pt: "nada por" },
  order: {
    en: "Downwards: the order, not the scale of time.",
    pt: "Para baixo: a ordem, não a escala do tempo.",
  },
  numbers: {
    en:
      "Some numbers are out of order: rows follow each tool's own clock, numbers what reached the lab first.",
    pt:
      "Há números fora de ordem: as linhas seguem o relógio de cada ferramenta; os números, o que chegou " +
      "primeiro ao laboratório.",
  },
} as const satisfies Record<string, Text>;

/** The words of the legend. */
export const LEGEND = {
  typed: { en: "typed", pt: "digitado" },
  printed: { en: "on its screen", pt: "na tela" },
  error: { en: "error message", pt: "mensagem de erro" },
  runs: { en: "runs", pt: "em execução" },
  listens: { en: "listens", pt: "escuta" },
  delivered: { en: "delivered", pt: "entregue" },
  handshake: { en: "handshake, both ways", pt: "handshake, nos dois sentidos" },
  unaccepted: { en: "SYN that is refused", pt: "SYN que é recusado" },
  refused: { en: "RST: refused", pt: "RST: recusado" },
  reset: { en: "RST: reset", pt: "RST: conexão derrubada" },
  lost: { en: "lost", pt: "perdido" },
  unanswered: { en: "arrival not seen", pt: "chegada não vista" },
  unreachable: { en: "ICMP message", pt: "mensagem ICMP" },
} as const satisfies Record<string, Text>;

/** What the arrows rest on. */
export const SOURCES: Record<Source, Text> = {
  captured: {
    en: "Arrows: as captured on the network.",
    pt: "Setas: como capturado na rede.",
  },
  called: {
    en: "Arrows: as the programs' system calls tell.",
    pt: "Setas: como contam as chamadas de sistema dos programas.",
  },
  inferred: {
    en:
      "Dashed arrows were not seen themselves: they follow from the screens and the kernel's counters. (3): it follows " +
      "from observation 3, among others.",
    pt:
      "Setas tracejadas não foram vistas: decorrem das telas e dos contadores do kernel. (3): decorre, entre outras, " +
      "da observação 3.",
  },
};

/** The picture in a sentence, for those who do not see it. */
export function describe(rows: readonly Row[], run: Run, lang: Lang): string {
  const names = Object.entries(run.cast).map(([role, { name }]) =>
    cut(name[lang], NAME_PX) + (isAbsent(run, role) ? ` (${WORDS.absent[lang]})` : "")
  ).join(", ");
  const messages = rows.flatMap((row) => row.kind === "message" ? [row.message] : []);
  const [refused, lost] = ["refused", "lost"].map((fate) =>
    messages.filter((m) => m.fate === fate && m.kind !== "rst").length
  );
  return lang === "pt"
    ? `Participantes: ${names}. Mensagens: ${messages.length}; recusadas: ${refused}; perdidas: ${lost}.`
    : `Participants: ${names}. Messages: ${messages.length}; refused: ${refused}; lost: ${lost}.`;
}

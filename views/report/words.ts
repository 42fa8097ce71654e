/**
 * The report's own words.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** Headings and labels. */
export const WORDS = {
  title: { en: "Socket lab report", pt: "Relatório de laboratório de sockets" },
  subtitle: {
    en: "TCP and UDP, many clients, a chat: what was played, what was seen, and why",
    pt: "TCP e UDP, vários clientes, um chat: o que se fez, o que se viu e por quê",
  },
  skip: { en: "Skip to the questions", pt: "Ir para as questões" },
  theme: { en: "Dark theme", pt: "Tema escuro" },
  authors: { en: "Authors", pt: "Autoria" },
  played: { en: "Played on", pt: "Realizado em" },
  machine: { en: "Machine", pt: "Máquina" },
  sources: { en: "Evidence", pt: "Evidências" },
  missing: { en: "Not available", pt: "Não disponível" },
  summary: { en: "In short", pt: "Em resumo" },
  question: { en: "Question", pt: "Questão" },
  verdict: { en: "Verdict", pt: "Veredito" },
  observed: { en: "What was observed", pt: "O que se observou" },
  contents: { en: "Contents", pt: "Sumário" },
  prints: { en: "The screens", pt: "As telas" },
  sequence: { en: "What travelled between them", pt: "O que trafegou entre eles" },
  visits: { en: "Who was inside, and when", pt: "Quem esteve dentro, e quando" },
  latency: { en: "How long the answers took", pt: "Quanto demoraram as respostas" },
  answer: { en: "Answer", pt: "Resposta" },
  why: { en: "Why", pt: "Por quê" },
  comparison: { en: "Side by side", pt: "Lado a lado" },
  aspect: { en: "Aspect", pt: "Aspecto" },
  cost: { en: "What it costs", pt: "Quanto custa" },
  evidence: { en: "Evidence", pt: "Evidências" },
  evidenceNote: {
    en:
      "The numbers in the answer are rows of this table; the marked rows are those that it cites.",
    pt: "Os números da resposta são linhas desta tabela; as marcadas são as citadas.",
  },
  onPaper: {
    en:
      "On paper: the screens, what the answer cites, and what failed. Floods, and the rest of what the tools of " +
      "the system saw, are in report.html.",
    pt:
      "No papel: as telas, o que a resposta cita e o que falhou. As enxurradas e o resto do que as ferramentas " +
      "do sistema viram estão em report.html.",
  },
  evidenceTable: { en: "All that was seen, in order", pt: "Tudo o que se viu, em ordem" },
  who: { en: "Who", pt: "Quem" },
  what: { en: "What", pt: "O quê" },
  source: { en: "Source", pt: "Fonte" },
  cited: { en: "claim", pt: "afirmação" },
  citedSeveral: { en: "claims", pt: "afirmações" },
  expected: { en: "Expected", pt: "Esperado" },
  found: { en: "Observed", pt: "Observado" },
  hint: { en: "Hint", pt: "Dica" },
  unmet: { en: "Not borne out", pt: "Não se confirmou" },
  undecided: { en: "Could not tell", pt: "Não deu para saber" },
  because: { en: "Because", pt: "Porque" },
  fault: { en: "The lab could not finish", pt: "O laboratório não conseguiu terminar" },
  replay: { en: "Play it again", pt: "Repetir" },
  top: { en: "Back to the contents", pt: "Voltar ao sumário" },
  nothing: { en: "Nothing was seen.", pt: "Nada se viu." },
  noClaims: { en: "Nothing was claimed.", pt: "Nada se afirmou." },
} as const satisfies Record<string, Text>;

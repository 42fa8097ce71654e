/**
 * What is said of the way in which programs are locked in.
 *
 * @module
 */
import type { SandboxTier } from "../../core/mark.ts";
import { joined, type Text } from "../../wire/text.ts";

const IN_USE: Record<SandboxTier, Text> = {
  bubblewrap: {
    en:
      "Submitted programs are locked in by bubblewrap: no homes, no files of others, no Internet.",
    pt: "Os programas entregues ficam isolados com bubblewrap: sem pastas pessoais, sem arquivos " +
      "alheios, sem Internet.",
  },
  limits: {
    en:
      "Submitted programs have limits, and copies of their folders, but are not locked in: they " +
      "can read what this user's or everybody's files say.",
    pt: "Os programas entregues têm limites e cópias das suas pastas, mas não estão isolados: " +
      "podem ler os arquivos deste usuário ou os que todos podem ler.",
  },
  none: {
    en: "Submitted programs are not locked in: they can do all that you can.",
    pt: "Os programas entregues não estão isolados: podem fazer tudo o que você pode.",
  },
};

/** The first of them where plays have no network of their own. */
const ON_HOST: Text = {
  en:
    "Submitted programs are locked in by bubblewrap: no homes, no files of others; but they share " +
    "this machine's network, and reach whatever it reaches.",
  pt: "Os programas entregues ficam isolados com bubblewrap: sem pastas pessoais, sem arquivos " +
    "alheios; mas usam a rede desta máquina, e alcançam tudo o que ela alcança.",
};

/** What is missing, and how to get it. */
export const HINTS = {
  off: { en: "It was switched off.", pt: "O isolamento foi desligado." },
  linux: {
    en: "Only Linux has what it takes: a virtual machine or WSL 2 will do.",
    pt: "Só o Linux tem o que é preciso: uma máquina virtual ou o WSL 2 serve.",
  },
  bubblewrap: {
    en: "bubblewrap is missing: apt install bubblewrap.",
    pt: "Falta o bubblewrap: apt install bubblewrap.",
  },
  bubblewrapModes: {
    en: "The bubblewrap here is too old: it takes 0.5 or later.",
    pt: "O bubblewrap daqui é antigo demais: é preciso a versão 0.5 ou mais nova.",
  },
  bubblewrapSizes: {
    en: "How much all files together may hold is not limited: that takes bubblewrap 0.7 or later.",
    pt: "O tamanho de todos os arquivos juntos não tem limite: para isso é preciso o bubblewrap " +
      "0.7 ou mais novo.",
  },
  namespaces: (error: string): Text => ({
    en: `bubblewrap is there, but this system does not let it make namespaces (${error}). ` +
      "Ask whoever runs the machine for user namespaces, or run the lab as root of a virtual machine.",
    pt: `O bubblewrap existe, mas este sistema não o deixa criar namespaces (${error}). ` +
      "Peça user namespaces a quem administra a máquina, ou rode o laboratório como root de uma " +
      "máquina virtual.",
  }),
  script: {
    en: "Programs run at a pipe instead of a terminal, so what they print may come late: " +
      "script(1) of util-linux 2.35 or later is missing (apt install bsdutils).",
    pt:
      "Os programas rodam com um pipe em vez de um terminal, e o que imprimem pode chegar tarde: " +
      "falta o script(1) do util-linux 2.35 ou mais novo (apt install bsdutils).",
  },
  groups: {
    en: "Memory is limited for each process, not for all of a program's together: that takes " +
      "control groups, which only root has here.",
    pt: "A memória é limitada por processo, não por programa inteiro: para isso são precisos " +
      "control groups, que aqui só o root tem.",
  },
  leftOut: (tool: string): Text => ({
    en: `Programs do not find ${tool}, which is in somebody's home only: install it system-wide.`,
    pt: `Os programas não encontram ${tool}, que está só numa pasta pessoal: instale-o no sistema.`,
  }),
} as const;

/** What is in use, and what is missing. */
export function told(tier: SandboxTier, missing: readonly Text[], onHost = false): Text {
  return joined(tier === "bubblewrap" && onHost ? ON_HOST : IN_USE[tier], ...missing);
}

/**
 * What else of a play is watched, besides the programs' screens.
 *
 * @module
 */
import type { EvidenceChoice } from "../rig/evidence.ts";
import type { Flags } from "../wire/flags.ts";
import { typed } from "../wire/typed.ts";

/** Off by default: the told story stays short. */
export const evidenceFlags = {
  strace: {
    kind: "switch",
    help: {
      en: "show the programs' network calls as well (Linux, strace)",
      pt: "mostra também as chamadas de rede dos programas (Linux, strace)",
    },
  },
  capture: {
    kind: "switch",
    help: {
      en:
        `show the segments and datagrams as well (Linux, tcpdump); ${
          typed("report")
        } --capture keeps ` +
        "them for Wireshark",
      pt:
        `mostra também os segmentos e datagramas (Linux, tcpdump); ${
          typed("report")
        } --capture os ` +
        "guarda para o Wireshark",
    },
  },
} as const satisfies Flags;

/** The evidence that these flags ask for. */
export function evidenceOf(
  { strace, capture }: { readonly strace: boolean; readonly capture: boolean },
): EvidenceChoice {
  // What was captured is told in the timeline; to keep the file itself takes a permission to write.
  return { syscalls: strace, ...(capture && { packets: () => {} }) };
}

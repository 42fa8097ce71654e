/**
 * What can be asked of the benchmark.
 *
 * @module
 */
import { type Command, type Flags, UsageError, type Values } from "../wire/flags.ts";
import { same, type Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { chosenPeers, type Peer, PER_CLIENT } from "./peers.ts";

/** Where the figures of a whole measurement go. */
export const RESULTS = "benchmarks/results.json";

/** The command line of the benchmark. */
export const benchCommand = {
  name: "bench",
  summary: {
    en: "measures the servers of this project side by side with servers in C, Python and Node.",
    pt: "mede os servidores deste projeto lado a lado com servidores em C, Python e Node.",
  },
  flags: {
    connections: {
      kind: "text",
      value: same("N,N..."),
      help: {
        en: "how many TCP connections at once; 0 = no TCP (default 1,16,256,1000,10000)",
        pt: "quantas conexões TCP ao mesmo tempo; 0 = sem TCP (padrão 1,16,256,1000,10000)",
      },
    },
    udp: {
      kind: "text",
      value: same("N,N..."),
      help: {
        en: "how many UDP sockets at once; 0 = no UDP (default 1,16,256)",
        pt: "quantos sockets UDP ao mesmo tempo; 0 = sem UDP (padrão 1,16,256)",
      },
    },
    hold: {
      kind: "whole",
      value: same("N"),
      min: 0,
      max: 28_000,
      help: {
        en: "how many connections memory is measured with; 0 = not at all (default 10000)",
        pt: "com quantas conexões a memória é medida; 0 = não medir (padrão 10000)",
      },
    },
    room: {
      kind: "whole",
      value: same("N"),
      min: 0,
      max: 10_000,
      help: {
        en: "how many members a chat room has; 0 = no chat rooms (default 100)",
        pt: "quantos membros tem uma sala de bate-papo; 0 = sem salas (padrão 100)",
      },
    },
    window: {
      kind: "text",
      value: same("N,N..."),
      help: {
        en: "how many lines are in flight to all of a room at once (default 32,1)",
        pt: "quantas linhas estão em trânsito para toda a sala ao mesmo tempo (padrão 32,1)",
      },
    },
    rounds: {
      kind: "whole",
      value: same("N"),
      min: 1,
      max: 1_000,
      help: {
        en: "how often each server is measured (default 5)",
        pt: "quantas vezes cada servidor é medido (padrão 5)",
      },
    },
    seconds: {
      kind: "text",
      value: same("S"),
      help: {
        en: "how long each measurement counts, such as 0.5 (default 1)",
        pt: "quanto tempo cada medição conta, por exemplo 0.5 (padrão 1)",
      },
    },
    only: {
      kind: "text",
      value: { en: "NAME,NAME...", pt: "NOME,NOME..." },
      help: {
        en: `these servers only, such as "C epoll,deno single"`,
        pt: `só estes servidores, por exemplo "C epoll,deno single"`,
      },
    },
    "per-client": {
      kind: "switch",
      help: {
        en: `"deno per-client" as well, a worker a client, with up to ${PER_CLIENT.most} of them`,
        pt: `também "deno per-client", um worker por cliente, com até ${PER_CLIENT.most} clientes`,
      },
    },
    quick: {
      kind: "switch",
      help: {
        en: "a short look, where not told otherwise: --connections 1,256 --udp 16 --hold 1000 " +
          "--rounds 2 --seconds 0.2",
        pt: "uma olhada rápida, se nada mais for dito: --connections 1,256 --udp 16 --hold 1000 " +
          "--rounds 2 --seconds 0.2",
      },
    },
    out: {
      kind: "text",
      value: { en: "FILE", pt: "ARQUIVO" },
      help: {
        en:
          `where all rounds' figures go (default ${RESULTS}; nowhere with --quick or --only, or ` +
          "where a part is turned off with 0)",
        pt:
          `onde ficam os números de todas as rodadas (padrão ${RESULTS}; com --quick ou --only, ` +
          "ou com uma parte desligada com 0, em lugar nenhum)",
      },
    },
    json: {
      kind: "switch",
      help: {
        en: "the figures as JSON on stdout, and no tables",
        pt: "os números como JSON na saída, sem tabelas",
      },
    },
  },
  exits: {
    0: {
      en: "measured, whether or not the goals were met",
      pt: "medido, tenham as metas sido atingidas ou não",
    },
    1: {
      en: "nothing to measure with, or --out not writable",
      pt: "sem com que medir, ou --out não gravável",
    },
    130: { en: "interrupted", pt: "interrompido" },
  },
} as const satisfies Command<Flags>;

/** What is to be measured, and how. */
export interface Options {
  /** TCP connections at once, one entry a load. */
  readonly connections: readonly number[];
  /** UDP sockets at once, one entry a load. */
  readonly udp: readonly number[];
  /** Connections at which memory is looked at; 0: it is not. */
  readonly hold: number;
  /** Members of a chat room; 0: there is none. */
  readonly room: number;
  /** Lines in flight to a room at once, one entry a load. */
  readonly windows: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  readonly peers: readonly Peer[];
  /** Where the figures go; undefined: nowhere. */
  readonly out: string | undefined;
}

const ROOM = { room: 100, windows: [32, 1] };
const WHOLE = {
  ...{ connections: [1, 16, 256, 1_000, 10_000], udp: [1, 16, 256], hold: 10_000 },
  ...ROOM,
};
const QUICK = { connections: [1, 256], udp: [16], hold: 1_000, ...ROOM };

/** @throws {UsageError} for a list, a number or a name that cannot be. */
export function optionsOf(values: Values<typeof benchCommand["flags"]>): Options {
  const { quick, only } = values;
  const byDefault = quick ? QUICK : WHOLE;
  const named = only === undefined ? undefined : only.split(",").map((name) => name.trim());
  const peers = chosenPeers(named);
  const parts = {
    connections: counts("connections", values.connections, MOST_CONNECTIONS) ??
      byDefault.connections,
    udp: counts("udp", values.udp, MOST_CONNECTIONS) ?? byDefault.udp,
    hold: values.hold ?? byDefault.hold,
    room: values.room ?? byDefault.room,
    windows: counts("window", values.window, MOST_LINES) ?? byDefault.windows,
  };
  const off = Object.values(parts).some((part) =>
    part === 0 || part instanceof Array && part.length === 0
  );
  const some = quick || named !== undefined || off;
  return {
    ...parts,
    rounds: values.rounds ?? (quick ? 2 : 5),
    seconds: seconds(values.seconds) ?? (quick ? 0.2 : 1),
    peers: values["per-client"] ? [...new Set([...peers, PER_CLIENT])] : peers,
    out: values.out ?? (some ? undefined : RESULTS),
  };
}

/** So many connections to one server a machine has ports for, some to spare (ip_local_port_range, ip(7)). */
const MOST_CONNECTIONS = 28_000;
/** As many as `peers/talk.h` remembers. */
const MOST_LINES = 4_096;

function counts(name: string, list: string | undefined, most: number): number[] | undefined {
  if (list === undefined) return undefined;
  const numbers = list.split(",").map((word) => /^\d+$/.test(word.trim()) ? Number(word) : NaN);
  if (!numbers.every((number) => number <= most)) {
    throw notTaken(name, list, {
      en: `numbers of 0..${most}`,
      pt: `números de 0..${most}`,
    });
  }
  return [...new Set(numbers)].filter((number) => number > 0);
}

function seconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d*\.?\d+$/.test(text) ? Number(text) : NaN;
  if (!(number >= 0.01 && number <= 60)) throw notTaken("seconds", text, same("0.01..60"));
  return number;
}

function notTaken(name: string, text: string, accepted: Text): UsageError {
  const shown = visible(text);
  return new UsageError({
    en: `--${name} cannot be "${shown}": it takes ${accepted.en}.`,
    pt: `--${name} não pode ser "${shown}": aceita ${accepted.pt}.`,
  });
}

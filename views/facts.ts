/**
 * Each kind of fact in words.
 *
 * @module
 */
import type { Endpoint, Fact } from "../core/observation.ts";
import { isFailure } from "../core/questions.ts";
import { formatAddress } from "../wire/address.ts";
import { type Lang, tenths } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { toldCounters } from "./counters.ts";
import { toldEvidence } from "./evidence_words.ts";
import { count, type Told, toldCrowd, toldLoad } from "./reports.ts";

/** The endpoint with its transport: `TCP 127.0.0.1:12000`. */
function named(at: Endpoint): string {
  return `${at.transport.toUpperCase()} ${formatAddress(at)}`;
}

/** Memory as people read it: `7.4 MiB`, in Portuguese `7,4 MiB`. */
export function mebibytes(bytes: number, lang: Lang): string {
  return `${tenths(bytes / 2 ** 20)[lang]} MiB`;
}

function toldUsage(
  { clients, threads, residentBytes }: Extract<Fact, { kind: "usage" }>,
  lang: Lang,
): Told {
  const takes = `${count(threads, "thread", "threads")}, ${mebibytes(residentBytes, lang)}`;
  return {
    text: lang === "pt"
      ? `${count(clients, "cliente conectado", "clientes conectados")}: ${takes} de memória`
      : `${count(clients, "client", "clients")} connected: ${takes} of memory`,
    ink: "magenta",
  };
}

function toldMachines(
  { addresses, by }: Extract<Fact, { kind: "machines" }>,
  pt: boolean,
): Told {
  const [first, second] = addresses;
  if (by === "cable") {
    return {
      text: pt
        ? `duas máquinas, ${first} e ${second}, ligadas por um cabo virtual (namespaces de rede)`
        : `two machines, ${first} and ${second}, joined by a virtual cable (network namespaces)`,
      ink: "magenta",
    };
  }
  return {
    text: pt
      ? `dois endereços de loopback, ${first} e ${second}, no lugar de duas máquinas`
      : `two loopback addresses, ${first} and ${second}, in place of two machines`,
    ink: "magenta",
  };
}

/**
 * Tells a fact. What comes from outside is made visible, so that no program can drive the reader's terminal.
 *
 * @param sinceStartMs how long the program had been running, where it has ended.
 */
export function tell(fact: Fact, lang: Lang, sinceStartMs = 0): Told {
  const pt = lang === "pt";
  switch (fact.kind) {
    case "caption":
      return { text: fact.text[lang], ink: "bold" };
    case "machines":
      return toldMachines(fact, pt);
    case "started":
      return { text: `$ ${visible(fact.command)}`, ink: "dim" };
    case "listening": {
      const source = fact.seenBy === "banner"
        ? ""
        : ` (${pt ? "tabela de sockets" : "socket table"})`;
      return { text: `● ${pt ? "pronto" : "ready"}: ${named(fact.at)}${source}`, ink: "green" };
    }
    case "typed":
      return { text: `> ${visible(fact.line)}${fact.open ? "…" : ""}`, ink: "cyan" };
    case "hung-up":
      return { text: pt ? "^D  (fim da entrada)" : "^D  (end of input)", ink: "dim" };
    case "printed":
      return fact.stream === "stderr"
        ? { text: `! ${visible(fact.line)}`, ink: "red" }
        : { text: visible(fact.line) };
    case "cut": {
      const kib = Math.round(fact.keptBytes / 1024);
      return {
        text: pt
          ? `✂ imprimiu mais do que se guarda (${kib} KiB); o resto foi descartado`
          : `✂ it printed more than is kept (${kib} KiB); the rest was dropped`,
        ink: "yellow",
      };
    }
    case "quiet": {
      const awaited = visible(fact.awaiting[lang]);
      return {
        text: pt
          ? `… ${fact.forMs} ms de silêncio (esperava-se: ${awaited})`
          : `… ${fact.forMs} ms of silence (awaited: ${awaited})`,
        ink: "yellow",
      };
    }
    case "exited": {
      const after = pt ? `${sinceStartMs} ms após o início` : `${sinceStartMs} ms after its start`;
      const how = fact.signal
        ? (pt ? `encerrado pelo sinal ${fact.signal}` : `ended by signal ${fact.signal}`)
        : (pt ? `terminou com código ${fact.code}` : `exited with code ${fact.code}`);
      return {
        text: `■ ${how}, ${after}`,
        ink: isFailure(fact) ? "yellow" : "dim",
      };
    }
    case "connected": {
      const [here, there] = [formatAddress(fact.local), formatAddress(fact.peer)];
      return {
        text: pt
          ? `⇄ conexão: esta ponta é ${here}, a outra é ${there}`
          : `⇄ connection: this end is ${here}, the other is ${there}`,
        ink: "green",
      };
    }
    case "receipt":
      return { text: toldCounters(fact.counters, fact.shared, lang), ink: "magenta" };
    case "load":
      return toldLoad(fact.report, pt);
    case "crowd":
      return toldCrowd(fact.report, pt);
    case "usage":
      return toldUsage(fact, lang);
    case "syscall":
    case "segment":
    case "datagram":
    case "unreachable":
    case "sockets":
    case "balance":
    case "unseen":
      return toldEvidence(fact, lang);
  }
}

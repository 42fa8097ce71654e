/**
 * Each kind of fact in words.
 *
 * @module
 */
import type { Endpoint, Fact } from "../core/observation.ts";
import { formatAddress } from "../wire/address.ts";
import type { Lang, Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { count, type Told, toldCrowd, toldLoad } from "./reports.ts";

/** What one, or several, counts of a kernel counter are (RFC 1213; linux: snmp_counter.rst). */
const COUNTERS: Record<string, { readonly one: Text; readonly several: Text }> = {
  "Tcp.AttemptFails": {
    one: { en: "1 attempt to connect failed", pt: "1 tentativa de conexão falhou" },
    several: { en: "# attempts to connect failed", pt: "# tentativas de conexão falharam" },
  },
  "Tcp.OutRsts": {
    one: { en: "1 RST segment sent", pt: "1 segmento RST enviado" },
    several: { en: "# RST segments sent", pt: "# segmentos RST enviados" },
  },
  "Tcp.PassiveOpens": {
    one: { en: "1 connection accepted", pt: "1 conexão aceita" },
    several: { en: "# connections accepted", pt: "# conexões aceitas" },
  },
  "Tcp.EstabResets": {
    one: { en: "1 end of a connection reset", pt: "1 ponta de conexão derrubada" },
    several: { en: "# ends of connections reset", pt: "# pontas de conexões derrubadas" },
  },
  "Udp.InDatagrams": {
    one: { en: "1 datagram received by a program", pt: "1 datagrama recebido por um programa" },
    several: {
      en: "# datagrams received by programs",
      pt: "# datagramas recebidos pelos programas",
    },
  },
  "Udp.NoPorts": {
    one: {
      en: "1 datagram for a port that no program uses",
      pt: "1 datagrama para uma porta que nenhum programa usa",
    },
    several: {
      en: "# datagrams for a port that no program uses",
      pt: "# datagramas para uma porta que nenhum programa usa",
    },
  },
  "Udp.OutDatagrams": {
    one: { en: "1 datagram sent", pt: "1 datagrama enviado" },
    several: { en: "# datagrams sent", pt: "# datagramas enviados" },
  },
  "Icmp.OutDestUnreachs": {
    one: { en: '1 ICMP "unreachable" sent back', pt: '1 ICMP "inalcançável" devolvido' },
    several: { en: '# ICMP "unreachable" sent back', pt: '# ICMP "inalcançável" devolvidos' },
  },
};

function counted(name: string, rise: number, lang: Lang): string {
  const words = COUNTERS[name];
  if (!words) return `+${rise}`;
  return (rise === 1 ? words.one : words.several)[lang].replace("#", `${rise}`);
}

/** The endpoint with its transport: `TCP 127.0.0.1:12000`. */
function named(at: Endpoint): string {
  return `${at.transport.toUpperCase()} ${formatAddress(at)}`;
}

/** Memory as people read it: `7.4 MiB`. */
export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

function toldUsage(
  { clients, threads, residentBytes }: Extract<Fact, { kind: "usage" }>,
  pt: boolean,
): Told {
  const takes = `${count(threads, "thread", "threads")}, ${mebibytes(residentBytes)}`;
  return {
    text: pt
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
        ink: fact.code === 0 && !fact.signal ? "dim" : "yellow",
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
    case "receipt": {
      const counts = Object.entries(fact.counters).map(([name, rise]) => counted(name, rise, lang));
      const text = `${counts.join(", ")} (${Object.keys(fact.counters).join(", ")})`;
      const shared = pt
        ? "; os contadores são da máquina toda, e podem conter tráfego de outros"
        : "; the counters are the whole machine's, and may contain others' traffic";
      return { text: text + (fact.shared ? shared : ""), ink: "magenta" };
    }
    case "load":
      return toldLoad(fact.report, pt);
    case "crowd":
      return toldCrowd(fact.report, pt);
    case "usage":
      return toldUsage(fact, pt);
  }
}

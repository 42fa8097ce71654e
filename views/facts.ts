/**
 * Each kind of fact in words.
 *
 * @module
 */
import type { Endpoint, Fact } from "../core/observation.ts";
import { formatAddress } from "../wire/address.ts";
import type { Lang, Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import type { Ink } from "./layout.ts";

/** A fact as a line of somebody's screen, and the ink that suits it. */
export interface Told {
  readonly text: string;
  readonly ink?: Ink;
}

/** What the kernel's counters count (RFC 1213, and linux/Documentation/networking/snmp_counter.rst). */
const COUNTERS: Record<string, Text> = {
  "Tcp.AttemptFails": {
    en: "attempts to connect that failed",
    pt: "tentativas de conexão que falharam",
  },
  "Tcp.OutRsts": { en: "RST segments sent", pt: "segmentos RST enviados" },
  "Udp.NoPorts": {
    en: "datagrams for a port that nobody has",
    pt: "datagramas para uma porta em que não há ninguém",
  },
  "Udp.OutDatagrams": { en: "datagrams sent", pt: "datagramas enviados" },
  "Icmp.OutDestUnreachs": {
    en: 'ICMP "unreachable" messages sent back',
    pt: 'mensagens ICMP "inalcançável" devolvidas',
  },
};

/** The endpoint with its transport: `TCP 127.0.0.1:12000`. */
function named(at: Endpoint): string {
  return `${at.transport.toUpperCase()} ${formatAddress(at)}`;
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
    case "started":
      return { text: `$ ${visible(fact.command)}`, ink: "dim" };
    case "listening": {
      const source = fact.seenBy === "banner"
        ? (pt ? "como o próprio programa diz" : "as it says itself")
        : (pt ? "segundo a tabela de sockets" : "as the socket table shows");
      const text = pt ? `● escutando em ${named(fact.at)}` : `● listening on ${named(fact.at)}`;
      return { text: `${text}, ${source}`, ink: "green" };
    }
    case "typed":
      return { text: `> ${visible(fact.line)}`, ink: "cyan" };
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
          ? `✂ imprimiu mais de ${kib} KiB; o resto foi descartado` //
          : `✂ it printed more than ${kib} KiB; the rest was dropped`,
        ink: "yellow",
      };
    }
    case "quiet": {
      const awaited = visible(fact.awaiting[lang]);
      return {
        text: pt
          ? `… ${fact.forMs} ms de silêncio (esperava-se: ${awaited})` //
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
      const [from, to] = [formatAddress(fact.local), formatAddress(fact.peer)];
      return {
        text: pt
          ? `⇄ conectado: da sua própria porta ${from} para ${to}` //
          : `⇄ connected: from its own port ${from} to ${to}`,
        ink: "green",
      };
    }
    case "receipt": {
      const counts = Object.entries(fact.counters).map(([name, rise]) => {
        const meaning = COUNTERS[name]?.[lang];
        return `${name} +${rise}${meaning ? ` (${meaning})` : ""}`;
      });
      const shared = pt
        ? "; os contadores são da máquina toda, e podem conter tráfego de outros"
        : "; the counters are the whole machine's, and may contain others' traffic";
      return { text: counts.join(", ") + (fact.shared ? shared : ""), ink: "magenta" };
    }
  }
}

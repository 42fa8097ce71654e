/**
 * The kernel's counters in words.
 *
 * @module
 */
import type { Lang, Text } from "../wire/text.ts";

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

/** Counters and by how much they rose: what that means, and their names. */
export function toldCounters(
  counters: Readonly<Record<string, number>>,
  shared: boolean,
  lang: Lang,
): string {
  const counts = Object.entries(counters).map(([name, rise]) => counted(name, rise, lang));
  const others = lang === "pt"
    ? "; os contadores são da máquina toda, e podem conter tráfego de outros"
    : "; the counters are the whole machine's, and may contain others' traffic";
  return `${counts.join(", ")} (${Object.keys(counters).join(", ")})${shared ? others : ""}`;
}

function counted(name: string, rise: number, lang: Lang): string {
  const words = COUNTERS[name];
  if (!words) return `+${rise}`;
  return (rise === 1 ? words.one : words.several)[lang].replace("#", `${rise}`);
}

/**
 * The kernel's counters in words.
 *
 * @module
 */
import type { Lang, Text } from "../wire/text.ts";

/** What one, or several, counts of a kernel counter are (RFC 1213; linux: snmp_counter.rst). */
const COUNTERS: Record<string, { readonly one: Text; readonly several: Text }> = {
  "Tcp.ActiveOpens": {
    one: { en: "1 connection attempted", pt: "1 conexão tentada" },
    several: { en: "# connections attempted", pt: "# conexões tentadas" },
  },
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
  "Tcp.InSegs": {
    one: { en: "1 segment received", pt: "1 segmento recebido" },
    several: { en: "# segments received", pt: "# segmentos recebidos" },
  },
  "Tcp.OutSegs": {
    one: { en: "1 segment sent", pt: "1 segmento enviado" },
    several: { en: "# segments sent", pt: "# segmentos enviados" },
  },
  "Tcp.RetransSegs": {
    one: { en: "1 segment sent again", pt: "1 segmento reenviado" },
    several: { en: "# segments sent again", pt: "# segmentos reenviados" },
  },
  "TcpExt.ListenOverflows": {
    one: {
      en: "1 connection found the accept queue full",
      pt: "1 conexão encontrou a fila de accept cheia",
    },
    several: {
      en: "# connections found the accept queue full",
      pt: "# conexões encontraram a fila de accept cheia",
    },
  },
  "TcpExt.ListenDrops": {
    one: { en: "1 attempt dropped by a listener", pt: "1 tentativa descartada por quem escuta" },
    several: {
      en: "# attempts dropped by listeners",
      pt: "# tentativas descartadas por quem escuta",
    },
  },
  "TcpExt.TCPAbortOnData": {
    one: {
      en: "1 connection reset by SO_LINGER 0, or by data after close()",
      pt: "1 conexão derrubada por SO_LINGER 0, ou por dados depois do close()",
    },
    several: {
      en: "# connections reset by SO_LINGER 0, or by data after close()",
      pt: "# conexões derrubadas por SO_LINGER 0, ou por dados depois do close()",
    },
  },
  "TcpExt.TCPAbortOnClose": {
    one: {
      en: "1 connection reset: closed with data unread",
      pt: "1 conexão derrubada: fechada com dados não lidos",
    },
    several: {
      en: "# connections reset: closed with data unread",
      pt: "# conexões derrubadas: fechadas com dados não lidos",
    },
  },
  "TcpExt.TCPTimeouts": {
    one: { en: "1 retransmission timer ran out", pt: "1 temporizador de retransmissão esgotado" },
    several: {
      en: "# retransmission timers ran out",
      pt: "# temporizadores de retransmissão esgotados",
    },
  },
  "TcpExt.TCPToZeroWindowAdv": {
    one: {
      en: "1 time a receive window closed (0 bytes)",
      pt: "1 vez uma janela de recepção fechou (0 bytes)",
    },
    several: {
      en: "# times a receive window closed (0 bytes)",
      pt: "# vezes uma janela de recepção fechou (0 bytes)",
    },
  },
  "TcpExt.TCPFromZeroWindowAdv": {
    one: { en: "1 time a closed window opened again", pt: "1 vez uma janela fechada reabriu" },
    several: {
      en: "# times a closed window opened again",
      pt: "# vezes uma janela fechada reabriu",
    },
  },
  "TcpExt.TCPZeroWindowDrop": {
    one: {
      en: "1 segment dropped by a closed window",
      pt: "1 segmento descartado por uma janela fechada",
    },
    several: {
      en: "# segments dropped by closed windows",
      pt: "# segmentos descartados por janelas fechadas",
    },
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
  "Udp.InErrors": {
    one: { en: "1 datagram dropped on arrival", pt: "1 datagrama descartado na chegada" },
    several: { en: "# datagrams dropped on arrival", pt: "# datagramas descartados na chegada" },
  },
  "Udp.RcvbufErrors": {
    one: {
      en: "1 datagram lost: the receive buffer was full",
      pt: "1 datagrama perdido: o buffer de recepção estava cheio",
    },
    several: {
      en: "# datagrams lost: the receive buffer was full",
      pt: "# datagramas perdidos: o buffer de recepção estava cheio",
    },
  },
  "Icmp.InDestUnreachs": {
    one: { en: '1 ICMP "unreachable" received', pt: '1 ICMP "inalcançável" recebido' },
    several: { en: '# ICMP "unreachable" received', pt: '# ICMP "inalcançável" recebidos' },
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
  const words = Object.hasOwn(COUNTERS, name) ? COUNTERS[name] : undefined;
  if (!words) return `+${rise}`;
  return (rise === 1 ? words.one : words.several)[lang].replace("#", `${rise}`);
}

/**
 * What a peer says by itself.
 *
 * @module
 */
import { type Address, formatAddress } from "../../wire/address.ts";
import { errnoOf, meaningOf } from "../../wire/socket_error.ts";
import { same, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import type { Link } from "./link.ts";

/** What went wrong, in a few words. */
function reason(failure: unknown): Text {
  const errno = errnoOf(failure);
  const raw = visible(failure instanceof Error ? failure.message : String(failure));
  return meaningOf(errno) ?? same(errno || raw);
}

/** Nobody is there yet. */
export function waiting(peer: Address, failure: unknown): Text {
  const why = reason(failure);
  const refused = errnoOf(failure) === "ECONNREFUSED";
  return {
    en: `waiting for ${formatAddress(peer)} (${why.en}${refused ? ": not started yet?" : ""})`,
    pt: `esperando ${formatAddress(peer)} (${why.pt}${refused ? ": ainda não iniciado?" : ""})`,
  };
}

/** The two are connected. */
export function connected(link: Link): Text {
  return {
    en: `connected: ${link.ends} (${link.byUs ? "this side" : "the other side"} called)`,
    pt: `conectado: ${link.ends} (${link.byUs ? "este lado" : "o outro lado"} chamou)`,
  };
}

/** Both called at once. */
export function merged(winner: Link): Text {
  const at = formatAddress(winner.listening);
  return {
    en: `both called at once: the connection to ${at} (the lower endpoint) stays: ${winner.ends}`,
    pt:
      `os dois chamaram ao mesmo tempo: fica a conexão para ${at} (o menor endereço): ${winner.ends}`,
  };
}

/** The other side called again. */
export function replaced(link: Link): Text {
  return {
    en: `${formatAddress(link.remote)} is a new call of the other side (was it restarted?): ` +
      "the old connection is given up",
    pt: `${formatAddress(link.remote)} é uma nova chamada do outro lado (foi reiniciado?): ` +
      "a conexão antiga é abandonada",
  };
}

/** The other side has closed its half, and we ours; or the connection broke. */
export function over(nick: string, link: Link, failure: unknown): Text {
  const who = `${nick} (${formatAddress(link.remote)})`;
  if (failure === undefined) {
    return {
      en: `${who} has left (FIN received); this side closes its half too (FIN sent)`,
      pt: `${who} saiu (FIN recebido); este lado também fecha a sua metade (FIN enviado)`,
    };
  }
  const why = reason(failure);
  return {
    en: `${who} has vanished without closing: ${why.en}`,
    pt: `${who} sumiu sem fechar: ${why.pt}`,
  };
}

/** A line that was not sent. */
export function notDelivered(line: string, why: "nobody" | "stalled"): Text {
  return why === "nobody" ? { en: `not delivered: ${line}`, pt: `não entregue: ${line}` } : {
    en: `not delivered: ${line} (the other side does not read)`,
    pt: `não entregue: ${line} (o outro lado não lê)`,
  };
}

/** A line that was sent, and nothing was heard since. */
export function perhapsNotDelivered(line: string): Text {
  return { en: `perhaps not delivered: ${line}`, pt: `talvez não entregue: ${line}` };
}

/** This side left while lines were still waiting. */
export const LEFT_UNSENT: Text = {
  en: "not delivered: the last lines (the other side does not read)",
  pt: "não entregues: as últimas linhas (o outro lado não lê)",
};

/** The other side has a name. */
export function named(address: Address, nick: string): Text {
  return {
    en: `${formatAddress(address)} is ${nick} from now on`,
    pt: `${formatAddress(address)} agora se chama ${nick}`,
  };
}

/** Somebody else called. */
export function turnedAway(from: string, others: number): Text {
  const more = others > 0
    ? { en: `, and ${others} more before`, pt: `, e mais ${others} antes` }
    : same("");
  return {
    en: `a stranger called from ${from} and was turned away${more.en}`,
    pt: `um estranho chamou de ${from} e foi recusado${more.pt}`,
  };
}

/** What a person may type. */
export const HELP: readonly Text[] = [
  {
    en: "a line that you type goes to the other side when you press Enter",
    pt: "uma linha que você digita vai para o outro lado quando você tecla Enter",
  },
  {
    en: "/nick NICK  what the other side calls you",
    pt: "/nick APELIDO  como o outro lado chama você",
  },
  { en: "/quit  leave (or Ctrl-D, or Ctrl-C)", pt: "/quit  sair (ou Ctrl-D, ou Ctrl-C)" },
];

/** For whoever has just started. */
export const WELCOME: Text = {
  en: "Type a line and press Enter; /help lists the rest, Ctrl-D leaves.",
  pt: "Digite uma linha e tecle Enter; /help mostra o resto, Ctrl-D sai.",
};

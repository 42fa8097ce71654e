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

/** How a connection came to its end. */
export type Ending = "goodbye" | "fin" | { readonly failure: unknown };

/** The other side has left, or closed; or the connection broke. */
export function over(nick: string, link: Link, ending: Ending): Text {
  const who = `${nick} (${formatAddress(link.remote)})`;
  if (ending === "goodbye") {
    return {
      en: `${who} has left (it said goodbye); this side closes its half too (FIN sent)`,
      pt: `${who} saiu (despediu-se); este lado também fecha a sua metade (FIN enviado)`,
    };
  }
  if (ending === "fin") {
    return {
      en: `${who} closed the connection (FIN received); this side closes its half too (FIN sent)`,
      pt:
        `${who} fechou a conexão (FIN recebido); este lado também fecha a sua metade (FIN enviado)`,
    };
  }
  const why = reason(ending.failure);
  return {
    en: `${who} has vanished without closing: ${why.en}`,
    pt: `${who} sumiu sem fechar: ${why.pt}`,
  };
}

/** The other side takes our calls and hangs up. */
export function hungUp(link: Link): Text {
  const [there, here] = [formatAddress(link.remote), link.local.host];
  return {
    en: `${there} answers and hangs up at once: its --peer is perhaps not ${here}`,
    pt: `${there} atende e desliga na hora: o --peer de lá talvez não seja ${here}`,
  };
}

/** The other side talks to somebody else. @param other untrusted: whom. */
export function busy(link: Link, other: string): Text {
  const there = formatAddress(link.remote);
  return {
    en: `${there} is already talking to ${visible(other)}, and hangs up`,
    pt: `${there} já está conversando com ${visible(other)}, e desliga`,
  };
}

/** Somebody called from the partner's address while the partner is still there. */
export function stillThere(nick: string, old: Link, link: Link): Text {
  const [who, caller] = [`${nick} (${formatAddress(old.remote)})`, formatAddress(link.remote)];
  return {
    en: `${caller} called too and was turned away: nothing says that ${who} is gone`,
    pt: `${caller} também ligou e foi recusado: nada indica que ${who} tenha saído`,
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
    pt: `um estranho em ${from} ligou e foi recusado${more.pt}`,
  };
}

/** For whoever may have mistaken its partner for a stranger. */
export function perhapsPartner(at: string): Text {
  return {
    en: `if that is your partner, start again with --peer ${at}`,
    pt: `se esse é o seu parceiro, inicie de novo com --peer ${at}`,
  };
}

/** To one who gives an order that there is not. @param name untrusted, without the slash. */
export const unknown = (name: string): Text => ({
  en: `there is no command /${
    visible(name)
  }: there are /nick NICK, /quit and /help; //TEXT says /TEXT`,
  pt: `não existe o comando /${
    visible(name)
  }: existem /nick APELIDO, /quit e /help; //TEXTO diz /TEXTO`,
});

/** Where this side listens, for a person; a program reads the English words. */
export const listening = (at: string): Text => ({
  en: `listening on ${at}`,
  pt: `escutando em ${at}`,
});

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
  {
    en: "/quit [WORDS]  leave (or Ctrl-D, or Ctrl-C)",
    pt: "/quit [PALAVRAS]  sair (ou Ctrl-D, ou Ctrl-C)",
  },
  { en: "//TEXT  says /TEXT", pt: "//TEXTO  diz /TEXTO" },
];

/** For whoever has just started. */
export const WELCOME: Text = {
  en: "Type a line and press Enter; /help lists the rest, Ctrl-D leaves.",
  pt: "Digite uma linha e tecle Enter; /help mostra o resto, Ctrl-D sai.",
};

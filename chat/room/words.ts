/**
 * What the room itself says.
 *
 * @module
 */
import { same, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";

/** Whoever a notice is about. */
export interface Named {
  readonly nick: string;
  /** The address and port, as one word. */
  readonly address: string;
}

const who = ({ nick, address }: Named) => `${nick} (${address})`;

/** To all: somebody is here. */
export const arrived = (one: Named): Text => ({
  en: `${who(one)} arrived`,
  pt: `${who(one)} chegou`,
});

/** How somebody came to leave. */
export type Departure = "left" | "vanished" | "dropped";

const DEPARTURES: Record<Departure, Text> = {
  left: { en: "left", pt: "saiu" },
  vanished: { en: "vanished: the connection broke", pt: "sumiu: a conexão caiu" },
  dropped: {
    en: "was dropped: too slow to read what it is sent",
    pt: "foi desconectado: lento demais para ler o que recebe",
  },
};

/** To all: somebody is no longer here. @param words the last words, untrusted; "" for none. */
export function departed(one: Named, how: Departure, words = ""): Text {
  const last = words === "" ? "" : `: ${visible(words)}`;
  const { en, pt } = DEPARTURES[how];
  return { en: `${who(one)} ${en}${last}`, pt: `${who(one)} ${pt}${last}` };
}

/** For the room's own log: how somebody left, and what it was. @param errno how the connection broke. */
export function logged(one: Named, said: number, how: Departure, errno: string): Text {
  const why = how === "vanished" && errno !== "" ? ` (${errno})` : "";
  const [left, saiu] = {
    left: ["left", "saiu"],
    vanished: ["vanished", "sumiu"],
    dropped: ["was dropped, too slow", "foi desconectado, lento demais"],
  }[how];
  return {
    en: `${one.address} ${left}${why}: ${one.nick}, lines said: ${said}`,
    pt: `${one.address} ${saiu}${why}: ${one.nick}, linhas ditas: ${said}`,
  };
}

/** To all: somebody has another nick. */
export const renamed = (one: Named, nick: string): Text => ({
  en: `${who(one)} is now ${nick}`,
  pt: `${who(one)} agora é ${nick}`,
});

/** To all, at the end. */
export const CLOSES: Text = { en: "the room closes", pt: "a sala está fechando" };

/** To a newcomer. */
export const welcome = (nick: string): Text => ({
  en: `you are ${nick}; /nick NICK changes that, /help lists the commands`,
  pt: `você é ${nick}; /nick APELIDO muda isso, /help mostra os comandos`,
});

/** To a newcomer, before what was said earlier. */
export const earlier = (lines: number): Text =>
  lines === 1
    ? { en: "1 line was said before you came:", pt: "1 linha foi dita antes de você chegar:" }
    : {
      en: `${lines} lines were said before you came:`,
      pt: `${lines} linhas foram ditas antes de você chegar:`,
    };

/** To one who has another nick now. */
export const youAre = (nick: string): Text => ({ en: `you are ${nick}`, pt: `você é ${nick}` });

/** To a newcomer who cannot be called as it wanted. */
export const takenAtArrival = (wanted: string, nick: string): Text => ({
  en: `${wanted} is taken: you are ${nick}`,
  pt: `${wanted} já está em uso: você é ${nick}`,
});

/** To one who wants somebody else's nick. */
export const taken = (wanted: string, nick: string): Text => ({
  en: `${wanted} is taken: you are still ${nick}`,
  pt: `${wanted} já está em uso: você continua sendo ${nick}`,
});

/** To one who whispers to nobody. @param nick untrusted. */
export const nobody = (nick: string): Text => ({
  en: `nobody here is called ${visible(nick)}; /who lists who is here`,
  pt: `ninguém aqui se chama ${visible(nick)}; /who lista quem está aqui`,
});

/** To one who whispers to itself. */
export const YOURSELF: Text = { en: "that is yourself", pt: "essa pessoa é você" };

/** To one who has whispered. @param text untrusted. */
export const whisperSent = (nick: string, text: string): Text => ({
  en: `only to ${nick}: ${visible(text)}`,
  pt: `só para ${nick}: ${visible(text)}`,
});

/** To one who does not say to whom, or what. */
export const HOW_TO_WHISPER: Text = {
  en: "/msg NICK TEXT says it to one only",
  pt: "/msg APELIDO TEXTO diz algo só a uma pessoa",
};

/** Who is here, a notice for each. */
export const present = (all: readonly Named[]): Text[] => [
  {
    en: all.length === 1 ? "1 is here:" : `${all.length} are here:`,
    pt: all.length === 1 ? "1 pessoa está aqui:" : `${all.length} pessoas estão aqui:`,
  },
  ...all.map((one) => same(`  ${who(one)}`)),
];

/** To one who gives an order that there is not. @param name untrusted, without the slash. */
export const unknown = (name: string): Text => ({
  en: `there is no command /${visible(name)}; /help lists them, //TEXT says /TEXT`,
  pt: `não existe o comando /${visible(name)}; /help lista todos, //TEXTO diz /TEXTO`,
});

/** The commands. */
export const HELP: readonly Text[] = [
  {
    en: "a line is said to all others; these are not:",
    pt: "uma linha é dita a todos os outros; estas não:",
  },
  { en: "  /who             who is here", pt: "  /who                 quem está aqui" },
  { en: "  /nick NICK       another nick", pt: "  /nick APELIDO        outro apelido" },
  { en: "  /msg NICK TEXT   to one only", pt: "  /msg APELIDO TEXTO   só a uma pessoa" },
  { en: "  /quit [WORDS]    leave", pt: "  /quit [PALAVRAS]     sair" },
  { en: "  //TEXT           says /TEXT", pt: "  //TEXTO              diz /TEXTO" },
];

/** To one whose line is longer than the room takes. */
export const tooLong = (maxBytes: number): Text => ({
  en: `a line of more than ${maxBytes} bytes was passed over: nobody got it`,
  pt: `uma linha de mais de ${maxBytes} bytes foi ignorada: ninguém a recebeu`,
});

/** To one who writes too fast. */
export const flooding = (limit: number): Text => ({
  en: `you write more than ${limit} lines a second: they are read more slowly, and none is lost`,
  pt:
    `você está escrevendo mais de ${limit} linhas por segundo: serão lidas mais devagar, e nenhuma se perde`,
});

/** To one too many. */
export const FULL: Text = { en: "the room is full", pt: "a sala está cheia" };

/** At the door. */
export const ASK: Text = { en: "password?", pt: "senha?" };

/** At the door: to one who gives an order already. */
export const ASK_FIRST: Text = {
  en: "the password comes first; /quit leaves",
  pt: "primeiro a senha; /quit sai",
};

/** At the door. */
export const WRONG: Text = { en: "wrong password", pt: "senha errada" };

/** At the door: from this address too many were wrong. */
export const wait = (ms: number): Text => ({
  en: `too many wrong passwords from your address: try again in ${Math.ceil(ms / 1000)} s`,
  pt: `senhas erradas demais do seu endereço: tente de novo em ${Math.ceil(ms / 1000)} s`,
});

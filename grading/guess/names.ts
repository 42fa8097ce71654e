/**
 * What the names of files and folders say, in English and Portuguese, in any way of writing.
 *
 * @module
 */

/** What a name says. */
export interface Said {
  readonly role: "server" | "client" | "peer" | undefined;
  readonly udp: boolean;
  readonly tcp: boolean;
  readonly threaded: boolean;
  readonly chat: boolean;
  /** The number of the question, as in `q3`; of folders the innermost that has one. */
  readonly question: number | undefined;
}

/** `ServidorTCP`, `tcp_server` and `cliente-udp` in words, without accents. */
export function wordsOf(name: string): string[] {
  return name.normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replace(/([A-Za-z])(\d)/g, "$1 $2")
    .toLowerCase().split(/[^a-z\d]+/).filter((word) => word !== "");
}

/** `server_threads` and `tcpserver` alike: whole words where they are short, parts of them otherwise. */
export function saidBy(name: string): Said {
  // `thread_per_client` is a server.
  const words = wordsOf(name).filter((word, i, all) =>
    !(/^clientes?$|^clients?$/.test(word) && /^(?:per|por)$/.test(all[i - 1] ?? ""))
  );
  const flat = words.join("");
  const has = (...some: string[]) => words.some((word) => some.includes(word));
  const question = questionIn(words);
  const role = /peer|p2p|pontoaponto/.test(flat) || has("par", "pares")
    ? "peer" as const
    : /server|servidor/.test(flat) || has("srv", "serv", "room", "sala")
    ? "server" as const
    : /client/.test(flat) || has("cli", "join")
    ? "client" as const
    : undefined;
  return {
    role,
    udp: flat.includes("udp") || has("datagram", "datagrama", "dgram"),
    tcp: flat.includes("tcp"),
    threaded: /thread|multi(?!cast)|concorren|concurren|simultane|paralel|parallel/.test(flat) ||
      has("fork", "pool", "async", "workers"),
    // Whether a member of a chat has a server is for its source to say.
    chat: /chat|batepapo|mensageiro|messenger|participa/.test(flat) ||
      has("sala", "salas", "room", "rooms", "conversa", "dupla", "membro", "member"),
    question,
  };
}

/**
 * What the folders around a file say, as a path. Those around the whole submission count only if they
 * are called after one question: `chat`, `questao3`, but no `TCP-UDP-chat-main` with everything in it.
 */
export function saidAround(folder: string, wrappers = "."): Said {
  const folders = foldersOf(folder);
  // `servidor/src/main.rs`
  const own = folders.find((one) => !/^(?:src|app|main|java|cmd|bin)$/i.test(one));
  const outer = foldersOf(wrappers).filter((one) =>
    /^(?:(?:q|questao|question) \d+|chat|bate ?papo|sala|room|p2p)$/.test(wordsOf(one).join(" "))
  );
  const all = [...folders, ...outer];
  const question = all.map((one) => {
    const words = wordsOf(one);
    // `2/`, `02 - threads/` and `2b/` are numbers of questions as well.
    const bare = /^0*(\d)[a-e]?$/.exec(words[0] ?? "")?.[1];
    return questionIn(words) ?? (bare === undefined ? undefined : Number(bare));
  }).find((one) => one !== undefined);
  return { ...saidBy(all.join("/")), role: saidBy(own ?? "").role, question };
}

/** The innermost first. */
function foldersOf(path: string): string[] {
  return path === "." ? [] : path.split("/").reverse();
}

/** The last, since `atividade2_q1` is question 1 of the second assignment. */
function questionIn(words: readonly string[]): number | undefined {
  const number = [
    ...words.join(" ").matchAll(
      /\b(?:q|qst|questao|question|ex|exer|exercicio|exercise|parte|part|atividade|task) 0*(\d+)/g,
    ),
  ].at(-1)?.[1];
  return number === undefined ? undefined : Number(number);
}

/**
 * Which part a source plays: by its name, then by what it calls, then by the folder it is in.
 *
 * @module
 */
import type { SubmittedPart } from "../submission.ts";
import type { Source } from "./files.ts";

/** A part that a source could play, and how much speaks for it. */
export interface Candidate {
  readonly source: Source;
  readonly part: SubmittedPart;
  readonly score: number;
  /** Serves several clients at once, so that it may play two parts: not, its code does, its name says so. */
  readonly threaded: 0 | 1 | 2;
  /** Its own name says what it does. */
  readonly named: boolean;
}

/** What a name says. */
interface Said {
  readonly role?: "server" | "client" | "peer" | undefined;
  readonly udp: boolean;
  readonly tcp: boolean;
  readonly threaded: boolean;
  readonly chat: boolean;
}

/** `ServidorTCP`, `tcp_server` and `cliente-udp` in words, without accents. */
function wordsOf(name: string): string[] {
  return name.normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replace(/([A-Za-z])(\d)/g, "$1 $2")
    .toLowerCase().split(/[^a-z\d]+/).filter((word) => word !== "");
}

/** `server_threads` and `tcpserver` alike: whole words where they are short, parts of them otherwise. */
function saidBy(name: string): Said {
  // `thread_per_client` is a server.
  const words = wordsOf(name).filter((word, i, all) =>
    !(/^clientes?$|^clients?$/.test(word) && /^(?:per|por)$/.test(all[i - 1] ?? ""))
  );
  const flat = words.join("");
  const has = (...some: string[]) => words.some((word) => some.includes(word));
  const question =
    /(?:^| )(?:q|questao|question|ex|exercicio|exercise|parte|atividade|task) 0*(\d+)/
      .exec(words.join(" "))?.[1];
  const role = /peer|p2p|pontoaponto/.test(flat)
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
      has("fork", "pool", "async", "workers") || question === "2",
    chat: /chat|batepapo|mensageiro|messenger/.test(flat) || has("sala", "room", "conversa") ||
      question === "3",
  };
}

const UDP =
  /SOCK_DGRAM|Datagram(?:Socket|Packet|Channel|Protocol)|\bdgram\b|listenDatagram|UdpSocket|ListenUDP|ListenPacket|DialUDP|["']udp[46]?["']|datagram_endpoint|UDPServer/g;
const TCP =
  /SOCK_STREAM|ServerSocket|new Socket\(|["'](?:node:)?net["']|Deno\.(?:listen|connect)\b|Tcp(?:Listener|Stream)|["']tcp[46]?["']|socket\.socket\(\s*\)|\b(?:start|create)_server|open_connection|create_connection|TCPServer|SocketChannel/g;
const LISTENS =
  /\baccept\s*\(|ServerSocket|createServer|Deno\.listen\w*\b|\blisten\s*\(|TcpListener|net\.Listen|start_server|TCPServer|UDPServer|\bbind\s*\(|new DatagramSocket\(\s*[^)\s]|UdpSocket::bind|for await/;
const CONNECTS =
  /\bconnect(?:_ex)?\s*\(|Deno\.connect\b|new Socket\(|createConnection|create_connection|open_connection|net\.Dial|TcpStream::connect|InetAddress\.getByName/;
/** Threads, processes, workers, and loops that wait for all of their clients at once. */
const THREADED =
  /\bthreading\b|\b_?thread\.start_new|pthread_create|\bThread\b|Runnable|Executor|\bWorker\b|\bfork\s*\(|std::(?:thread|async)|thread::|tokio::spawn|\bgo\s+(?:func\b|\w[\w.]*\()|Threading\w+|multiprocessing|start_server|createServer|\bepoll\w*\s*\(|selectors\.|\bselect\s*\(/;
/** `for await (const conn of listener)` whose body calls without waiting. */
const DENO_LOOP = /for await\s*\([^)]{0,200}\)\s*(?:\{\s*)?(?!await\b)\w+\w*\(/;

/** Whether a source can be started. */
export function isProgram({ language, code }: Source): boolean {
  switch (language) {
    case "c":
    case "cpp":
      return /\bmain\s*\(/.test(code);
    case "java":
      return /\bvoid\s+main\s*\(/.test(code);
    case "go":
      return /\bpackage\s+main\b/.test(code) && /\bfunc\s+main\s*\(/.test(code);
    case "rust":
      return /\bfn\s+main\s*\(/.test(code);
    default:
      return true;
  }
}

/** The part that a source most likely plays, if any. */
export function candidateOf(source: Source): Candidate | undefined {
  const { code, stem } = source;
  const name = saidBy(stem);
  const around = saidBy(source.folder === "." ? "" : source.folder);
  if (!isProgram(source) || wordsOf(stem).some((word) => /^tests?$|^testes?$|^spec$/.test(word))) {
    return undefined;
  }
  const count = (calls: RegExp) => code.match(calls)?.length ?? 0;
  const [overUdps, overTcps] = [count(UDP), count(TCP)];
  const network = overUdps + overTcps > 0;
  // One that imports both, or a class for either, is TCP's unless it says otherwise.
  const udp = overUdps > overTcps;
  const [listens, connects] = [LISTENS.test(code), CONNECTS.test(code)];
  if (!network && (name.role === undefined || !(name.tcp || name.udp || name.chat))) {
    return undefined;
  }
  const chat = name.chat || around.chat;
  const does = listens === connects ? undefined : listens ? "server" : "client";
  const role = name.role ?? (chat && does === undefined ? "peer" : does);
  if (role === undefined) return undefined;
  const score = (name.role ? 4 : 0) + (network ? 2 : 0) + (name.udp || name.tcp ? 2 : 0) +
    (does === role ? 1 : 0) - (source.folder === "." ? 0 : 0.1);
  // In Java the thread's class is often in a file of its own: new Task(socket).start().
  const starts = source.language === "java" && /\.start\(\s*\)/.test(code);
  const threads = starts || THREADED.test(code) || DENO_LOOP.test(code);
  const threaded = name.threaded || around.threaded ? 2 : threads ? 1 : 0;
  const known = { source, threaded, named: name.role !== undefined } as const;
  if (chat || role === "peer") {
    return { ...known, score: score + (name.chat ? 2 : 0), part: `chat-${role}` };
  }
  const overUdp = name.udp || (!name.tcp && (udp || (!network && around.udp)));
  if (overUdp) return { ...known, score, part: `udp-${role}` };
  // A client in the folder of question 2 is one more TCP client, and not the first to ask.
  if (role === "client") {
    return { ...known, score: around.threaded ? score - 1 : score, part: "tcp-client" };
  }
  return { ...known, score: score + (name.threaded ? 3 : 0), part: "tcp-server" };
}

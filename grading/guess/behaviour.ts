/**
 * What a source does with the network, by what it calls.
 *
 * @module
 */
import { broadcasts } from "./broadcast.ts";
import type { Source } from "./files.ts";

/** What a source does. */
export interface Behaviour {
  /** It calls something of TCP or UDP. */
  readonly network: boolean;
  /** Of UDP more than of TCP. */
  readonly udp: boolean;
  readonly listens: boolean;
  readonly connects: boolean;
  /** Serves, or listens, while it does something else. */
  readonly threads: boolean;
  /** Passes on what it gets to everyone on a list. */
  readonly broadcasts: boolean;
  /** Reads what a person types. */
  readonly types: boolean;
}

const UDP =
  /SOCK_DGRAM|Datagram(?:Socket|Packet|Channel|Protocol)|\bdgram\b|listenDatagram|UdpSocket|ListenUDP|ListenPacket|DialUDP|["']udp[46]?["']|datagram_endpoint|UDPServer/g;
const TCP =
  /SOCK_STREAM|ServerSocket|new (?:java\.net\.)?Socket\(|["'](?:node:)?net["']|Deno\.(?:listen|connect)\b|Tcp(?:Listener|Stream)|["']tcp[46]?["']|socket\.socket\(\s*\)|\b(?:start|create)_server|open_connection|create_connection|TCPServer|SocketChannel/g;
const LISTENS =
  /\baccept\s*\(|ServerSocket|createServer|Deno\.listen\w*\b|\blisten\s*\(|TcpListener|net\.Listen|start_server|TCPServer|UDPServer|\bbind\s*\(|new DatagramSocket\(\s*[^)\s]|UdpSocket::bind|for await/;
const CONNECTS =
  /\bconnect(?:_ex)?\s*\(|Deno\.connect\b|new (?:java\.net\.)?Socket\(|createConnection|create_connection|open_connection|net\.Dial|TcpStream::connect|InetAddress\.getByName/;
/** Threads, processes, workers, and loops that wait for all of their clients at once. */
const THREADED =
  /\bthreading\b|\b_?thread\.start_new|pthread_create|\bThread\b|Runnable|Executor|\bWorker\b|\bfork\s*\(|std::(?:thread|async)|thread::|tokio::spawn|\bgo\s+(?:func\b|\w[\w.]*\()|Threading\w+|multiprocessing|start_server|createServer|\bepoll\w*\s*\(|selectors\.|\bselect\s*\(|\bpoll\s*\(/;
/** `for await (const conn of listener)` whose body calls without waiting. */
const DENO_LOOP = /for await\s*\([^)]{0,200}\)\s*(?:\{\s*)?(?!await\b)\w+\w*\(/;
const TYPES =
  /\binput\s*\(|\bstdin\b|\bSystem\.in\b|\bcin\b|\bscanf\s*\(|STDIN_FILENO|\bprompt\s*\(|\bStdin\b/;

/** Looks at what a source calls. */
export function behaviourOf({ code, language }: Source): Behaviour {
  const count = (calls: RegExp) => code.match(calls)?.length ?? 0;
  const [overUdps, overTcps] = [count(UDP), count(TCP)];
  // In Java the thread's class is often in a file of its own: new Task(socket).start().
  const starts = language === "java" && /\.start\(\s*\)/.test(code);
  return {
    network: overUdps + overTcps > 0,
    // One that imports both, or a class for either, is TCP's unless it says otherwise.
    udp: overUdps > overTcps,
    listens: LISTENS.test(code),
    connects: CONNECTS.test(code),
    threads: starts || THREADED.test(code) || DENO_LOOP.test(code),
    broadcasts: broadcasts(code),
    types: TYPES.test(code),
  };
}

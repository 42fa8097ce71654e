/**
 * Whether a program passes on to everyone what one says: what tells a room from any other server.
 *
 * @module
 */

/** `broadcast(...)`, `enviarParaTodos(...)`, `send_to_all(...)`; not `setBroadcast(true)`, which is UDP's. */
const CALLED =
  /\b(?!set)[a-z_]{0,30}broadcast\w{0,30}\s*\(|\w(?:para|pra|to)_?(?:todos|todas|all(?![a-z]|_?int))\w{0,30}\s*\(|\benvia\w{0,20}todos\w{0,20}\s*\(/i;

/** Heads of loops over a list, with the names of what is taken from it. */
const LOOPS = [
  // Python, Rust: for conn in clients, for name, conn in clients.items()
  /\bfor\s+(?:mut |&)?\(?(\w+)(?:\s*,\s*(\w+))?\)?\s+in\s+([^:{\n]{1,100})/g,
  // JavaScript, Java: for (const other of clients), for (PrintWriter out : writers)
  /\bfor\s*\((?:const |let |var |final )?\s*(?:[\w<>?]+ )?\[?\s*(?:\w+\s*,\s*)?(\w+)\s*()\]?\s*(?:of\b|in\b|:)\s*([^{;\n]{1,100})/g,
  // clients.forEach((other) => ...), writers.forEach(w -> ...), forEach(function (c) ...)
  /([\w.()]{1,60})\.(?:forEach|map)\(\s*(?:function\s*)?\(?\s*(\w+)()/g,
  // Go: for client := range clients, for _, client := range clients
  /\bfor\s+(\w+)(?:\s*,\s*(\w+))?\s*:=\s*range\s+(\w{1,60})/g,
  // C, Java: for (i = 0; i < n; i++), while (i < n)
  /\b(?:for\s*\([^;()]{0,80};|while\s*\()\s*(\w{1,20})()\s*[<!][^;{\n]{0,80}[;)]/g,
];
/** select() and poll() hand out those that are ready, and listeners those that come: that is no audience. */
const READY =
  /writable|readable|ready|read_|prontos|\bevent|incoming|listener\b|\.listen|accept|except|range\s*\(/i;
/** What is read inside of the loop, is not passed on by it. */
const READS = /\b(?:recv\w*|accept|read\w*|receive|for|while|def|func)\b/;
const SENDS = String.raw`(?:send|write|print|put|offer|enviar?|push|append)\w*\s*\(`;

/** Characters of a loop's body that are looked at. */
const BODY = 300;
/** More loops than a student writes. */
const MOST_LOOPS = 300;

/** Whether a source sends to each one on a list what came from elsewhere. */
export function broadcasts(code: string): boolean {
  if (CALLED.test(code)) return true;
  for (const loop of LOOPS) {
    for (const head of code.matchAll(loop).take(MOST_LOOPS)) {
      if (READY.test(head[0])) continue;
      const end = head.index + head[0].length;
      const body = code.slice(end, end + BODY).split(READS)[0] ?? "";
      const names = [head[1], head[2]].filter((name) => /^\w+$/.test(name ?? "")).join("|");
      if (sendsTo(names, body)) return true;
    }
  }
  return false;
}

/** Whether a body sends to what is in a variable, or to what it is a key of. */
function sendsTo(names: string, body: string): boolean {
  const one = String.raw`\b(?:${names})\b`;
  // int dest = fds[i].fd; conn = clients[name]
  const derived = new RegExp(String.raw`\b(\w+)\s*=\s*[\w.]+(?:\[|\.get\()\s*${one}`).exec(body)
    ?.[1];
  const target = derived === undefined ? one : String.raw`\b(?:${names}|${derived})\b`;
  return [
    // out.println(...), client.socket.write(...), clients[name].send(...), clients.get(i).send(...)
    String
      .raw`(?:${target}|\w(?:\[\s*${one}\s*\]|\.get\(\s*${one}\s*\)))(?:\??\.\w+(?:\(\))?)?\.${SENDS}`,
    // send(clients[i], ...), write(fd, ...), fmt.Fprintln(client, ...)
    String.raw`\b(?:send|write|dprintf|Fprint\w*)\s*\(\s*(?:${target}|[\w.>-]+\[\s*${one}\s*\])`,
    String.raw`\bsendto\s*\([^;\n]{0,100}?${one}`,
    // Go's channels; socket.send(m, client.port, client.address)
    String.raw`${target} <-|\.send\([^;\n]{0,100}?${one}\.(?:port|porta|address)`,
    // unsent[client] += line
    String.raw`\w\[${one}\]\s*\+=\s*(?!\d)\w`,
  ].some((pattern) => new RegExp(pattern, "i").test(body));
}

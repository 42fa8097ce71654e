/**
 * A chat room on `Deno.listen`, written as it comes to mind: a loop for each client, and each line written to
 * all of the others, one write for each. To compare the room of this project with, which gathers what is
 * waiting for a member into one write.
 *
 *     deno run --allow-net plain_room.mjs PORT
 *
 * Made correct: bytes are gathered until a line has ended, and the writes to one member follow each other.
 * For one who reads nothing, lines are gathered without a limit: nothing is done about that.
 */

const [argument = "", ...more] = Deno.args;
const port = /^\d{1,5}$/.test(argument) ? Number(argument) : NaN;
if (!(port <= 65535) || more.length > 0) {
  console.error("usage: plain_room.mjs PORT (0: the system chooses)");
  Deno.exit(2);
}

/** Everybody who is here, and for each the end of what is being written to them. */
const members = new Map();
const encoder = new TextEncoder();

/** write() may take a part only. */
async function writeAll(conn, bytes) {
  for (let rest = bytes; rest.length > 0;) rest = rest.subarray(await conn.write(rest));
}

/** Nobody waits for anybody: each member's writes are a chain of their own. */
function say(speaker, line) {
  const bytes = encoder.encode(line);
  for (const [member, written] of members) {
    if (member === speaker) continue;
    // Who vanished is removed by their own loop.
    members.set(member, written.then(() => writeAll(member, bytes)).catch(() => {}));
  }
}

/** One client, from accept() to FIN. */
async function attend(conn) {
  const { hostname, port } = conn.remoteAddr;
  conn.setNoDelay(); // a line is to be heard now, not together with the next one
  members.set(conn, Promise.resolve());
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(4096);
  let gathered = "";
  try {
    for (let n; (n = await conn.read(buffer)) !== null;) {
      gathered += decoder.decode(buffer.subarray(0, n), { stream: true });
      const lines = gathered.split("\n");
      gathered = lines.pop();
      for (const line of lines) say(conn, `<${hostname}:${port}> ${line}\n`);
    }
  } catch {
    // The client vanished; the others need not know.
  } finally {
    members.delete(conn);
    conn.close();
  }
}

let listener;
try {
  listener = Deno.listen({ hostname: "127.0.0.1", port });
} catch (error) {
  console.error(`Cannot listen on 127.0.0.1:${port}: ${error.message}`);
  Deno.exit(1);
}
console.log(`listening on 127.0.0.1:${listener.addr.port}`);
for await (const conn of listener) attend(conn);

/**
 * A chat room: what one says, all others read, each on a machine of their own.
 *
 *     deno run --allow-net chat/room.ts --port 12000
 *     nc 10.77.0.1 12000
 *
 * Where a server of questions and answers has one conversation with each client, this one has a single
 * conversation with all: a line comes in once and goes out to everybody else. So the work is in the sending,
 * and the danger in those who do not read what they are sent.
 *
 *     ana ──┐                                        ┌──▶ bia
 *     bia ──┼─▶ ear ─▶ floor ─▶ one shared stream ───┼──▶ caio
 *     caio ─┘   lines  turns    encoded once         └──▶ ana       (without their own lines)
 *
 * To read it in the order of a line's life: room/ear.ts takes it in, room/floor.ts says whose turn it is,
 * room/room.ts says it, room/stream.ts keeps it, room/outlet.ts sends it. How the lines look is in
 * line/speech.ts.
 *
 * @module
 */
import { addressOf, bareHost, formatAddress } from "../wire/address.ts";
import { noMoreFiles } from "../wire/files.ts";
import type { Parsed } from "../wire/flags.ts";
import { openLog } from "../wire/log.ts";
import { runProgram, stopSignal } from "../wire/program.ts";
import { listen, receive } from "./room/accept.ts";
import { passwordOf } from "./keys/password.ts";
import { command, identityOf } from "./room/flags.ts";
import { invitation } from "./room/invitation.ts";
import { Password } from "./room/password.ts";
import { Room } from "./room/room.ts";
import { openTranscript } from "./room/transcript.ts";

export { command };

/** Runs it to its end. Returns the exit code. */
export async function main({ values, lang }: Parsed<typeof command["flags"]>): Promise<number> {
  // All that can be wrong is found out before anybody can come in.
  const word = await passwordOf(values);
  const identity = await identityOf(values);
  const doorway = listen({ host: bareHost(values.host), port: values.port }, identity);
  const transcript = values.log === undefined
    ? undefined
    : await openTranscript(values.log, (line) => console.error(line[lang]));
  await noMoreFiles();
  const stopping = stopSignal(); // before anybody can know that we are here
  // The first line, with the real port where 0 was asked for: whoever starts us can wait for it.
  const at = addressOf(doorway.addr as Deno.NetAddr);
  console.log(`listening on ${formatAddress(at)}`);
  if (Deno.stdout.isTerminal()) {
    const invites = await invitation(at, identity !== undefined);
    if (invites) console.log(invites[lang]);
  }
  const log = openLog(true, lang);
  using room = new Room({
    lang,
    password: word === undefined ? undefined : new Password(word),
    maxClients: values["max-clients"],
    maxLine: values["max-line"],
    flood: values.flood,
    log,
    transcript,
  });
  await receive(doorway, (conn, host, peer) => room.hold(conn, host, peer), stopping, log);
  await room.stop();
  await transcript?.close();
  await log?.written();
  return 0;
}

if (import.meta.main) await runProgram(command, main);

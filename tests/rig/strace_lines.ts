/**
 * Lines of strace as the tests read them.
 *
 * @module
 */
import { Strace, type Syscall } from "../../rig/strace.ts";
import { toldCall } from "../../views/evidence_words.ts";

/** What is told of these lines, in whole ms since the first second of the tests. */
export function read(...lines: string[]): Syscall[] {
  const strace = new Strace((epochMs) => Math.round(epochMs - 1_000_000));
  return [...lines.flatMap((line) => strace.read(line)), ...strace.end()];
}

/** The same in words: when, what, and what it returned. */
export const told = (...lines: string[]) =>
  read(...lines).map((call) => `${call.atMs} ${toldCall(call)} = ${call.errno ?? call.returned}`);

/** Addresses as strace writes them. */
export const V4 = `{sa_family=AF_INET, sin_port=htons(12000), sin_addr=inet_addr("127.0.0.1")}`;
export const v6 = (host: string) =>
  `{sa_family=AF_INET6, sin6_port=htons(12000), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "${host}", &sin6_addr), sin6_scope_id=0}`;

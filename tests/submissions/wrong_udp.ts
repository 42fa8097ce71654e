/**
 * Wrong submissions for question 1, those in UDP.
 *
 * @module
 */
import type { WrongSubmission } from "./wrong.ts";

/** One bug each. */
export const wrongInUdp: readonly WrongSubmission[] = [
  {
    folder: "deno_prints_own_input",
    bug: "shows its own line in upper case instead of what it received",
    breaks: { q1c: ["stranger-answers"] },
  },
  {
    folder: "java_udp_ignores_port",
    bug: "binds to a port of its own, whatever port it is given",
    breaks: { q1b: ["server-listens"], q1c: ["udpServer-listens"] },
    leavesOpen: { q1b: ["same-client-served", "late-served"], q1c: ["udpRight-served"] },
  },
  {
    folder: "python_tcp_for_udp",
    bug: "a TCP socket where a UDP server is asked for",
    breaks: { q1b: ["server-listens"], q1c: ["udpServer-listens"] },
    leavesOpen: { q1b: ["same-client-served", "late-served"], q1c: ["udpRight-served"] },
  },
  {
    folder: "node_udp_fixed_reply_port",
    bug: "replies to a fixed port instead of the one that the datagram came from",
    breaks: { q1b: ["same-client-served", "late-served"], q1c: ["udpRight-served"] },
  },
  {
    folder: "c_udp_replies_to_itself",
    bug: "replies to its own address instead of the client's",
    breaks: { q1b: ["same-client-served", "late-served"], q1c: ["udpRight-served"] },
  },
  {
    folder: "c_udp_sizeof_pointer",
    bug: "sends sizeof(reply) bytes, the size of a pointer, instead of strlen(reply)",
    breaks: { q1b: ["same-client-served", "late-served"], q1c: ["udpRight-served"] },
  },
  {
    folder: "python_udp_first_datagram_only",
    bug: "no loop: answers one datagram, and ends",
    breaks: { q1b: ["late-served"] },
  },
  {
    folder: "deno_udp_unchanged_reply",
    bug: "shows the upper case on its own screen, and sends the line back unchanged",
    breaks: { q1b: ["same-client-served", "late-served"], q1c: ["udpRight-served"] },
  },
  {
    folder: "python_udp_ping_first",
    bug: "sends a ping first, and gives up where no pong comes back",
    breaks: { q1b: ["late-served"], q1c: ["udpRight-served"] },
    leavesOpen: { q1b: ["same-client-served"] },
  },
  {
    folder: "deno_udp_quits_before_reply",
    bug: "the receiving is not awaited: it closes the socket before the reply",
    breaks: { q1b: ["late-served"], q1c: ["udpRight-served"] },
    leavesOpen: { q1b: ["same-client-served"] },
  },
  {
    folder: "c_udp_hard_coded_port",
    bug: "sends to a port of its own, whatever port it is given",
    breaks: { q1b: ["same-client-served", "late-served"], q1c: ["udpRight-served"] },
  },
  {
    folder: "java_udp_never_prints",
    bug: "receives the reply, but never shows it",
    breaks: { q1b: ["same-client-served", "late-served"], q1c: ["udpRight-served"] },
  },
  {
    folder: "c_tcp_for_udp",
    bug: "a TCP socket where a UDP client is asked for",
    breaks: { q1b: ["sends-to-nobody", "late-served"], q1c: ["udpRight-served"] },
    leavesOpen: { q1b: ["same-client-served"] },
  },
  {
    folder: "c_udp_sends_sizeof_pointer",
    bug: "sends sizeof(line) bytes of a parameter, the size of a pointer, instead of strlen(line)",
    breaks: { q1b: ["same-client-served", "late-served"], q1c: ["udpRight-served"] },
  },
  {
    folder: "c_udp_whole_buffer",
    bug: "sends sizeof(buf) bytes: the reply, and whatever else was in the buffer",
    breaks: { q1b: ["same-client-served", "late-served"], q1c: ["udpRight-served"] },
  },
  {
    folder: "python_udp_accumulates",
    bug: "replies with all that was ever received",
    breaks: { q1b: ["late-served"] },
  },
];

/**
 * Wrong submissions for question 1, those in TCP.
 *
 * @module
 */
import type { WrongSubmission } from "./wrong.ts";

/** One bug each. */
export const wrongInTcp: readonly WrongSubmission[] = [
  {
    folder: "c_strlen_of_buffer",
    bug: "sends strlen() of a buffer that is not ended behind what came: the rest of a longer line",
    breaks: { q1a: ["next-served"] },
  },
  {
    folder: "c_no_htons",
    bug: "the port is not put into network byte order: no htons()",
    breaks: { q1a: ["server-listens"], q1c: ["tcpServer-listens"] },
    leavesOpen: { q1a: ["late-served", "next-served"], q1c: ["tcpRight-served"] },
  },
  {
    folder: "node_ignores_port",
    bug: "listens on a port of its own, whatever port it is given",
    breaks: { q1a: ["server-listens"], q1c: ["tcpServer-listens"] },
    leavesOpen: { q1a: ["late-served", "next-served"], q1c: ["tcpRight-served"] },
  },
  {
    folder: "python_udp_for_tcp",
    bug: "a UDP socket where a TCP server is asked for",
    breaks: { q1a: ["server-listens"], q1c: ["tcpServer-listens"] },
    leavesOpen: { q1a: ["late-served", "next-served"], q1c: ["tcpRight-served"] },
  },
  {
    folder: "python_never_flushes",
    bug: "the reply stays in a buffered writer that is never flushed",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"] },
  },
  {
    folder: "node_method_not_called",
    bug: "toUpperCase without its parentheses: replies with the source of a function",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"] },
  },
  {
    folder: "deno_unchanged_reply",
    bug: "toUpperCase() is called, but its result thrown away: the line comes back unchanged",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"] },
  },
  {
    folder: "c_eight_bytes",
    bug: "takes one recv() of 8 bytes for the whole message, and closes",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"], q1c: ["ephemeral-port"] },
  },
  {
    folder: "java_replies_nothing",
    bug: "reads each line and shows it in upper case on its own screen, but replies nothing",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"] },
  },
  {
    folder: "java_print_without_newline",
    bug: "replies with print() instead of println(): its own client's readLine() waits for ever",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"] },
  },
  {
    folder: "python_swallows_refusal",
    bug: "except: pass around everything, so a refused connection ends it in silence with code 0",
    breaks: { q1a: ["early-refused"], q1c: ["tcpClosed-refused"] },
  },
  {
    folder: "java_retries_for_ever",
    bug: "tries again until somebody listens",
    breaks: {
      q1a: ["early-refused", "fails-before-typing", "stays-dead"],
      q1c: ["tcpClosed-refused"],
    },
  },
  {
    folder: "python_never_prints_reply",
    bug: "receives the reply, but never shows it",
    breaks: { q1a: ["late-served"], q1c: ["stranger-answers", "tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"] },
  },
  {
    folder: "c_hard_coded_port",
    bug: "calls a port of its own, whatever port it is given",
    breaks: { q1a: ["late-served"], q1c: ["stranger-answers", "tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"], q1c: ["ephemeral-port"] },
  },
  {
    folder: "node_udp_for_tcp",
    bug: "a UDP socket where a TCP client is asked for",
    breaks: {
      q1a: ["early-refused", "fails-before-typing", "late-served"],
      q1c: ["tcpClosed-refused", "stranger-answers", "tcpRight-served"],
    },
    leavesOpen: { q1a: ["next-served"], q1c: ["ephemeral-port"] },
  },
  {
    folder: "c_connect_unchecked",
    bug: "what connect() returns is not looked at",
    breaks: { q1a: ["fails-before-typing"] },
  },
  {
    folder: "java_sends_no_newline",
    bug: "sends with print() instead of println(): a server that reads lines waits for ever",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"] },
  },
  {
    folder: "node_quits_before_reply",
    bug: "ends as soon as the line is sent, before the reply",
    breaks: { q1a: ["late-served"], q1c: ["stranger-answers", "tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"], q1c: ["ephemeral-port"] },
  },
  {
    folder: "node_hard_coded_12000",
    bug: "listens on 12000, as in the textbook, whatever port it is given",
    breaks: { q1a: ["server-listens"], q1c: ["tcpServer-listens"] },
    leavesOpen: { q1a: ["late-served", "next-served"], q1c: ["tcpRight-served"] },
  },
  {
    folder: "python_reads_until_eof",
    bug: "reads until the client has said all, and only then replies",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"] },
  },
  {
    folder: "python_sends_repr",
    bug: "str() of bytes: replies with their quotes and a newline that is spelt out",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"] },
  },
  {
    folder: "python_exits_after_first_client",
    bug: "no loop around accept(): serves one client, and ends",
    breaks: { q1a: ["next-served"] },
  },
  {
    folder: "c_scans_a_word",
    bug: 'scanf("%s"): takes each word of a line for a line',
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
    leavesOpen: { q1a: ["next-served"] },
  },
  {
    folder: "python_first_word_only",
    bug: "split()[0]: replies to the first word of a line",
    breaks: {
      q1a: ["late-served"],
      q1c: ["tcpRight-served"],
      q2a: ["one-served", "two-served"],
      q2b: ["own-replies"],
    },
    leavesOpen: { q1a: ["next-served"] },
  },
];

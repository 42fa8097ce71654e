/**
 * Wrong submissions for question 3.
 *
 * @module
 */
import type { WrongSubmission } from "./wrong.ts";

/** What is lost where a member hears nothing, and what can then not be told. */
const HEARS_NOTHING: Pick<WrongSubmission, "breaks" | "leavesOpen"> = {
  breaks: {
    q3b: ["everyone-else-gets-it"],
    q3c: ["members-hear", "rest-told", "bia-still-hears", "ana-still-hears"],
    q3d: ["members-hear", "rest-hears-all", "goes-on"],
    q3e: ["members-hear", "two-in-one", "one-in-three"],
  },
  leavesOpen: {
    q3b: [
      "sender-does-not",
      "exactly-once",
      "nothing-lost",
      "nothing-doubled",
      "nothing-torn",
      "order-per-sender",
    ],
    q3c: ["survives"],
    q3e: ["caio-takes-part"],
  },
};

/** One bug each. */
export const wrongInThree: readonly WrongSubmission[] = [
  {
    folder: "node_room_echoes",
    bug: "sends each line to everybody, its speaker too",
    breaks: { q3b: ["sender-does-not"] },
  },
  {
    folder: "node_room_keyed_by_ip",
    bug: "keeps its members by IP address, so that each newcomer takes the place of another",
    ...HEARS_NOTHING,
  },
  {
    folder: "java_room_no_leave_word",
    bug: "tells nobody when one leaves",
    breaks: { q3c: ["rest-told"] },
  },
  {
    folder: "node_room_no_error_handler",
    bug: "no handler of the socket's error event: a member's reset ends the room",
    breaks: { q3c: ["rest-told", "survives", "bia-still-hears", "ana-still-hears"] },
  },
  {
    folder: "python_room_blocks_on_deaf",
    bug: "holds the lock during sendall(): one who does not read stops everybody",
    breaks: { q3d: ["rest-hears-all", "goes-on"] },
  },
  {
    folder: "c_room_blocks_on_deaf",
    bug: "one thread with blocking write(): one who does not read stops everybody",
    breaks: { q3d: ["rest-hears-all", "goes-on"] },
  },
  {
    folder: "deno_room_no_framing",
    bug: "passes on what one read brought, whole line or not",
    breaks: { q3e: ["one-in-three"] },
  },
  {
    folder: "java_room_lists_twice",
    bug: "adds each member to the list twice, in the constructor and after it",
    breaks: { q3b: ["exactly-once", "nothing-doubled"], q3e: ["two-in-one", "one-in-three"] },
  },
  {
    folder: "node_room_removes_in_loop",
    bug: "removes from the list inside the loop over it, which skips the next member",
    breaks: { q3c: ["rest-told"] },
  },
  {
    folder: "deno_room_forgets_first",
    bug: "the loop over the members starts at 1: the first hears nothing",
    ...HEARS_NOTHING,
  },
  {
    folder: "node_chat_first_line_of_read",
    bug: "shows the first line of what one read brought, and drops the rest",
    breaks: { q3e: ["two-in-one"] },
  },
  {
    folder: "python_peer_only_calls",
    bug: "only calls, over and over, and never listens",
    breaks: { q3a: ["each-listens"] },
    leavesOpen: {
      q3a: [
        "bia-hears-ana",
        "ana-hears-bia",
        "caio-hears-davi",
        "davi-hears-caio",
        "told-when-alone",
      ],
    },
  },
  {
    folder: "node_peer_only_listens",
    bug: "only listens, and never calls",
    breaks: { q3a: ["bia-hears-ana", "ana-hears-bia", "caio-hears-davi", "davi-hears-caio"] },
    leavesOpen: { q3a: ["told-when-alone"] },
  },
  {
    folder: "deno_peer_no_goodbye",
    bug: "says nothing when the other one leaves",
    breaks: { q3a: ["told-when-alone"] },
  },
  {
    folder: "python_room_never_relays",
    bug: "broadcast without its parentheses: nothing that is said goes out",
    ...HEARS_NOTHING,
  },
  {
    folder: "deno_chat_never_prints",
    bug: "keeps what it receives, and shows none of it",
    breaks: { q3e: ["caio-takes-part", "two-in-one", "one-in-three"] },
  },
  {
    folder: "java_chat_takes_turns",
    bug: "one line from the keyboard, then one from the room, in turns",
    breaks: { q3e: ["caio-takes-part", "two-in-one", "one-in-three"] },
  },
  {
    folder: "c_chat_hard_coded_port",
    bug: "calls a port of its own, whatever port it is given",
    breaks: { q3e: ["caio-takes-part", "two-in-one", "one-in-three"] },
  },
  {
    folder: "python_peer_turns",
    bug: "one line from the keyboard, then one from the other, in turns",
    breaks: { q3a: ["bia-hears-ana", "caio-hears-davi"] },
  },
  {
    folder: "deno_peer_own_goodbye",
    bug: "says nothing when the other one leaves, but takes its own leave",
    breaks: { q3a: ["told-when-alone"] },
  },
  {
    folder: "python_chat_no_newline",
    bug: "strips the newline off what is typed, and sends the rest",
    breaks: { q3e: ["caio-takes-part", "two-in-one", "one-in-three"] },
  },
  {
    folder: "python_chat_after_send",
    bug: "reads what others say only after each line of its own",
    breaks: { q3e: ["caio-takes-part", "two-in-one", "one-in-three"] },
  },
];

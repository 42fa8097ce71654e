/**
 * Programs to try the expectations on: right ones in other styles than the lab's own, and wrong ones with
 * one realistic bug each and the claims that the bug must break.
 *
 * @module
 */
import type { Part } from "../../core/observation.ts";

/** A program for one part. */
export interface Trial {
  readonly file: string;
  readonly part: Part;
  /** By scenario: the ids of the claims that must be unmet, and no others. */
  readonly breaks: Claims;
  /** By scenario: the ids of the claims that it gives no ground to judge. */
  readonly leavesOpen?: Claims;
  /** The only scenarios that it can be tried in; all with its part, if absent. */
  readonly onlyIn?: readonly string[];
}

type Claims = Readonly<Record<string, readonly string[]>>;

const wrong = (file: string, part: Part, breaks: Claims): Trial => ({
  file: `wrong/${file}`,
  part,
  breaks,
});

/** A wrong server of the lab's own, for the scenarios that it breaks: others ask for another service. */
const wrongModel = (file: string, breaks: Claims): Trial => ({
  ...wrong(file, "model-server", breaks),
  onlyIn: Object.keys(breaks),
});

/** A wrong room, in the scenarios that it breaks: in others its simplicity may be a fault as well. */
const wrongRoom = (file: string, breaks: Claims): Trial => ({
  ...wrong(file, "chat-server", breaks),
  onlyIn: Object.keys(breaks),
});

const right = (file: string, part: Part, leavesOpen: Claims = {}): Trial => ({
  file: `right/${file}`,
  part,
  breaks: {},
  leavesOpen,
});

/** What only two who hear each other can show. */
const HEARING = ["bia-hears-ana", "ana-hears-bia", "caio-hears-davi", "davi-hears-caio"];

/** A UDP client that takes one line, or ends when it hears that nobody is there: both are right. */
const oneLine: Claims = { q1b: ["same-client-served"] };

/** Programs without fault. */
export const rightPrograms: readonly Trial[] = [
  right("one_line_tcp_client.ts", "tcp-client"),
  right("one_line_tcp_server.ts", "tcp-server"),
  right("patient_udp_client.ts", "udp-client", oneLine),
  right("resending_udp_client.ts", "udp-client", { q1b: ["lost-not-queued"] }),
  right("connected_udp_client.py", "udp-client", oneLine),
  right("any_address_udp_server.ts", "udp-server"),
  right("lazy_client.ts", "tcp-client", { q1a: ["fails-before-typing"] }),
  right("tcp_client.py", "tcp-client"),
  right("tcp_server.py", "tcp-server"),
  right("udp_client.py", "udp-client", oneLine),
  right("udp_server.py", "udp-server"),
  right("threads.c", "threaded-server"),
  right("line_threads.py", "threaded-server"),
  right("one_line_threads.py", "threaded-server", { q2a: ["silent-kept"] }),
  { ...right("slow_reading_server.ts", "model-server"), onlyIn: ["q2c"] },
  right("peer.py", "chat-peer"),
  right("chat_client.py", "chat-client"),
  right("poll_room.c", "chat-server"),
  { ...right("chunk_room.c", "chat-server"), onlyIn: ["q3b", "q3c", "q3d"] }, // it frames no lines: 3 e
  // Nor do these, and they announce nobody, which 3 c asks for.
  { ...right("nick_first_room.py", "chat-server"), onlyIn: ["q3b", "q3d"] },
  { ...right("tutorial_room.py", "chat-server"), onlyIn: ["q3b", "q3d"] },
  { ...right("bare_room.ts", "chat-server"), onlyIn: ["q3b", "q3d"] },
  right("letters_room.py", "chat-server"),
];

/** Programs with a fault. */
export const wrongPrograms: readonly Trial[] = [
  wrong("silent_refusal_client.ts", "tcp-client", {
    q1a: ["early-refused"],
    q1c: ["tcpClosed-refused"],
  }),
  wrong("stubborn_client.ts", "tcp-client", {
    q1a: ["early-refused", "fails-before-typing", "stays-dead"],
    q1c: ["tcpClosed-refused"],
  }),
  wrong("mute_client.ts", "tcp-client", {
    q1a: ["late-served"],
    q1c: ["stranger-answers", "tcpRight-served"],
  }),
  wrong("fixed_port_client.ts", "tcp-client", {
    q1a: ["late-served"],
    q1c: ["stranger-answers", "tcpRight-served"],
  }),
  wrong("own_port_client.py", "tcp-client", { q1c: ["ephemeral-port"] }),
  wrong("pretending_client.ts", "tcp-client", {
    q1a: ["early-refused", "late-served"],
    q1c: ["tcpClosed-refused", "stranger-answers", "tcpRight-served"],
  }),
  wrong("self_answering_client.ts", "tcp-client", {
    q1a: ["early-refused", "fails-before-typing", "stays-dead", "late-served"],
    q1c: ["tcpClosed-refused", "stranger-answers", "tcpRight-served"],
  }),
  wrong("off_by_one_server.ts", "tcp-server", {
    q1a: ["server-listens"],
    q1c: ["tcpServer-listens"],
  }),
  wrong("mute_server.ts", "tcp-server", { q1a: ["late-served"], q1c: ["tcpRight-served"] }),
  wrong("unchanged_server.ts", "tcp-server", { q1a: ["late-served"], q1c: ["tcpRight-served"] }),
  ...["whole_input_server.ts", "quoting_server.ts"].map((file) =>
    wrong(file, "tcp-server", { q1a: ["late-served"], q1c: ["tcpRight-served"] })
  ),
  wrong("one_client_server.ts", "tcp-server", { q1a: ["next-served"] }),
  wrong("handshaking_udp_client.ts", "udp-client", {
    q1b: ["sends-to-nobody", "late-served"],
    q1c: ["udpRight-served"],
  }),
  wrong("self_answering_udp_client.ts", "udp-client", {
    q1b: ["lost-not-queued", "late-served"],
    q1c: ["udp-silence", "udpRight-served"],
  }),
  wrong("deaf_udp_client.ts", "udp-client", {
    q1b: ["same-client-served", "late-served"],
    q1c: ["udpRight-served"],
  }),
  wrong("tcp_as_udp_server.ts", "udp-server", {
    q1b: ["server-listens"],
    q1c: ["udpServer-listens"],
  }),
  ...["fixed_reply_port_udp_server.ts", "whole_buffer_udp_server.ts"].map((file) =>
    wrong(file, "udp-server", {
      q1b: ["same-client-served", "late-served"],
      q1c: ["udpRight-served"],
    })
  ),
  wrong("one_at_a_time_server.ts", "threaded-server", {
    q2a: ["one-served", "two-served"],
    q2e: ["waiting-served", "late-served"],
  }),
  ...["shared_variable_server.ts", "shared_buffer_server.c"].map((file) => ({
    ...wrong(file, "threaded-server", { q2b: ["own-replies"] }),
    onlyIn: ["q2a", "q2b"], // in q2e the flood may or may not still be in what they share
  })),
  wrong("sigpipe_server.c", "threaded-server", {
    q2e: ["waiting-served", "late-served", "survives", "steady-undisturbed"],
  }),
  wrong("dies_on_reset_server.ts", "threaded-server", {
    q2e: ["waiting-served", "late-served", "survives", "steady-undisturbed"],
  }),
  wrong("one_answer_server.ts", "threaded-server", {
    q2a: ["silent-kept"],
    q2b: ["all-answered"],
    q2e: ["steady-undisturbed"],
  }),
  wrong("off_by_one_server.ts", "threaded-server", {
    q2a: ["server-listens"],
    q2b: ["server-listens"],
    q2e: ["server-listens"],
  }),
  wrongModel("no_lock_server.ts", {
    q2c: ["writer-excludes", "no-update-lost", "writer-starves"],
  }),
  wrongModel("one_mutex_server.ts", { q2c: ["readers-overlap", "writer-starves"] }),
  wrongModel("overtaking_readers_server.ts", { q2c: ["writer-has-its-turn"] }),
  wrongModel("stubbornly_fair_server.ts", { q2c: ["writer-starves"] }),
  wrongModel("one_model_server.ts", { q2d: ["a-thread-each", "memory-each"] }),
  wrongModel("thread_hoarding_server.ts", {
    q2d: ["single-threads", "pool-threads", "memory-each"],
  }),
  wrongModel("capped_server.ts", { q2d: ["all-served", "a-thread-each", "memory-each"] }),
  {
    ...wrong("calling_only_peer.ts", "chat-peer", { q3a: ["each-listens"] }),
    leavesOpen: { q3a: [...HEARING, "told-when-alone"] },
  },
  {
    ...wrong("waiting_only_peer.ts", "chat-peer", { q3a: HEARING }),
    leavesOpen: { q3a: ["told-when-alone"] },
  },
  wrong("caller_speaks_peer.ts", "chat-peer", { q3a: ["bia-hears-ana", "caio-hears-davi"] }),
  {
    ...wrong("called_speaks_peer.ts", "chat-peer", { q3a: ["ana-hears-bia", "davi-hears-caio"] }),
    leavesOpen: { q3a: ["told-when-alone"] },
  },
  ...["wordless_peer.ts", "goodbye_only_peer.ts"].map((file) =>
    wrong(file, "chat-peer", { q3a: ["told-when-alone"] })
  ),
  wrong("turn_taking_peer.py", "chat-peer", { q3a: ["bia-hears-ana", "caio-hears-davi"] }),
  wrongRoom("off_by_one_server.ts", { q3b: ["server-listens"], q3d: ["server-listens"] }),
  wrongRoom("mute_room.ts", {
    q3c: ["members-hear", "rest-told", "bia-still-hears", "ana-still-hears"],
    q3d: ["members-hear", "rest-hears-all", "goes-on"],
    q3e: ["members-hear", "two-in-one", "one-in-three"],
  }),
  wrongRoom("echoing_room.ts", { q3b: ["sender-does-not"] }),
  wrongRoom("forgetful_room.ts", { q3b: ["everyone-else-gets-it"] }),
  wrongRoom("lossy_room.ts", { q3b: ["nothing-lost"] }),
  wrongRoom("doubling_room.ts", { q3b: ["exactly-once", "nothing-doubled"] }),
  wrongRoom("tearing_room.ts", { q3b: ["nothing-torn"] }),
  wrongRoom("overtaking_room.ts", { q3b: ["order-per-sender"] }),
  ...["waiting_room.ts", "blocking_room.py"].map((file) =>
    wrongRoom(file, { q3d: ["rest-hears-all", "goes-on"] })
  ),
  ...["wordless_room.ts", "prompting_room.py", "skipping_room.py"].map((file) =>
    wrongRoom(file, { q3c: ["rest-told"] })
  ),
  ...["dies_on_reset_room.ts", "uncaught_reset_room.py"].map((file) =>
    wrongRoom(file, { q3c: ["rest-told", "survives", "bia-still-hears", "ana-still-hears"] })
  ),
  wrongRoom("stale_list_room.ts", { q3c: ["rest-told", "bia-still-hears", "ana-still-hears"] }),
  wrongRoom("first_line_room.ts", { q3e: ["two-in-one"] }),
  wrongRoom("unframed_room.ts", { q3e: ["one-in-three"] }),
  wrongRoom("off_by_one_server.ts", { q3c: ["server-listens"], q3e: ["server-listens"] }),
  wrong("unprinting_chat_client.ts", "chat-client", {
    q3e: ["caio-takes-part", "two-in-one", "one-in-three"],
  }),
  wrong("one_line_a_read_chat_client.ts", "chat-client", { q3e: ["two-in-one"] }),
];

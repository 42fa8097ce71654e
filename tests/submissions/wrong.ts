/**
 * Submissions as first-year students hand them in, with one realistic bug each, and the claims that the bug breaks.
 *
 * @module
 */

/** By scenario: the ids of claims. */
type Claims = Readonly<Record<string, readonly string[]>>;

/** A wrong submission. */
export interface WrongSubmission {
  /** Its folder in `wrong/`. */
  readonly folder: string;
  /** What is wrong with it. */
  readonly bug: string;
  /** By scenario: the ids of the claims that must be unmet. In scenarios that are not named it loses nothing. */
  readonly breaks: Claims;
  /** By scenario: the ids of the claims that it gives no ground to judge. */
  readonly leavesOpen?: Claims;
}

/** All wrong submissions. */
export const wrongSubmissions: readonly WrongSubmission[] = [
  {
    folder: "c_no_htons",
    bug: "the port is not put into network byte order: no htons()",
    breaks: { q1a: ["server-listens"], q1c: ["tcpServer-listens"] },
    leavesOpen: {
      q1a: ["stays-dead", "late-served"],
      q1c: [
        "udpServer-listens",
        "tcpClosed-refused",
        "stranger-answers",
        "udp-silence",
        "tcpRight-served",
        "udpRight-served",
        "ephemeral-port",
      ],
    },
  },
  {
    folder: "node_ignores_port",
    bug: "listens on a port of its own, whatever port it is given",
    breaks: { q1a: ["server-listens"], q1c: ["tcpServer-listens"] },
    leavesOpen: {
      q1a: ["stays-dead", "late-served"],
      q1c: [
        "udpServer-listens",
        "tcpClosed-refused",
        "stranger-answers",
        "udp-silence",
        "tcpRight-served",
        "udpRight-served",
        "ephemeral-port",
      ],
    },
  },
  {
    folder: "python_udp_for_tcp",
    bug: "a UDP socket where a TCP server is asked for",
    breaks: { q1a: ["server-listens"], q1c: ["tcpServer-listens"] },
    leavesOpen: {
      q1a: ["stays-dead", "late-served"],
      q1c: [
        "udpServer-listens",
        "tcpClosed-refused",
        "stranger-answers",
        "udp-silence",
        "tcpRight-served",
        "udpRight-served",
        "ephemeral-port",
      ],
    },
  },
  {
    folder: "python_never_flushes",
    bug: "the reply stays in a buffered writer that is never flushed",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
  },
  {
    folder: "node_method_not_called",
    bug: "toUpperCase without its parentheses: replies with the source of a function",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
  },
  {
    folder: "deno_unchanged_reply",
    bug: "toUpperCase() is called, but its result thrown away: the line comes back unchanged",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
  },
  {
    folder: "c_eight_bytes",
    bug: "takes one recv() of 8 bytes for the whole message, and closes",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
    leavesOpen: { q1c: ["ephemeral-port"] },
  },
  {
    folder: "java_replies_nothing",
    bug: "reads each line and shows it in upper case on its own screen, but replies nothing",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
  },
  {
    folder: "java_print_without_newline",
    bug: "replies with print() instead of println(): its own client's readLine() waits for ever",
    breaks: { q1a: ["late-served"], q1c: ["tcpRight-served"] },
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
    folder: "node_connects_after_typing",
    bug: "connects only once a line was typed",
    breaks: { q1a: ["fails-before-typing"] },
  },
  {
    folder: "deno_prints_own_input",
    bug: "shows its own line in upper case instead of what it received",
    breaks: { q1c: ["stranger-answers"] },
  },
  {
    folder: "python_never_prints_reply",
    bug: "receives the reply, but never shows it",
    breaks: { q1a: ["late-served"], q1c: ["stranger-answers", "tcpRight-served"] },
  },
  {
    folder: "c_hard_coded_port",
    bug: "calls a port of its own, whatever port it is given",
    breaks: { q1a: ["late-served"], q1c: ["stranger-answers", "tcpRight-served"] },
    leavesOpen: { q1c: ["ephemeral-port"] },
  },
  {
    folder: "node_udp_for_tcp",
    bug: "a UDP socket where a TCP client is asked for",
    breaks: {
      q1a: ["early-refused", "fails-before-typing", "late-served"],
      q1c: ["tcpClosed-refused", "stranger-answers", "tcpRight-served"],
    },
    leavesOpen: { q1c: ["ephemeral-port"] },
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
  },
  {
    folder: "node_quits_before_reply",
    bug: "ends as soon as the line is sent, before the reply",
    breaks: { q1a: ["late-served"], q1c: ["stranger-answers", "tcpRight-served"] },
    leavesOpen: { q1c: ["ephemeral-port"] },
  },
  {
    folder: "java_udp_ignores_port",
    bug: "binds to a port of its own, whatever port it is given",
    breaks: { q1b: ["server-listens"], q1c: ["udpServer-listens"] },
    leavesOpen: {
      q1b: ["same-client-served", "late-served"],
      q1c: [
        "tcpClosed-refused",
        "stranger-answers",
        "udp-silence",
        "tcpRight-served",
        "udpRight-served",
        "ephemeral-port",
      ],
    },
  },
  {
    folder: "python_tcp_for_udp",
    bug: "a TCP socket where a UDP server is asked for",
    breaks: { q1b: ["server-listens"], q1c: ["udpServer-listens"] },
    leavesOpen: {
      q1b: ["same-client-served", "late-served"],
      q1c: [
        "tcpClosed-refused",
        "stranger-answers",
        "udp-silence",
        "tcpRight-served",
        "udpRight-served",
        "ephemeral-port",
      ],
    },
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
    folder: "node_udp_resends",
    bug: "sends what was not answered again, with the next line",
    breaks: { q1b: ["lost-not-queued"] },
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
    folder: "java_thread_run",
    bug: "t.run() instead of t.start(): the service runs in the accepting thread",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["waiting-served", "late-served"] },
  },
  {
    folder: "python_target_called",
    bug: "target=handle(conn): calls the service instead of handing it to the thread",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["waiting-served", "late-served"] },
  },
  {
    folder: "c_join_after_start",
    bug: "pthread_join() right after pthread_create()",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["waiting-served", "late-served"] },
  },
  {
    folder: "c_client_fd_address",
    bug: "all threads use the address of one client_fd, which the next accept() overwrites",
    breaks: {
      q2a: ["silent-kept"],
      q2b: ["all-answered", "own-replies"],
      q2e: ["waiting-served", "steady-undisturbed"],
    },
  },
  {
    folder: "python_global_buffer",
    bug: "one buffer for all threads",
    breaks: { q2b: ["own-replies"] },
  },
  {
    folder: "node_no_error_handler",
    bug: "no handler of the socket's error event: a reset ends the program",
    breaks: { q2e: ["waiting-served", "late-served", "survives", "steady-undisturbed"] },
  },
  {
    folder: "c_exits_on_read_error",
    bug: "exit() in a client's thread when its recv() fails",
    breaks: { q2e: ["waiting-served", "late-served", "survives", "steady-undisturbed"] },
  },
  {
    folder: "python_first_line_only",
    bug: "answers a client's first line only, and then neither reads nor closes",
    breaks: { q2a: ["silent-kept"], q2b: ["all-answered"], q2e: ["steady-undisturbed"] },
  },
  {
    folder: "deno_closes_listener",
    bug: "closes the listener once the first client is there",
    breaks: {
      q2a: ["one-served", "two-served"],
      q2b: ["all-answered"],
      q2e: ["waiting-served", "late-served"],
    },
  },
  {
    folder: "python_pool_of_two",
    bug: "a pool of two threads: a third client waits for one of them to be free",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["late-served"] },
  },
  {
    folder: "java_synchronized_service",
    bug: "the service is a synchronized method, so one thread at a time is in it",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["waiting-served", "late-served"] },
  },
  {
    folder: "deno_awaits_each_client",
    bug: "awaits the service of one client before it accepts the next",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["waiting-served", "late-served"] },
  },
  {
    folder: "node_room_echoes",
    bug: "sends each line to everybody, its speaker too",
    breaks: { q3b: ["sender-does-not"] },
  },
  {
    folder: "node_room_keyed_by_ip",
    bug: "keeps its members by IP address, so that each newcomer takes the place of another",
    breaks: { q3b: ["everyone-else-gets-it"], q3c: ["bia-still-hears"] },
    leavesOpen: {
      q3b: [
        "sender-does-not",
        "exactly-once",
        "nothing-lost",
        "nothing-doubled",
        "nothing-torn",
        "order-per-sender",
      ],
      q3c: ["rest-told", "survives", "ana-still-hears"],
      q3d: ["rest-hears-all", "goes-on"],
      q3e: ["two-in-one", "one-in-three"],
    },
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
    breaks: { q3b: ["everyone-else-gets-it"], q3c: ["bia-still-hears"] },
    leavesOpen: {
      q3b: [
        "sender-does-not",
        "exactly-once",
        "nothing-lost",
        "nothing-doubled",
        "nothing-torn",
        "order-per-sender",
      ],
      q3c: ["rest-told", "survives", "ana-still-hears"],
      q3d: ["rest-hears-all", "goes-on"],
      q3e: ["two-in-one", "one-in-three"],
    },
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
];

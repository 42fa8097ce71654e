/*
 * Load generator for a chat room: MEMBERS connections that listen and one that talks, with WINDOW of its
 * lines in flight at most. A line is in flight until every member has heard it. Each member must hear each
 * line once, whole and in order, and the one who talks none of its own. The result is a line of JSON.
 *
 *     cc -O2 -Wall -Wextra -pthread -o fan_out fan_out.c
 *     fan_out PORT MEMBERS LINE_BYTES WINDOW SECONDS
 *
 *     all connect --> a line, again and again, until each member has heard one --> 0.3 s of warm-up
 *         --> SECONDS that count --> what is in flight arrives --> JSON
 *
 * A room may put what it likes before the words of a line, and lines of its own that begin with `* `.
 * Lines are written one by one, as a program prints or a person types them, never several in one write.
 *
 * A delivery is one line at one member; its latency is from the write to the read. "lost", "doubled",
 * "reordered" (heard after a later one), "torn" (what is no line that was sent), "echoed" and "errors"
 * (connections that broke) count from the first line on. Exit codes: 0 there is a result, 1 there is none,
 * 2 the arguments are wrong.
 */
#define _GNU_SOURCE
#include "talk.h"

#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/socket.h>

enum { BATCH = 256, TURN_MS = 50 };
enum { READ_BYTES = 64 * 1024 };
enum { JOIN_MS = 5000 };     /* how long a room may take until each member hears */
enum { AGAIN_MS = 100 };     /* how long until another line calls those who have not */
enum { SILENCE_MS = 3000 };  /* so long without a delivery: what is in flight is lost */
enum { MOST_MEMBERS = 10000 };

static int epoll;
static uint16_t port;
static uint64_t window, errors, last_heard_ns;
static struct member *members; /* `count` who listen, then the one who talks */
static size_t taken;           /* bytes of line `sent` that the socket took */
static bool over;              /* a connection broke: what it would have heard is anybody's guess */

static _Noreturn void cannot(const char *action) {
    fprintf(stderr, "Cannot %s 127.0.0.1:%u: %s\n", action, port, strerror(errno));
    exit(1);
}

static struct member *sender(void) {
    return &members[count];
}

static void watch(struct member *member, int operation, uint32_t events) {
    struct epoll_event wanted = {.events = events, .data.ptr = member};
    if (epoll_ctl(epoll, operation, member->sock, &wanted) < 0) cannot("watch a connection to");
}

/* Waits for the handshake: on one machine there is nobody to wait for but the accept queue. */
static void enter(struct member *member) {
    member->sock = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in to = {
        .sin_family = AF_INET,
        .sin_port = htons(port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    int on = 1;
    if (member->sock < 0 || connect(member->sock, (struct sockaddr *)&to, sizeof to) < 0 ||
        setsockopt(member->sock, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) < 0) {
        cannot("connect to");
    }
    watch(member, EPOLL_CTL_ADD, EPOLLIN);
}

static void give_up(void) {
    errors++;
    over = true;
}

/* One read: it and what was kept before are lines, and perhaps the beginning of one. */
static void pull(struct member *member) {
    static char bytes[MOST_HEARD_BYTES + READ_BYTES];
    memcpy(bytes, member->rest, member->kept);
    ssize_t n = recv(member->sock, bytes + member->kept, READ_BYTES, MSG_DONTWAIT);
    uint64_t at_ns = now_ns();
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (n <= 0) {
        give_up();
        return;
    }
    char *from = bytes, *end = bytes + member->kept + n, *newline;
    while ((newline = memchr(from, '\n', end - from)) != NULL) {
        size_t length = newline - from;
        if (length > 0 && from[length - 1] == '\r') length--;
        if (member == sender()) overhear(from, length);
        else hear(member, from, length, at_ns);
        from = newline + 1;
    }
    member->kept = end - from;
    if (member->kept > sizeof member->rest) {
        torn++; /* no room's way to say one of our lines */
        give_up();
        return;
    }
    memcpy(member->rest, from, member->kept);
    if (member != sender()) last_heard_ns = at_ns;
}

/* Writes what is left of line `sent`. False: the socket has taken what it can for now. */
static bool push(void) {
    static bool waiting;
    const char *bytes = line_of(sent)->bytes;
    bool full = false;
    while (taken < line_bytes && !full && !over) {
        ssize_t n = send(sender()->sock, bytes + taken, line_bytes - taken,
                         MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n >= 0) taken += n;
        else if (errno == EAGAIN) full = true;
        else if (errno != EINTR) give_up();
    }
    if (full != waiting) watch(sender(), EPOLL_CTL_MOD, full ? EPOLLIN | EPOLLOUT : EPOLLIN);
    waiting = full;
    return taken == line_bytes;
}

static void say(void) {
    begin_line();
    taken = 0;
    push();
}

/* Waits for what comes, and reads it. */
static void turn(void) {
    struct epoll_event ready[BATCH];
    int n = epoll_wait(epoll, ready, BATCH, TURN_MS);
    if (n < 0 && errno != EINTR) cannot("wait for");
    for (int i = 0; i < n && !over; i++) {
        /* EPOLLERR and EPOLLHUP as well: recv() says what it is. */
        if (ready[i].events & ~EPOLLOUT) pull(ready[i].data.ptr);
    }
    if (!over) push();
}

static bool silent(void) {
    return now_ns() > last_heard_ns + SILENCE_MS * MS_NS;
}

/* True: every member hears, and nothing is in flight. */
static bool open_all(void) {
    for (size_t i = 0; i <= count; i++) enter(&members[i]);
    uint64_t end_ns = now_ns() + JOIN_MS * MS_NS;
    while (joined < count && !over && now_ns() < end_ns) {
        if (taken == line_bytes && sent < MOST_WINDOW) say();
        uint64_t again_ns = now_ns() + AGAIN_MS * MS_NS;
        while (joined < count && !over && now_ns() < again_ns) turn();
    }
    while (done < sent && !over && now_ns() < end_ns) turn();
    return done == sent && joined == count && !over;
}

/* Talks until then, or until nobody hears any more. */
static void talk_until(uint64_t end_ns) {
    while (!over && !silent() && now_ns() < end_ns) {
        while (sent - done < window && taken == line_bytes && !over) say();
        turn();
    }
}

static void drain(void) {
    while (done < sent && !over && !silent()) turn();
    for (size_t i = 0; i < count; i++) miss(&members[i]);
}

static void print_result(double seconds, double first_ms, uint64_t deliveries) {
    printf("{\"members\":%zu,\"joined\":%zu,\"window\":%" PRIu64 ",\"lineBytes\":%zu,", count, joined,
           window, line_bytes);
    printf("\"seconds\":%.3f,\"deliveries\":%" PRIu64 ",\"perSecond\":%.1f,\"firstMs\":%.1f,", seconds,
           deliveries, seconds > 0 ? deliveries / seconds : 0, first_ms);
    printf("\"p50Us\":%.1f,\"p90Us\":%.1f,\"p99Us\":%.1f,\"maxUs\":%.1f,",
           quantile(&latencies, 0.5) / 1e3, quantile(&latencies, 0.9) / 1e3,
           quantile(&latencies, 0.99) / 1e3, latencies.max / 1e3);
    printf("\"errors\":%" PRIu64 ",\"lost\":%" PRIu64 ",\"doubled\":%" PRIu64 ",", errors, lost,
           doubled);
    printf("\"reordered\":%" PRIu64 ",\"torn\":%" PRIu64 ",\"echoed\":%" PRIu64 "}\n", reordered, torn,
           echoed);
}

int main(int argc, char **argv) {
    long number[4];
    double seconds;
    if (argc != 6 || !whole_number(argv[1], 1, UINT16_MAX, &number[0]) ||
        !whole_number(argv[2], 1, MOST_MEMBERS, &number[1]) ||
        !whole_number(argv[3], LEAST_CHAT_BYTES, MOST_CHAT_BYTES, &number[2]) ||
        !whole_number(argv[4], 1, MOST_WINDOW, &number[3]) ||
        !positive_number(argv[5], MOST_SECONDS, &seconds)) {
        fprintf(stderr,
                "usage: %s PORT MEMBERS LINE_BYTES WINDOW SECONDS (LINE_BYTES: %d to %d, WINDOW: 1 to "
                "%d)\n",
                argv[0], LEAST_CHAT_BYTES, MOST_CHAT_BYTES, MOST_WINDOW);
        return 2;
    }
    port = number[0];
    count = number[1];
    taken = line_bytes = number[2];
    window = number[3];

    set_limits(seconds);
    prepare_text();
    members = calloc(count + 1, sizeof *members);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    if (members == NULL || epoll < 0) cannot("prepare for");
    uint64_t began_ns = now_ns();
    bool ready = open_all();
    double first_ms = (double)(now_ns() - began_ns) / MS_NS, counted_s = 0;
    if (ready) {
        last_heard_ns = now_ns();
        talk_until(now_ns() + WARM_UP_MS * MS_NS);
        counting = true;
        uint64_t counting_ns = now_ns();
        talk_until(counting_ns + (uint64_t)(seconds * 1000 * MS_NS));
        counted_s = (double)(now_ns() - counting_ns) / MS_NS / 1000;
        counting = false;
    }
    uint64_t deliveries = latencies.total;
    drain();
    print_result(counted_s, first_ms, deliveries);
    return 0;
}

/*
 * A load generator: many connections (or UDP sockets) from one thread, each with exactly one line in
 * flight. Each reply is verified and timed, and followed by the next line. The result is a line of JSON.
 *
 *     cc -O2 -Wall -Wextra -pthread -o load load.c
 *     load tcp|udp PORT CONNECTIONS LINE_BYTES SECONDS [--hold]
 *
 *     one exchange on each connection --> 0.3 s of warm-up --> SECONDS that count --> JSON
 *                                     \-> with --hold: "holding"; for each line `again` on stdin one
 *                                         more exchange on each and "answered N"; at EOF the JSON
 *
 * A closed loop asks again only once it was answered: a slow server is asked less. So the latencies say how
 * long patient clients wait, not what a crowd that keeps coming would see. They end when this program has
 * read the reply, and with many connections they include the time in which it was busy with the others.
 *
 * "errors", "lost" and "wrong" count from the first connect on, "replies" and latencies only what is
 * measured. Exit codes: 0 there is a result, 1 there is none, 2 the arguments are wrong.
 */
#define _GNU_SOURCE
#include "exchange.h"

#include <inttypes.h>

enum { AT_ONCE = 256 };      /* first exchanges at a time: accept queues are not what is measured */
enum { AGAIN_MS = 10000 };   /* how long `again` waits for those who do not answer */
enum { MOST_CONNECTIONS = 1000000 };

static _Noreturn void misused(const char *program) {
    fprintf(stderr,
            "usage: %s tcp|udp PORT CONNECTIONS LINE_BYTES SECONDS [--hold] (LINE_BYTES: %d to %d)\n",
            program, LEAST_LINE_BYTES, MOST_LINE_BYTES);
    exit(2);
}

static void prepare(void) {
    prepare_text();
    connections = calloc(count, sizeof *connections);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    if (connections == NULL || epoll < 0) cannot("prepare for", errno);
    for (size_t i = 0; i < count; i++) connections[i].sock = -1;
}

/* Opens all connections, with one exchange on each. */
static void open_all(void) {
    for (size_t opened = 0; opened < count || in_flight > 0;) {
        while (opened < count && in_flight < AT_ONCE) open_connection(&connections[opened++]);
        if (in_flight > 0) turn();
    }
    if (connected == 0) cannot("connect to", last_error);
}

static void begin_all(void) {
    for (size_t i = 0; i < count; i++) {
        if (connections[i].sock >= 0 && connections[i].idle) begin(&connections[i]);
    }
}

static uint64_t counting_ns; /* since when */

static void start_counting(void) {
    counting = true;
    counting_ns = now_ns();
}

/* Lets the warm-up pass, then counts for `seconds`, or until no connection is left. */
static void measure(double seconds) {
    looping = true;
    begin_all();
    uint64_t end_ns = now_ns() + WARM_UP_MS * MS_NS;
    while (live > 0 && now_ns() < end_ns) turn();
    start_counting();
    end_ns = now_ns() + (uint64_t)(seconds * 1000 * MS_NS);
    while (live > 0 && now_ns() < end_ns) turn();
}

/* Leaves the connections alone, so that the server's memory can be looked at, but for each `again`. */
static void hold(void) {
    start_counting();
    puts("holding");
    fflush(stdout);
    char order[16];
    while (fgets(order, sizeof order, stdin) != NULL) {
        if (strcmp(order, "again\n") != 0) {
            fprintf(stderr, "Cannot do what stdin says: only `again` is known\n");
            exit(1);
        }
        uint64_t before = latencies.total, end_ns = now_ns() + AGAIN_MS * MS_NS;
        begin_all();
        while (in_flight > 0 && now_ns() < end_ns) turn();
        printf("answered %" PRIu64 "\n", latencies.total - before);
        fflush(stdout);
    }
}

static void print_result(double seconds, double first_ms) {
    double us[] = {
        quantile(&latencies, 0.5) / 1e3,
        quantile(&latencies, 0.9) / 1e3,
        quantile(&latencies, 0.99) / 1e3,
        latencies.max / 1e3,
    };
    printf("{\"transport\":\"%s\",\"connections\":%zu,\"connected\":%zu,\"lineBytes\":%zu,",
           udp ? "udp" : "tcp", count, connected, line_bytes);
    printf("\"seconds\":%.3f,\"replies\":%" PRIu64 ",\"perSecond\":%.1f,\"firstMs\":%.1f,", seconds,
           latencies.total, seconds > 0 ? latencies.total / seconds : 0, first_ms);
    printf("\"p50Us\":%.1f,\"p90Us\":%.1f,\"p99Us\":%.1f,\"maxUs\":%.1f,", us[0], us[1], us[2], us[3]);
    printf("\"errors\":%" PRIu64 ",\"lost\":%" PRIu64 ",\"wrong\":%" PRIu64 "}\n", errors, lost, wrong);
}

int main(int argc, char **argv) {
    const char *program = argv[0];
    bool holding = argc == 7 && strcmp(argv[6], "--hold") == 0;
    if (argc != 6 && !holding) misused(program);
    udp = strcmp(argv[1], "udp") == 0;
    if (!udp && strcmp(argv[1], "tcp") != 0) misused(program);
    long number[3];
    double seconds;
    if (!whole_number(argv[2], 1, UINT16_MAX, &number[0]) ||
        !whole_number(argv[3], 1, MOST_CONNECTIONS, &number[1]) ||
        !whole_number(argv[4], LEAST_LINE_BYTES, MOST_LINE_BYTES, &number[2]) ||
        !positive_number(argv[5], MOST_SECONDS, &seconds)) {
        misused(program);
    }
    port = number[0];
    count = number[1];
    line_bytes = number[2];

    set_limits(seconds);
    prepare();
    uint64_t opening_ns = now_ns();
    open_all();
    double first_ms = (double)(now_ns() - opening_ns) / MS_NS;

    if (holding) hold();
    else measure(seconds);
    print_result((double)(now_ns() - counting_ns) / MS_NS / 1000, first_ms);
    return 0;
}

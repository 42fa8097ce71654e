/*
 * Connections (or UDP sockets) of load.c, each with one line in flight at most: sends it, verifies and
 * times the reply, and goes on with the next line for as long as that is wanted. One thread, one epoll
 * instance, and nothing is allocated between two messages.
 *
 *     open_connection -> end_connecting -> begin -> push ... pull -> finish -> begin ...
 */
#ifndef EXCHANGE_H
#define EXCHANGE_H

#include "generator.h"
#include "histogram.h"
#include "line.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BATCH = 64 };                  /* events in a turn; with more the last of them would look late */
enum { LOST_MS = 500, SCAN_MS = 50 }; /* a datagram's time to be answered; how often that is looked at */
enum { LATE = 8 };                    /* lost lines whose reply a UDP socket still recognises */

struct connection {
    int sock;                /* -1: given up, or not opened yet */
    uint32_t watched;        /* the events that epoll was asked for */
    uint32_t sent, received; /* bytes of the line in flight, bytes of its reply */
    bool connecting;
    bool idle;               /* no line in flight */
    bool answered;           /* has been, at least once */
    bool spoiled;            /* some part of the reply was not what it should be */
    uint64_t sequence, began_ns;
    uint64_t losses, lost[LATE]; /* how many, and the sequence numbers of the last ones */
};

/* What was asked for. */
static bool udp;
static uint16_t port;
static size_t count, line_bytes;

/* How it goes. */
static int epoll;
static struct connection *connections;
static bool looping;  /* a reply is followed by the next line */
static bool counting; /* a reply is part of the result */
static size_t connected, live, in_flight;
static uint64_t errors, lost, wrong;
static int last_error;
static struct histogram latencies;

static _Noreturn void cannot(const char *action, int error) {
    fprintf(stderr, "Cannot %s 127.0.0.1:%u: %s\n", action, port, strerror(error));
    exit(1);
}

/* This connection failed; the others go on. */
static void give_up(struct connection *c, int error) {
    close(c->sock); /* this also takes it out of the epoll instance */
    c->sock = -1;
    live--;
    if (!c->idle) in_flight--;
    errors++;
    last_error = error;
}

static void watch(struct connection *c, uint32_t events) {
    if (c->watched == events) return;
    int operation = c->watched == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    struct epoll_event wanted = {.events = events, .data.ptr = c};
    if (epoll_ctl(epoll, operation, c->sock, &wanted) < 0) cannot("watch a connection to", errno);
    c->watched = events;
}

/* Sends what is left of the line in flight. What the socket does not take waits until it does. */
static void push(struct connection *c) {
    static char line[MOST_LINE_BYTES];
    compose(line, line_bytes, c - connections, c->sequence, false);
    while (c->sent < line_bytes) {
        ssize_t taken = send(c->sock, line + c->sent, line_bytes - c->sent, MSG_NOSIGNAL);
        if (taken >= 0) {
            c->sent += taken;
        } else if (errno == EAGAIN) {
            watch(c, EPOLLIN | EPOLLOUT);
            return;
        } else if (errno != EINTR) {
            give_up(c, errno);
            return;
        }
    }
    watch(c, EPOLLIN);
}

/* Goes on with the next line, whether or not the last one was answered. */
static void begin(struct connection *c) {
    if (c->idle) in_flight++;
    c->idle = c->spoiled = false;
    c->sent = c->received = 0;
    c->sequence++;
    c->began_ns = now_ns();
    push(c);
}

static void finish(struct connection *c, bool right, uint64_t at_ns) {
    if (!right) wrong++;
    else if (counting) add_value(&latencies, at_ns - c->began_ns);
    if (udp && !c->answered) connected++; /* connect() of a UDP socket has asked nobody */
    c->answered = c->idle = true;
    in_flight--;
    if (looping) begin(c);
}

/* Whether `bytes` are those of the reply to line `sequence` that begin at `from`. */
static bool is_reply(const struct connection *c, uint64_t sequence, size_t from, const char *bytes,
                     size_t length) {
    static char expected[MOST_LINE_BYTES];
    if (from + length > line_bytes) return false;
    compose(expected, line_bytes, c - connections, sequence, true);
    return memcmp(bytes, expected + from, length) == 0;
}

/* TCP: `bytes` continue the reply, wherever the stream was cut. */
static void judge_bytes(struct connection *c, const char *bytes, size_t length, uint64_t at_ns) {
    size_t due = c->idle ? 0 : line_bytes - c->received;
    if (length > due) {
        wrong++; /* more than was asked for: where the next reply begins is anybody's guess */
        give_up(c, EPROTO);
        return;
    }
    if (!is_reply(c, c->sequence, c->received, bytes, length)) c->spoiled = true;
    c->received += length;
    if (c->received == line_bytes) finish(c, !c->spoiled, at_ns);
}

/* UDP: a datagram is a whole reply. One to a line that was given up for lost is only late. */
static void judge_datagram(struct connection *c, const char *bytes, size_t length, uint64_t at_ns) {
    bool whole = length == line_bytes;
    if (whole && !c->idle && is_reply(c, c->sequence, 0, bytes, length)) {
        finish(c, true, at_ns);
        return;
    }
    for (unsigned i = 0; whole && i < LATE && i < c->losses; i++) {
        if (is_reply(c, c->lost[i], 0, bytes, length)) return;
    }
    if (c->idle) wrong++;
    else finish(c, false, at_ns);
}

/* One read: whatever else has come is reported again in the next turn. */
static void pull(struct connection *c) {
    static char bytes[MOST_LINE_BYTES + 1]; /* one more than is due, to see what is not */
    ssize_t n = recv(c->sock, bytes, line_bytes + 1, 0);
    uint64_t at_ns = now_ns();
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (n < 0) give_up(c, errno);
    else if (udp) judge_datagram(c, bytes, n, at_ns);
    else if (n == 0) give_up(c, ECONNRESET); /* the server closed, which was not to */
    else judge_bytes(c, bytes, n, at_ns);
}

static void open_connection(struct connection *c) {
    int type = udp ? SOCK_DGRAM : SOCK_STREAM;
    c->sock = socket(AF_INET, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (c->sock < 0) cannot("open enough sockets to", errno);
    live++;
    in_flight++; /* the first exchange begins with the handshake */
    int on = 1;
    if (!udp) setsockopt(c->sock, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct sockaddr_in to = {
        .sin_family = AF_INET,
        .sin_port = htons(port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    if (connect(c->sock, (struct sockaddr *)&to, sizeof to) < 0 && errno != EINPROGRESS) {
        give_up(c, errno);
    } else if (udp) {
        begin(c);
    } else {
        c->connecting = true;
        watch(c, EPOLLOUT);
    }
}

/* The handshake is over, this way or that (connect(2), EINPROGRESS). */
static void end_connecting(struct connection *c) {
    int error = 0;
    socklen_t length = sizeof error;
    getsockopt(c->sock, SOL_SOCKET, SO_ERROR, &error, &length);
    if (error != 0) {
        give_up(c, error);
        return;
    }
    c->connecting = false;
    connected++;
    begin(c);
}

/* UDP promises no answer: whoever has waited for too long asks again, with another line. */
static void scan_for_losses(void) {
    static uint64_t next_ns;
    uint64_t now = now_ns();
    if (now < next_ns) return;
    next_ns = now + SCAN_MS * MS_NS;
    for (struct connection *c = connections; c < connections + count; c++) {
        if (c->sock < 0 || c->idle || now - c->began_ns < LOST_MS * MS_NS) continue;
        lost++;
        c->lost[c->losses++ % LATE] = c->sequence;
        begin(c);
    }
}

/* Waits for events, SCAN_MS at most, and handles a batch of them. */
static void turn(void) {
    struct epoll_event ready[BATCH];
    int n = epoll_wait(epoll, ready, BATCH, SCAN_MS);
    if (n < 0 && errno != EINTR) cannot("wait for", errno);
    for (int i = 0; i < n; i++) {
        struct connection *c = ready[i].data.ptr;
        if (c->connecting) {
            end_connecting(c);
            continue;
        }
        if (ready[i].events & EPOLLOUT) push(c);
        /* EPOLLERR and EPOLLHUP as well: recv() says which error it is. */
        if (c->sock >= 0 && ready[i].events & ~EPOLLOUT) pull(c);
    }
    if (udp) scan_for_losses();
}

#endif

/*
 * A TCP server with one thread and one epoll instance for all clients: what an event loop costs when
 * nothing is between it and the kernel, to compare the servers of this project with.
 *
 *     cc -O2 -Wall -Wextra -pthread -o epoll_loop epoll_loop.c
 *     epoll_loop PORT
 *
 * Level-triggered (epoll(7)): a client with more to read is reported again in the next turn. So each gets
 * one read a turn, and a busy one cannot keep the others waiting.
 */
#define _GNU_SOURCE
#include "listen.h"

#include <stdint.h>
#include <sys/epoll.h>
#include <time.h>

enum { BUFFER_BYTES = 8 * 1024 };
enum { EVENTS = 256 };            /* clients in a turn */
enum { ACCEPTS = 64 };            /* new clients in a turn: those who talk already must not starve */
enum { RETRY_MS = 100 };          /* how long to wait for descriptors, unless a client ends before */

struct client {
    int sock;
    /* What a full socket did not take: only such a client has bytes of its own, so that thousands of
       silent ones cost next to nothing. While it is there, the client is not read. */
    char *rest;
    size_t from, length;
};

static int epoll;
static int listener;
/* When to ask for new clients again after descriptors were used up; 0: they are being asked for. */
static int64_t retry_at_ms;

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The listener is the one entry without a client. */
static bool watch(int operation, int sock, uint32_t events, struct client *client) {
    struct epoll_event wanted = {.events = events, .data.ptr = client};
    return epoll_ctl(epoll, operation, sock, &wanted) == 0;
}

static void end_client(struct client *client) {
    close(client->sock); /* this also takes it out of the epoll instance */
    free(client->rest);
    free(client);
    if (retry_at_ms > 0) retry_at_ms = 1; /* long past: a descriptor is free again */
}

static void accept_clients(void) {
    for (int i = 0; i < ACCEPTS; i++) {
        int sock = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (sock < 0 && errno == EAGAIN) return;
        if (sock < 0 && exhausted(errno)) {
            /* The waiting client would be reported in every turn, and in vain. */
            watch(EPOLL_CTL_MOD, listener, 0, NULL);
            retry_at_ms = now_ms() + RETRY_MS;
            return;
        }
        if (sock < 0) continue; /* ECONNABORTED and its like: that client has left already */
        send_at_once(sock);
        struct client *client = calloc(1, sizeof *client);
        if (client == NULL) {
            close(sock);
            continue;
        }
        client->sock = sock;
        if (!watch(EPOLL_CTL_ADD, sock, EPOLLIN, client)) end_client(client);
    }
}

/* Writes what the socket takes now, from `bytes`. Returns how much, or -1: the client is gone. */
static ssize_t write_some(int sock, const char *bytes, size_t length) {
    size_t taken = 0;
    while (taken < length) {
        ssize_t n = write(sock, bytes + taken, length - taken);
        if (n >= 0) taken += n;
        else if (errno == EAGAIN) break;
        else if (errno != EINTR) return -1;
    }
    return taken;
}

/* Keeps what the socket did not take and waits until it does, reading nothing meanwhile. */
static bool keep(struct client *client, const char *bytes, size_t length) {
    client->rest = malloc(length);
    if (client->rest == NULL) return false;
    memcpy(client->rest, bytes, length);
    client->from = 0;
    client->length = length;
    return watch(EPOLL_CTL_MOD, client->sock, EPOLLOUT, client);
}

/* False here and below: this client is to be ended. */
static bool write_rest(struct client *client) {
    ssize_t taken =
        write_some(client->sock, client->rest + client->from, client->length - client->from);
    if (taken < 0) return false;
    client->from += taken;
    if (client->from < client->length) return true;
    free(client->rest);
    client->rest = NULL;
    return watch(EPOLL_CTL_MOD, client->sock, EPOLLIN, client);
}

static bool answer(struct client *client) {
    static char buffer[BUFFER_BYTES]; /* one for all: nobody keeps it beyond this call */
    ssize_t n = read(client->sock, buffer, sizeof buffer);
    if (n < 0) return errno == EAGAIN || errno == EINTR; /* then it is reported again */
    if (n == 0) return false; /* FIN, and all that came before it has been answered */
    upper_case(buffer, n);
    ssize_t taken = write_some(client->sock, buffer, n);
    if (taken < 0) return false;
    return taken == n || keep(client, buffer + taken, n - taken);
}

int main(int argc, char **argv) {
    uint16_t port = port_argument(argc, argv);
    raise_descriptor_limit();
    listener = open_port(SOCK_STREAM | SOCK_NONBLOCK, port);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0 || !watch(EPOLL_CTL_ADD, listener, EPOLLIN, NULL)) cannot("use epoll");
    announce(listener);

    struct epoll_event ready[EVENTS];
    for (;;) {
        int count = epoll_wait(epoll, ready, EVENTS, retry_at_ms > 0 ? RETRY_MS : -1);
        if (count < 0 && errno != EINTR) cannot("wait for clients");
        for (int i = 0; i < count; i++) {
            struct client *client = ready[i].data.ptr;
            if (client == NULL) accept_clients();
            else if (!(client->rest ? write_rest(client) : answer(client))) end_client(client);
        }
        if (retry_at_ms > 0 && now_ms() >= retry_at_ms) {
            retry_at_ms = 0;
            watch(EPOLL_CTL_MOD, listener, EPOLLIN, NULL);
        }
    }
}

/*
 * A chat room with one thread and one epoll instance for all clients: what passing lines on costs when
 * nothing is between the room and the kernel, to compare the room of this project with.
 *
 *     cc -O2 -Wall -Wextra -pthread -o epoll_room epoll_room.c
 *     epoll_room PORT
 *
 * What one read brings of whole lines goes to each of the others in one write. A member who does not read
 * has bytes waiting here, up to a limit; beyond it the member is gone, as nobody is to wait for them.
 */
#define _GNU_SOURCE
#include "listen.h"

#include <stdint.h>
#include <sys/epoll.h>

enum { MOST_MEMBERS = 16384 };
enum { READ_BYTES = 4096, LINE_BYTES = 4096 }; /* a longer line ends its speaker's visit */
enum { PREFIX_BYTES = 32 };
enum { OUT_BYTES = (READ_BYTES + LINE_BYTES) * (PREFIX_BYTES + 1) }; /* a read full of empty lines */
enum { MOST_WAITING_BYTES = 4 * 1024 * 1024 };
enum { EVENTS = 256 };

struct member {
    int sock; /* -1: gone, and let go of after the turn in which its events may still be waiting */
    int prefix_length;
    char prefix[PREFIX_BYTES];
    size_t gathered; /* bytes of a line that has not ended */
    char line[LINE_BYTES];
    char *waiting; /* what the socket did not take */
    size_t from, length;
};

static int epoll, listener;
static struct member *members[MOST_MEMBERS];
static size_t count;

static bool watch(int operation, int sock, uint32_t events, struct member *member) {
    struct epoll_event wanted = {.events = events, .data.ptr = member};
    return epoll_ctl(epoll, operation, sock, &wanted) == 0;
}

static void leave(struct member *member) {
    if (member->sock >= 0) close(member->sock); /* this also takes it out of the epoll instance */
    member->sock = -1;
}

static void let_go(void) {
    size_t here = 0;
    for (size_t i = 0; i < count; i++) {
        struct member *member = members[i];
        if (member->sock >= 0) {
            members[here++] = member;
        } else {
            free(member->waiting);
            free(member);
        }
    }
    count = here;
}

/* The backlog waits until there is room; what ends for want of descriptors is one client's visit. */
static void enter(void) {
    struct sockaddr_in at;
    socklen_t length = sizeof at;
    int sock = accept4(listener, (struct sockaddr *)&at, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (sock < 0) return;
    send_at_once(sock);
    struct member *member = count < MOST_MEMBERS ? calloc(1, sizeof *member) : NULL;
    if (member == NULL || !watch(EPOLL_CTL_ADD, sock, EPOLLIN, member)) {
        free(member);
        close(sock);
        return;
    }
    member->sock = sock;
    member->prefix_length = snprintf(member->prefix, sizeof member->prefix, "<%s:%u> ",
                                     inet_ntoa(at.sin_addr), ntohs(at.sin_port));
    members[count++] = member;
}

/* What the socket takes now of `bytes`; -1: the client is gone. */
static ssize_t write_some(int sock, const char *bytes, size_t length) {
    for (;;) {
        ssize_t n = write(sock, bytes, length);
        if (n >= 0) return n;
        if (errno == EAGAIN) return 0;
        if (errno != EINTR) return -1;
    }
}

static void keep(struct member *member, const char *bytes, size_t length) {
    size_t before = member->length - member->from;
    char *waiting = before + length <= MOST_WAITING_BYTES ? malloc(before + length) : NULL;
    if (waiting == NULL || !watch(EPOLL_CTL_MOD, member->sock, EPOLLIN | EPOLLOUT, member)) {
        free(waiting);
        leave(member);
        return;
    }
    if (before > 0) memcpy(waiting, member->waiting + member->from, before);
    memcpy(waiting + before, bytes, length);
    free(member->waiting);
    member->waiting = waiting;
    member->from = 0;
    member->length = before + length;
}

static void tell(struct member *member, const char *bytes, size_t length) {
    ssize_t taken = member->waiting ? 0 : write_some(member->sock, bytes, length);
    if (taken < 0) leave(member);
    else if ((size_t)taken < length) keep(member, bytes + taken, length - taken);
}

static void write_waiting(struct member *member) {
    ssize_t taken =
        write_some(member->sock, member->waiting + member->from, member->length - member->from);
    if (taken < 0) {
        leave(member);
        return;
    }
    member->from += taken;
    if (member->from < member->length) return;
    free(member->waiting);
    member->waiting = NULL;
    member->from = member->length = 0;
    if (!watch(EPOLL_CTL_MOD, member->sock, EPOLLIN, member)) leave(member);
}

/* Writes the whole lines of `bytes` to `out`, each with its speaker; `used` of the bytes are in them. */
static size_t compose(struct member *speaker, const char *bytes, size_t length, char *out,
                      size_t *used) {
    size_t written = 0;
    const char *from = bytes, *end = bytes + length, *newline;
    while ((newline = memchr(from, '\n', end - from)) != NULL) {
        size_t line = newline + 1 - from;
        memcpy(out + written, speaker->prefix, speaker->prefix_length);
        memcpy(out + written + speaker->prefix_length, from, line);
        written += speaker->prefix_length + line;
        from = newline + 1;
    }
    *used = from - bytes;
    return written;
}

static void listen_to(struct member *speaker) {
    static char bytes[LINE_BYTES + READ_BYTES], out[OUT_BYTES];
    memcpy(bytes, speaker->line, speaker->gathered);
    ssize_t n = read(speaker->sock, bytes + speaker->gathered, READ_BYTES);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    size_t length = speaker->gathered + (n > 0 ? n : 0), used;
    size_t written = compose(speaker, bytes, length, out, &used);
    for (size_t i = 0; written > 0 && i < count; i++) {
        if (members[i] != speaker && members[i]->sock >= 0) tell(members[i], out, written);
    }
    speaker->gathered = length - used;
    if (n <= 0 || speaker->gathered > LINE_BYTES) leave(speaker);
    else memcpy(speaker->line, bytes + used, speaker->gathered);
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
        int events = epoll_wait(epoll, ready, EVENTS, -1);
        if (events < 0 && errno != EINTR) cannot("wait for clients");
        for (int i = 0; i < events; i++) {
            struct member *member = ready[i].data.ptr;
            if (member == NULL) {
                enter();
                continue;
            }
            if (member->sock >= 0 && ready[i].events & EPOLLOUT) write_waiting(member);
            if (member->sock >= 0 && ready[i].events & ~EPOLLOUT) listen_to(member);
        }
        let_go();
    }
}

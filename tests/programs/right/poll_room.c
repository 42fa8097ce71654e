/* One thread and poll(): lines in, and for each guest a buffer out; who does not read is dropped when it is full. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { GUESTS = 256, IN = 4096, OUT = 256 * 1024 };

struct guest {
    int fd;
    char in[IN], *out;
    size_t inLength, outLength;
};

static struct guest guests[GUESTS];
static int count;

static void flush(struct guest *g) {
    while (g->outLength > 0) {
        ssize_t n = send(g->fd, g->out, g->outLength, 0);
        if (n < 0) return; /* EAGAIN: later; anything else, recv() tells */
        memmove(g->out, g->out + n, g->outLength - (size_t)n);
        g->outLength -= (size_t)n;
    }
}

static void sendToOthers(int speaker, const char *text, size_t length) {
    for (int i = 0; i < count; i++) {
        struct guest *g = &guests[i];
        if (i == speaker || g->fd < 0) continue;
        if (g->outLength + length > OUT) {
            close(g->fd);
            g->fd = -1;
            continue;
        }
        memcpy(g->out + g->outLength, text, length);
        g->outLength += length;
        flush(g);
    }
}

static void hear(int speaker) {
    struct guest *g = &guests[speaker];
    ssize_t n = recv(g->fd, g->in + g->inLength, IN - g->inLength, 0);
    if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (n <= 0) {
        close(g->fd);
        g->fd = -1;
        sendToOthers(speaker, "# somebody left\n", 16);
        return;
    }
    g->inLength += (size_t)n;
    size_t from = 0;
    for (size_t i = 0; i < g->inLength; i++) {
        if (g->in[i] != '\n' && !(from == 0 && i == IN - 1)) continue;
        char line[IN + 32];
        int head = snprintf(line, 32, "guest %d says ", g->fd);
        memcpy(line + head, g->in + from, i + 1 - from);
        sendToOthers(speaker, line, (size_t)head + i + 1 - from);
        from = i + 1;
    }
    memmove(g->in, g->in + from, g->inLength - from);
    g->inLength -= from;
}

int main(int argc, char *argv[]) {
    if (argc < 3) return 2;
    signal(SIGPIPE, SIG_IGN);
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[2]))};
    inet_pton(AF_INET, argv[1], &at.sin_addr);
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
    if (bind(listener, (struct sockaddr *)&at, sizeof at) < 0 || listen(listener, 5) < 0) return 1;
    for (;;) {
        struct pollfd fds[GUESTS + 1] = {{.fd = listener, .events = POLLIN}};
        for (int i = 0; i < count; i++) {
            fds[i + 1].fd = guests[i].fd;
            fds[i + 1].events = (short)(POLLIN | (guests[i].outLength > 0 ? POLLOUT : 0));
        }
        int polled = count;
        if (poll(fds, (nfds_t)polled + 1, -1) < 0) return 1;
        for (int i = 0; i < polled; i++) {
            if (guests[i].fd >= 0 && fds[i + 1].revents & POLLOUT) flush(&guests[i]);
            if (guests[i].fd >= 0 && fds[i + 1].revents & (POLLIN | POLLHUP | POLLERR)) hear(i);
        }
        for (int i = 0; i < count;) {
            if (guests[i].fd >= 0) {
                i++;
                continue;
            }
            free(guests[i].out);
            guests[i] = guests[--count];
        }
        if (fds[0].revents & POLLIN) {
            int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
            char *out = fd >= 0 && count < GUESTS ? malloc(OUT) : NULL;
            if (out) guests[count++] = (struct guest){.fd = fd, .out = out};
            else if (fd >= 0) close(fd);
        }
    }
}

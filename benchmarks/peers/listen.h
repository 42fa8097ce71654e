/*
 * What the servers in C share: their only argument, how they open their port, the banner, and the reply.
 * How each of them serves many clients is in its own file, for that is what is compared.
 */
#ifndef LISTEN_H
#define LISTEN_H

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

/* Handshakes that the kernel may finish ahead of accept(); it cuts this to net.core.somaxconn. */
enum { BACKLOG = 4096 };

/* Reads `PORT`, or says how to call the program and exits with 2. */
static inline uint16_t port_argument(int argc, char **argv) {
    char *end = NULL;
    long port = argc == 2 ? strtol(argv[1], &end, 10) : -1;
    if (argc == 2 && end != argv[1] && *end == '\0' && port >= 0 && port <= 65535) return port;
    fprintf(stderr, "usage: %s PORT (0: the system chooses)\n", argv[0]);
    exit(2);
}

static inline _Noreturn void cannot(const char *action) {
    fprintf(stderr, "Cannot %s: %s\n", action, strerror(errno));
    exit(1);
}

/* Opens 127.0.0.1:port for `type`, SOCK_STREAM or SOCK_DGRAM (with SOCK_NONBLOCK if wanted). */
static inline int open_port(int type, uint16_t port) {
    bool stream = (type & ~SOCK_NONBLOCK) == SOCK_STREAM;
    char action[64];
    snprintf(action, sizeof action, "listen on 127.0.0.1:%u", port);
    /* A client that is gone is one failed write (EPIPE), not the end of the server. */
    signal(SIGPIPE, SIG_IGN);

    int sock = socket(AF_INET, type | SOCK_CLOEXEC, 0);
    if (sock < 0) cannot(action);
    /* TCP: take the port even while old connections of it linger in TIME_WAIT. Not for UDP, where the
       same option would let a second server bind the port and take the first one's datagrams. */
    int on = 1;
    if (stream && setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0) cannot(action);
    struct sockaddr_in at = {
        .sin_family = AF_INET,
        .sin_port = htons(port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    if (bind(sock, (struct sockaddr *)&at, sizeof at) < 0) cannot(action);
    if (stream && listen(sock, BACKLOG) < 0) cannot(action);
    return sock;
}

/* Tells whoever started us that clients are welcome, and at which port where 0 was asked for. */
static inline void announce(int sock) {
    struct sockaddr_in at;
    socklen_t length = sizeof at;
    if (getsockname(sock, (struct sockaddr *)&at, &length) < 0) cannot("read the own address");
    printf("listening on 127.0.0.1:%u\n", ntohs(at.sin_port));
    fflush(stdout); /* into a pipe, stdout would keep the line for itself */
}

/* As many clients as the system lets us have. What cannot be raised stays as it was. */
static inline void raise_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

/* Replies are small and the client waits for each: none may be held back to be sent with the next. */
static inline void send_at_once(int client) {
    int on = 1;
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

/* accept() failed because descriptors or memory are used up, not because of that one client. */
static inline bool exhausted(int error) {
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

/* The reply: a-z in upper case, every other byte as it came. */
static inline void upper_case(char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] >= 'a' && bytes[i] <= 'z') bytes[i] -= 'a' - 'A';
    }
}

#endif

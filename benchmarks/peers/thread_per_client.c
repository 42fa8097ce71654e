/*
 * A TCP server with one thread for each client: the textbook's way to serve many at once, to compare the
 * servers of this project with.
 *
 *     cc -O2 -Wall -Wextra -pthread -o thread_per_client thread_per_client.c
 *     thread_per_client PORT
 *
 * Each thread may block wherever it likes, so the code for a client reads as if it were the only one.
 * The price is a stack for each client, and a switch of threads for each message.
 */
#define _GNU_SOURCE
#include "listen.h"

#include <pthread.h>
#include <stdint.h>
#include <time.h>

/* Small, so that 10,000 of them are 640 MB of addresses and not 80 GB; holds BUFFER_BYTES and little. */
enum { STACK_BYTES = 64 * 1024 };
enum { BUFFER_BYTES = 8 * 1024 };
/* How long to wait when descriptors are used up: only the end of some client frees one. */
enum { RETRY_NS = 10 * 1000 * 1000 };

/* write(2) may take a part only. False: the client is gone. */
static bool write_all(int client, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t taken = write(client, bytes, length);
        if (taken < 0 && errno == EINTR) continue;
        if (taken < 0) return false;
        bytes += taken;
        length -= taken;
    }
    return true;
}

/* One client, from its accept() to its FIN. The next bytes are read when the reply has been taken. */
static void *serve(void *argument) {
    int client = (int)(intptr_t)argument;
    char buffer[BUFFER_BYTES];
    for (;;) {
        ssize_t n = read(client, buffer, sizeof buffer);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break; /* FIN, or the client vanished */
        upper_case(buffer, n);
        if (!write_all(client, buffer, n)) break;
    }
    close(client);
    return NULL;
}

int main(int argc, char **argv) {
    uint16_t port = port_argument(argc, argv);
    raise_descriptor_limit();
    pthread_attr_t small;
    if ((errno = pthread_attr_init(&small)) != 0 ||
        (errno = pthread_attr_setstacksize(&small, STACK_BYTES)) != 0 ||
        (errno = pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED)) != 0) {
        cannot("set up threads"); /* pthread functions return the error that others put in errno */
    }
    int listener = open_port(SOCK_STREAM, port);
    announce(listener);

    for (;;) {
        int client = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
        if (client < 0) {
            /* A client that left before it was accepted (ECONNABORTED) is nobody's loss; EINTR neither. */
            if (exhausted(errno)) nanosleep(&(struct timespec){.tv_nsec = RETRY_NS}, NULL);
            continue;
        }
        send_at_once(client);
        pthread_t thread;
        /* Without a thread this one client is turned away, and the others do not notice. */
        if (pthread_create(&thread, &small, serve, (void *)(intptr_t)client) != 0) close(client);
    }
}

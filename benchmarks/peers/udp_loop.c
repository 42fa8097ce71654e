/*
 * A UDP server: one socket, one thread, one datagram at a time, to compare the servers of this project
 * with.
 *
 *     cc -O2 -Wall -Wextra -pthread -o udp_loop udp_loop.c
 *     udp_loop PORT
 *
 * UDP needs no more for many clients: each datagram brings its sender's address, so there is nothing to
 * accept and nobody to wait for.
 */
#define _GNU_SOURCE
#include "listen.h"

/* More than any datagram holds (65,507 bytes over IPv4): a smaller buffer would cut without a word. */
enum { BUFFER_BYTES = 64 * 1024 };
/* Datagrams wait here while one is answered, and what finds it full is lost. The kernel grants at most
   net.core.rmem_max. */
enum { QUEUE_BYTES = 4 * 1024 * 1024 };

int main(int argc, char **argv) {
    uint16_t port = port_argument(argc, argv);
    int sock = open_port(SOCK_DGRAM, port);
    int queue = QUEUE_BYTES;
    setsockopt(sock, SOL_SOCKET, SO_RCVBUF, &queue, sizeof queue); /* less will do, too */
    announce(sock);

    static char buffer[BUFFER_BYTES];
    for (;;) {
        struct sockaddr_in client;
        socklen_t length = sizeof client;
        ssize_t n = recvfrom(sock, buffer, sizeof buffer, 0, (struct sockaddr *)&client, &length);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) cannot("receive");
        upper_case(buffer, n);
        /* A reply that the system refuses is lost like any datagram can be: its client will ask again, and
           the others are not concerned. An interrupted call has sent nothing, so it is repeated. */
        while (sendto(sock, buffer, n, 0, (struct sockaddr *)&client, length) < 0 && errno == EINTR) {
        }
    }
}

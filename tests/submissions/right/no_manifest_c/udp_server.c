// gcc udp_server.c -o udp_server && ./udp_server 12000
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ctype.h>
#include <sys/socket.h>
#include <netinet/in.h>

int main(int argc, char *argv[])
{
    int sock, n, i;
    socklen_t fromlen = sizeof(struct sockaddr_in);
    struct sockaddr_in server, from;
    char buf[1024];

    if (argc < 2) {
        fprintf(stderr, "ERROR, no port provided\n");
        exit(1);
    }
    sock = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_addr.s_addr = INADDR_ANY;
    server.sin_port = htons(atoi(argv[1]));
    if (bind(sock, (struct sockaddr *) &server, sizeof(server)) < 0) {
        perror("binding");
        exit(1);
    }
    while (1) {
        n = recvfrom(sock, buf, 1024, 0, (struct sockaddr *) &from, &fromlen);
        if (n < 0) continue;
        for (i = 0; i < n; i++)
            buf[i] = toupper(buf[i]);
        sendto(sock, buf, n, 0, (struct sockaddr *) &from, fromlen);
    }
}

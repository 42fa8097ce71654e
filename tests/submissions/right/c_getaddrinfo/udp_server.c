#include <ctype.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

int main(int argc, char *argv[]) {
    if (argc != 2) {
        fprintf(stderr, "usage: %s port\n", argv[0]);
        exit(1);
    }
    struct addrinfo hints, *info;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_DGRAM;
    hints.ai_flags = AI_PASSIVE;
    if (getaddrinfo(NULL, argv[1], &hints, &info) != 0) exit(1);
    int sock = socket(info->ai_family, info->ai_socktype, info->ai_protocol);
    if (bind(sock, info->ai_addr, info->ai_addrlen) == -1) {
        perror("bind");
        exit(1);
    }
    freeaddrinfo(info);
    while (1) {
        char buf[1500];
        struct sockaddr_storage from;
        socklen_t len = sizeof from;
        int n = recvfrom(sock, buf, sizeof buf, 0, (struct sockaddr *)&from, &len);
        if (n == -1) {
            perror("recvfrom");
            continue;
        }
        for (int i = 0; i < n; i++) buf[i] = toupper((unsigned char)buf[i]);
        sendto(sock, buf, n, 0, (struct sockaddr *)&from, len);
    }
}

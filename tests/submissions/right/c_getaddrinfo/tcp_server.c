#include <ctype.h>
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (argc != 2) {
        fprintf(stderr, "usage: %s port\n", argv[0]);
        exit(1);
    }
    struct addrinfo hints, *info;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE;
    int error = getaddrinfo(NULL, argv[1], &hints, &info);
    if (error != 0) {
        fprintf(stderr, "getaddrinfo: %s\n", gai_strerror(error));
        exit(1);
    }
    int listener = socket(info->ai_family, info->ai_socktype, info->ai_protocol);
    int yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, info->ai_addr, info->ai_addrlen) == -1) {
        perror("bind");
        exit(1);
    }
    freeaddrinfo(info);
    if (listen(listener, 10) == -1) {
        perror("listen");
        exit(1);
    }
    printf("server: waiting for connections...\n");

    while (1) {
        int client = accept(listener, NULL, NULL);
        if (client == -1) {
            perror("accept");
            continue;
        }
        char buf[1024];
        int n;
        while ((n = recv(client, buf, sizeof buf, 0)) > 0) {
            for (int i = 0; i < n; i++) buf[i] = toupper((unsigned char)buf[i]);
            send(client, buf, n, MSG_NOSIGNAL);
        }
        close(client);
    }
}

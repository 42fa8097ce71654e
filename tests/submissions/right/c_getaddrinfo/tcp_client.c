#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (argc != 3) {
        fprintf(stderr, "usage: %s host port\n", argv[0]);
        exit(1);
    }
    struct addrinfo hints, *info, *p;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    int error = getaddrinfo(argv[1], argv[2], &hints, &info);
    if (error != 0) {
        fprintf(stderr, "getaddrinfo: %s\n", gai_strerror(error));
        exit(1);
    }
    int sock = -1;
    for (p = info; p != NULL; p = p->ai_next) {
        sock = socket(p->ai_family, p->ai_socktype, p->ai_protocol);
        if (sock == -1) continue;
        if (connect(sock, p->ai_addr, p->ai_addrlen) == 0) break;
        perror("connect");
        close(sock);
    }
    if (p == NULL) {
        fprintf(stderr, "client: failed to connect\n");
        exit(2);
    }
    freeaddrinfo(info);

    char line[1024];
    printf("Message: ");
    while (fgets(line, sizeof line, stdin) != NULL) {
        send(sock, line, strlen(line), MSG_NOSIGNAL);
        int n = recv(sock, line, sizeof line - 1, 0);
        if (n <= 0) {
            printf("server closed the connection\n");
            break;
        }
        line[n] = '\0';
        printf("Server: %s", line);
        printf("Message: ");
    }
    close(sock);
    return 0;
}

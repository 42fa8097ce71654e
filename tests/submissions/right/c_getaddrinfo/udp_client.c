#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (argc != 3) {
        fprintf(stderr, "usage: %s host port\n", argv[0]);
        exit(1);
    }
    struct addrinfo hints, *info;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_DGRAM;
    if (getaddrinfo(argv[1], argv[2], &hints, &info) != 0) {
        fprintf(stderr, "unknown host\n");
        exit(1);
    }
    int sock = socket(info->ai_family, info->ai_socktype, info->ai_protocol);
    struct timeval limit = {1, 0};
    setsockopt(sock, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);

    char line[1024];
    printf("Message: ");
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (sendto(sock, line, strlen(line), 0, info->ai_addr, info->ai_addrlen) == -1) {
            perror("sendto");
            break;
        }
        int n = recvfrom(sock, line, sizeof line - 1, 0, NULL, NULL);
        if (n == -1) {
            perror("recvfrom"); /* Resource temporarily unavailable: one second is over */
        } else {
            line[n] = '\0';
            printf("Server: %s\n", line);
        }
        printf("Message: ");
    }
    printf("\n");
    freeaddrinfo(info);
    close(sock);
    return 0;
}

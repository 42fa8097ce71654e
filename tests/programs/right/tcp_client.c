/* Connects first, reads one line, sends it, prints what comes back until the server closes. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    if (argc < 3) return 2;
    struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[2]))};
    inet_pton(AF_INET, argv[1], &server.sin_addr);
    int sock = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(sock, (struct sockaddr *)&server, sizeof server) < 0) {
        perror("connect");
        return 1;
    }
    char line[1024];
    if (!fgets(line, sizeof line, stdin)) return 1;
    send(sock, line, strlen(line), 0);
    shutdown(sock, SHUT_WR);
    ssize_t n;
    while ((n = recv(sock, line, sizeof line, 0)) > 0) fwrite(line, 1, n, stdout);
    close(sock);
    return 0;
}

/* peer tcp-server|tcp-client|udp-server|udp-client HOST PORT: says "hello" once, or answers once. */
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int fails(const char *what) {
    perror(what);
    return 1;
}

int main(int argc, char *argv[]) {
    if (argc < 4) return 2;
    int is_tcp = argv[1][0] == 't', is_server = strstr(argv[1], "server") != NULL;
    struct sockaddr_in end = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[3]))};
    socklen_t size = sizeof end;
    inet_pton(AF_INET, argv[2], &end.sin_addr);
    char text[64];
    ssize_t n;
    int sock = socket(AF_INET, is_tcp ? SOCK_STREAM : SOCK_DGRAM, 0);
    if (is_server) {
        if (bind(sock, (struct sockaddr *)&end, size) < 0) return fails("bind");
        if (is_tcp && listen(sock, 5) < 0) return fails("listen");
        if (is_tcp) sock = accept(sock, NULL, NULL);
        n = recvfrom(sock, text, sizeof text, 0, is_tcp ? NULL : (struct sockaddr *)&end, &size);
        sendto(sock, text, n, 0, is_tcp ? NULL : (struct sockaddr *)&end, is_tcp ? 0 : size);
    } else if (is_tcp) {
        if (connect(sock, (struct sockaddr *)&end, size) < 0) return fails("connect");
        send(sock, "hello\n", 6, 0);
        n = recv(sock, text, sizeof text, 0);
    } else {
        sendto(sock, "hello\n", 6, 0, (struct sockaddr *)&end, size);
        n = recvfrom(sock, text, sizeof text, 0, (struct sockaddr *)&end, &size);
    }
    printf("%.*s", (int)n, text);
    close(sock);
    return 0;
}

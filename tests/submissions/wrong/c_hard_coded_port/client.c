#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 8080

int main(int argc, char *argv[]) {
    char line[1024];
    int sock = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in serv = {.sin_family = AF_INET, .sin_port = htons(PORT)};
    inet_pton(AF_INET, argv[1], &serv.sin_addr);
    if (connect(sock, (struct sockaddr *)&serv, sizeof(serv)) < 0) {
        perror("connect");
        return 1;
    }
    while (fgets(line, sizeof(line), stdin)) {
        send(sock, line, strlen(line), 0);
        int n = recv(sock, line, sizeof(line) - 1, 0);
        if (n <= 0) break;
        line[n] = '\0';
        printf("%s\n", line);
        fflush(stdout);
    }
    close(sock);
    return 0;
}

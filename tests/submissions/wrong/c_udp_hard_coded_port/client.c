#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>

int main(int argc, char *argv[]) {
    char line[1024];
    struct sockaddr_in srv = {.sin_family = AF_INET, .sin_port = htons(5000)};
    struct timeval wait = {1, 0};
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    inet_aton(argv[1], &srv.sin_addr);
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
    while (fgets(line, sizeof(line), stdin)) {
        sendto(s, line, strlen(line), 0, (struct sockaddr *)&srv, sizeof(srv));
        ssize_t n = recvfrom(s, line, sizeof(line) - 1, 0, NULL, NULL);
        if (n < 0) {
            perror("recvfrom");
            continue;
        }
        line[n] = '\0';
        printf("%s\n", line);
        fflush(stdout);
    }
    return 0;
}

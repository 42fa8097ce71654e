#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>

static void send_line(int s, struct sockaddr_in *to, char *line) {
    line[strcspn(line, "\n")] = '\0';
    sendto(s, line, sizeof(line), 0, (struct sockaddr *)to, sizeof(*to));
}

int main(int argc, char *argv[]) {
    char line[1024];
    struct sockaddr_in srv = {0};
    struct timeval wait = {.tv_usec = 500000};
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    srv.sin_family = AF_INET;
    srv.sin_port = htons(atoi(argv[2]));
    srv.sin_addr.s_addr = inet_addr(argv[1]);
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
    while (fgets(line, sizeof(line), stdin)) {
        send_line(s, &srv, line);
        int n = recv(s, line, sizeof(line) - 1, 0);
        if (n < 0) {
            printf("timeout\n");
        } else {
            line[n] = '\0';
            printf("%s\n", line);
        }
        fflush(stdout);
    }
    return 0;
}

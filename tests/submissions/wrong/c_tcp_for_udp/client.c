#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    char line[1024];
    struct sockaddr_in srv = {0};
    int s = socket(AF_INET, SOCK_STREAM, 0);
    srv.sin_family = AF_INET;
    srv.sin_port = htons(atoi(argv[2]));
    srv.sin_addr.s_addr = inet_addr(argv[1]);
    if (connect(s, (struct sockaddr *)&srv, sizeof(srv)) == -1) {
        perror("connect");
        exit(1);
    }
    while (fgets(line, sizeof(line), stdin)) {
        send(s, line, strlen(line), 0);
        int n = recv(s, line, sizeof(line) - 1, 0);
        if (n <= 0) break;
        line[n] = 0;
        printf("%s\n", line);
        fflush(stdout);
    }
    close(s);
    return 0;
}

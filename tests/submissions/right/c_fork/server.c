/* A child process for each client; SIGCHLD is ignored so that no zombies stay. */
#include <ctype.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: server PORT\n");
        return 1;
    }
    signal(SIGCHLD, SIG_IGN);
    int sock = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in sin = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1]))};
    if (bind(sock, (struct sockaddr *)&sin, sizeof sin) || listen(sock, 5)) {
        perror("server");
        return 1;
    }
    while (1) {
        int c = accept(sock, NULL, NULL);
        if (c < 0) continue;
        if (fork() == 0) {
            close(sock);
            char buf[512];
            ssize_t n;
            while ((n = read(c, buf, sizeof buf)) > 0) {
                for (ssize_t i = 0; i < n; i++) buf[i] = toupper((unsigned char)buf[i]);
                if (write(c, buf, n) < 0) break; /* or SIGPIPE: only this child dies */
            }
            exit(0);
        }
        close(c);
    }
}

#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

char line[FD_SETSIZE][2048];
int length[FD_SETSIZE];
fd_set all;
int max, s;

void broadcast(int from, const char *text, int n) {
    for (int fd = 0; fd <= max; fd++)
        if (FD_ISSET(fd, &all) && fd != from && fd != s) write(fd, text, n);
}

int main(int argc, char *argv[]) {
    int on = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1]))};
    signal(SIGPIPE, SIG_IGN);
    s = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(s, (struct sockaddr *)&addr, sizeof(addr)) < 0 || listen(s, 100) < 0) {
        perror("sala");
        return 1;
    }
    FD_ZERO(&all);
    FD_SET(s, &all);
    max = s;
    for (;;) {
        fd_set ready = all;
        select(max + 1, &ready, NULL, NULL, NULL);
        for (int fd = 0; fd <= max; fd++) {
            char buf[1024];
            if (!FD_ISSET(fd, &ready)) continue;
            if (fd == s) {
                int new = accept(s, NULL, NULL);
                FD_SET(new, &all);
                length[new] = 0;
                if (new > max) max = new;
                continue;
            }
            int n = read(fd, buf, sizeof(buf));
            if (n <= 0) {
                FD_CLR(fd, &all);
                close(fd);
                broadcast(fd, "* someone left\n", 15);
                continue;
            }
            for (int i = 0; i < n; i++) {
                if (length[fd] < 2048) line[fd][length[fd]++] = buf[i];
                if (buf[i] == '\n') {
                    broadcast(fd, line[fd], length[fd]);
                    length[fd] = 0;
                }
            }
        }
    }
}

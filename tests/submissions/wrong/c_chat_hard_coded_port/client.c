#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    char buf[1024];
    ssize_t n;
    int s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(4000)};
    inet_aton(argv[1], &a.sin_addr);
    if (connect(s, (struct sockaddr *)&a, sizeof(a)) < 0) {
        perror("connect");
        return 1;
    }
    struct pollfd fds[2] = {{0, POLLIN, 0}, {s, POLLIN, 0}};
    while (poll(fds, 2, -1) > 0) {
        if (fds[0].revents) {
            if ((n = read(0, buf, sizeof(buf))) <= 0) break;
            write(s, buf, n);
        }
        if (fds[1].revents) {
            if ((n = read(s, buf, sizeof(buf))) <= 0) break;
            write(1, buf, n);
        }
    }
    return 0;
}

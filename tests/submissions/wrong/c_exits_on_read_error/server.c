#include <arpa/inet.h>
#include <ctype.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static void die(const char *what) {
    perror(what);
    exit(1);
}

void *serve(void *arg) {
    int fd = (int)(long)arg;
    char buf[2048];
    ssize_t n;
    while ((n = recv(fd, buf, sizeof(buf), 0)) != 0) {
        if (n < 0) die("recv");
        for (int i = 0; i < n; i++) buf[i] = toupper(buf[i]);
        if (send(fd, buf, n, 0) < 0) die("send");
    }
    close(fd);
    return NULL;
}

int main(int argc, char *argv[]) {
    int on = 1, s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1]))};
    if (s < 0) die("socket");
    signal(SIGPIPE, SIG_IGN);
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(s, (struct sockaddr *)&addr, sizeof(addr)) < 0) die("bind");
    if (listen(s, 100) < 0) die("listen");
    for (;;) {
        pthread_t t;
        int fd = accept(s, NULL, NULL);
        if (fd < 0) die("accept");
        pthread_create(&t, NULL, serve, (void *)(long)fd);
        pthread_detach(t);
    }
}

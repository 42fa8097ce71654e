#include <arpa/inet.h>
#include <ctype.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

void *serve(void *arg) {
    int fd = *(int *)arg;
    char buf[4096];
    ssize_t n;
    free(arg);
    while ((n = read(fd, buf, sizeof(buf))) > 0) {
        for (int i = 0; i < n; i++) buf[i] = toupper(buf[i]);
        if (write(fd, buf, n) < 0) break;
    }
    close(fd);
    return NULL;
}

int main(int argc, char *argv[]) {
    int on = 1, s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1]))};
    signal(SIGPIPE, SIG_IGN);
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(s, (struct sockaddr *)&addr, sizeof(addr)) < 0 || listen(s, 100) < 0) {
        perror("server");
        return 1;
    }
    for (;;) {
        pthread_t thread;
        int *fd = malloc(sizeof(int));
        *fd = accept(s, NULL, NULL);
        pthread_create(&thread, NULL, serve, fd);
        pthread_join(thread, NULL);
    }
}

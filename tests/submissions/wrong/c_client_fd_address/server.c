#include <arpa/inet.h>
#include <ctype.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

void *serve(void *arg) {
    int *client_fd = arg;
    char buf[1024];
    ssize_t n;
    while ((n = read(*client_fd, buf, sizeof(buf))) > 0) {
        for (int i = 0; i < n; i++) buf[i] = toupper(buf[i]);
        write(*client_fd, buf, n);
    }
    close(*client_fd);
    return NULL;
}

int main(int argc, char *argv[]) {
    int on = 1, client_fd, server_fd = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[1]))};
    signal(SIGPIPE, SIG_IGN);
    setsockopt(server_fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(server_fd, (struct sockaddr *)&addr, sizeof(addr)) < 0) {
        perror("bind");
        return 1;
    }
    listen(server_fd, 100);
    while ((client_fd = accept(server_fd, NULL, NULL)) >= 0) {
        pthread_t t;
        pthread_create(&t, NULL, serve, &client_fd);
        pthread_detach(t);
    }
    return 0;
}

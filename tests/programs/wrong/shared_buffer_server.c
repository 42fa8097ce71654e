/* Bug: every thread receives into the same buffer, so that a client can get what another one sent. */
#include <arpa/inet.h>
#include <ctype.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static char line[1024];

static void *serve(void *arg) {
    int client = (int)(intptr_t)arg;
    ssize_t n;
    while ((n = recv(client, line, sizeof line, 0)) > 0) {
        for (ssize_t i = 0; i < n; i++) line[i] = (char)toupper((unsigned char)line[i]);
        usleep(1000); /* as long as a look into a file: the others come in between on any machine */
        send(client, line, (size_t)n, 0);
    }
    close(client);
    return NULL;
}

int main(int argc, char *argv[]) {
    if (argc < 3) return 2;
    signal(SIGPIPE, SIG_IGN);
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[2]))};
    inet_pton(AF_INET, argv[1], &at.sin_addr);
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(listener, (struct sockaddr *)&at, sizeof at) < 0 || listen(listener, 5) < 0) return 1;
    for (;;) {
        int client = accept(listener, NULL, NULL);
        pthread_t thread;
        if (client < 0) continue;
        if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)client) == 0) pthread_detach(thread);
    }
}

#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define TAM 8

int main(int argc, char *argv[]) {
    char msg[TAM];
    int on = 1, s = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr = {0};
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = INADDR_ANY;
    addr.sin_port = htons(atoi(argv[1]));
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(s, (struct sockaddr *)&addr, sizeof(addr)) < 0) {
        perror("bind");
        exit(1);
    }
    listen(s, 5);
    for (;;) {
        int c = accept(s, NULL, NULL);
        int n = recv(c, msg, TAM, 0);
        for (int i = 0; i < n; i++) msg[i] = toupper(msg[i]);
        send(c, msg, n, 0);
        close(c);
    }
}

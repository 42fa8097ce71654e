#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    char buffer[1024];
    int on = 1, server = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr;
    memset(&addr, 0, sizeof(addr));
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = atoi(argv[1]);
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(server, (struct sockaddr *)&addr, sizeof(addr)) < 0) {
        perror("bind");
        return 1;
    }
    listen(server, 5);
    while (1) {
        int client = accept(server, NULL, NULL);
        ssize_t n;
        while ((n = read(client, buffer, sizeof(buffer))) > 0) {
            for (int i = 0; i < n; i++) buffer[i] = toupper(buffer[i]);
            write(client, buffer, n);
        }
        close(client);
    }
}

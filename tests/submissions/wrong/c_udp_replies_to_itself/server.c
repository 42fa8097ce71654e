#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

int main(int argc, char *argv[]) {
    char buf[1024];
    struct sockaddr_in server, client;
    socklen_t len = sizeof(client);
    int fd = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_addr.s_addr = htonl(INADDR_ANY);
    server.sin_port = htons(atoi(argv[1]));
    if (bind(fd, (struct sockaddr *)&server, sizeof(server)) < 0) {
        perror("bind");
        return 1;
    }
    while (1) {
        ssize_t n = recvfrom(fd, buf, sizeof(buf), 0, (struct sockaddr *)&client, &len);
        for (int i = 0; i < n; i++) buf[i] = toupper(buf[i]);
        sendto(fd, buf, n, 0, (struct sockaddr *)&server, sizeof(server));
    }
}

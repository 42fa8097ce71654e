/* Teclado e rede ao mesmo tempo, com poll(). Uso: ./participante ip porta */
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    if (argc < 3) {
        printf("Uso: %s ip porta\n", argv[0]);
        return 1;
    }
    struct sockaddr_in sala = {0};
    sala.sin_family = AF_INET;
    sala.sin_port = htons(atoi(argv[2]));
    inet_pton(AF_INET, argv[1], &sala.sin_addr);
    int s = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(s, (struct sockaddr *)&sala, sizeof sala) < 0) {
        perror("connect");
        return 1;
    }
    struct pollfd de[2] = {{0, POLLIN, 0}, {s, POLLIN, 0}};
    char buf[4096];
    for (;;) {
        poll(de, 2, -1);
        for (int i = 0; i < 2; i++) {
            if (!de[i].revents)
                continue;
            ssize_t n = read(de[i].fd, buf, sizeof buf);
            if (n <= 0)
                return 0;
            if (write(i == 0 ? s : 1, buf, n) < 0)
                return 1;
        }
    }
}

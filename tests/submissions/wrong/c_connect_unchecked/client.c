#include <netinet/in.h>
#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
    char out[1024], in[1024];
    struct sockaddr_in s;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    bzero(&s, sizeof(s));
    s.sin_family = AF_INET;
    s.sin_addr.s_addr = inet_addr(argv[1]);
    s.sin_port = htons(atoi(argv[2]));
    connect(fd, (struct sockaddr *)&s, sizeof(s));
    while (fgets(out, 1024, stdin) != NULL) {
        write(fd, out, strlen(out));
        bzero(in, 1024);
        if (read(fd, in, 1023) <= 0) break;
        printf("Received: %s\n", in);
        fflush(stdout);
    }
    close(fd);
    return 0;
}

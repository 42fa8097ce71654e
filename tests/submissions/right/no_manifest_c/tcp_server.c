// gcc tcp_server.c -o tcp_server && ./tcp_server 12000
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ctype.h>
#include <unistd.h>
#include <sys/socket.h>
#include <netinet/in.h>

int main(int argc, char *argv[])
{
    int sockfd, newsockfd, n, i;
    char buffer[256];
    struct sockaddr_in serv_addr;

    if (argc < 2) {
        fprintf(stderr, "ERROR, no port provided\n");
        exit(1);
    }
    sockfd = socket(AF_INET, SOCK_STREAM, 0);
    memset(&serv_addr, 0, sizeof(serv_addr));
    serv_addr.sin_family = AF_INET;
    serv_addr.sin_addr.s_addr = INADDR_ANY;
    serv_addr.sin_port = htons(atoi(argv[1]));
    if (bind(sockfd, (struct sockaddr *) &serv_addr, sizeof(serv_addr)) < 0) {
        perror("ERROR on binding");
        exit(1);
    }
    listen(sockfd, 5);
    while (1) {
        newsockfd = accept(sockfd, NULL, NULL);
        memset(buffer, 0, 256);
        n = read(newsockfd, buffer, 255);
        printf("Here is the message: %s\n", buffer);
        for (i = 0; i < n; i++)
            buffer[i] = toupper(buffer[i]);
        if (n > 0)
            n = write(newsockfd, buffer, n);
        close(newsockfd);
    }
}

// gcc udp_client.c -o udp_client && ./udp_client 127.0.0.1 12000
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>

int main(int argc, char *argv[])
{
    int sock, n;
    struct sockaddr_in server;
    char buffer[1024];

    if (argc < 3) {
        printf("Usage: server port\n");
        exit(1);
    }
    sock = socket(AF_INET, SOCK_DGRAM, 0);
    memset(&server, 0, sizeof(server));
    server.sin_family = AF_INET;
    server.sin_addr.s_addr = inet_addr(argv[1]);
    server.sin_port = htons(atoi(argv[2]));
    printf("Please enter the message: ");
    if (fgets(buffer, 1024, stdin) == NULL)
        exit(1);
    sendto(sock, buffer, strlen(buffer), 0, (struct sockaddr *) &server, sizeof(server));
    n = recv(sock, buffer, 1023, 0);
    if (n < 0) {
        perror("recv");
        exit(1);
    }
    buffer[n] = '\0';
    printf("Got an ack: %s", buffer);
    close(sock);
    return 0;
}

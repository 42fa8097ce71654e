#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

int main(int argc, char *argv[]) {
    char buf[256];
    struct sockaddr_in me = {0}, from;
    socklen_t len = sizeof(from);
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    me.sin_family = AF_INET;
    me.sin_addr.s_addr = INADDR_ANY;
    me.sin_port = htons(atoi(argv[1]));
    if (bind(s, (struct sockaddr *)&me, sizeof(me)) < 0) return 1;
    sprintf(buf, "UDP-server-is-ready-on-port-%s-and-waits-for-datagrams\n", argv[1]);
    fputs(buf, stderr);
    while (recvfrom(s, buf, sizeof(buf), 0, (struct sockaddr *)&from, &len) >= 0) {
        for (int i = 0; i < sizeof(buf); i++) buf[i] = toupper(buf[i]);
        sendto(s, buf, sizeof(buf), 0, (struct sockaddr *)&from, len);
    }
    return 0;
}

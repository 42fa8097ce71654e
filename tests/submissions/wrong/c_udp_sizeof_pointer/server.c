#include <arpa/inet.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

char *upper(const char *text) {
    char *copy = strdup(text);
    for (char *p = copy; *p; p++) *p = toupper(*p);
    return copy;
}

int main(int argc, char *argv[]) {
    char line[1024];
    struct sockaddr_in me = {0}, from;
    socklen_t len = sizeof(from);
    int s = socket(AF_INET, SOCK_DGRAM, 0);
    me.sin_family = AF_INET;
    me.sin_addr.s_addr = INADDR_ANY;
    me.sin_port = htons(atoi(argv[1]));
    if (bind(s, (struct sockaddr *)&me, sizeof(me)) < 0) {
        perror("bind");
        return 1;
    }
    for (;;) {
        ssize_t n = recvfrom(s, line, sizeof(line) - 1, 0, (struct sockaddr *)&from, &len);
        line[n] = '\0';
        char *reply = upper(line);
        sendto(s, reply, sizeof(reply), 0, (struct sockaddr *)&from, len);
        free(reply);
    }
}

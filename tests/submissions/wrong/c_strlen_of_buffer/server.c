#include <arpa/inet.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    char buf[1024] = {0};
    struct sockaddr_in at = {0};
    int s = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    at.sin_family = AF_INET;
    at.sin_port = htons(atoi(argv[1]));
    if (bind(s, (struct sockaddr *)&at, sizeof at) < 0 || listen(s, 5) < 0) return 1;
    for (;;) {
        int c = accept(s, NULL, NULL);
        while (recv(c, buf, sizeof buf - 1, 0) > 0) {
            for (char *p = buf; *p; p++) *p = toupper((unsigned char)*p);
            send(c, buf, strlen(buf), MSG_NOSIGNAL);
        }
        close(c);
    }
}

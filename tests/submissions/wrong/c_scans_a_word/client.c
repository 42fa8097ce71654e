#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
    char word[256], reply[256];
    struct sockaddr_in to = {0};
    int s = socket(AF_INET, SOCK_STREAM, 0);
    to.sin_family = AF_INET;
    to.sin_port = htons(atoi(argv[2]));
    inet_pton(AF_INET, argv[1], &to.sin_addr);
    if (connect(s, (struct sockaddr *)&to, sizeof(to)) < 0) {
        perror("connect");
        return 1;
    }
    while (scanf("%250s", word) == 1) {
        strcat(word, "\n");
        write(s, word, strlen(word));
        int n = read(s, reply, sizeof(reply) - 1);
        if (n <= 0) break;
        reply[n] = 0;
        printf("%s", reply);
    }
    close(s);
    return 0;
}

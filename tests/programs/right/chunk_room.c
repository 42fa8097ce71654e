// One poll() loop; what one recv() brings goes out as it is, to whoever has room for it. Nagle's algorithm on.
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 100 };

int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    signal(SIGPIPE, SIG_IGN);
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_port = htons(atoi(argv[2])) };
    int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&at, sizeof at) || listen(listener, 10))
        return 1;

    struct pollfd of[MOST] = { { .fd = listener, .events = POLLIN } };
    int count = 1;
    for (;;) {
        poll(of, count, -1);
        for (int i = count - 1; i >= 0; i--) {
            if (!of[i].revents)
                continue;
            if (of[i].fd == listener) {
                int member = accept(listener, NULL, NULL);
                if (count < MOST)
                    of[count++] = (struct pollfd){ .fd = member, .events = POLLIN };
                else
                    close(member);
                continue;
            }
            char chunk[256];
            ssize_t length = recv(of[i].fd, chunk, sizeof chunk, 0);
            int from = of[i].fd;
            if (length <= 0) {
                close(from);
                of[i] = of[--count];
                length = 0;
                strcpy(chunk, "* somebody has left\n");
            }
            size_t size = length ? (size_t)length : strlen(chunk);
            for (int j = 1; j < count; j++)
                if (of[j].fd != from)
                    send(of[j].fd, chunk, size, MSG_DONTWAIT);
        }
    }
}

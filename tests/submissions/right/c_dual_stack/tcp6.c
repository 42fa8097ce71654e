// One IPv6 socket for both: IPv4 clients come as ::ffff:a.b.c.d (IPV6_V6ONLY off)
#include <arpa/inet.h>
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
  int port = argc > 1 ? atoi(argv[1]) : 12000;
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  int off = 0, on = 1;
  setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  struct sockaddr_in6 addr = {.sin6_family = AF_INET6, .sin6_addr = in6addr_any, .sin6_port = htons(port)};
  if (bind(fd, (struct sockaddr *)&addr, sizeof(addr)) || listen(fd, 5)) {
    perror("tcp6");
    return 1;
  }
  for (;;) {
    struct sockaddr_in6 from;
    socklen_t len = sizeof(from);
    int c = accept(fd, (struct sockaddr *)&from, &len);
    if (c < 0) continue;
    char name[INET6_ADDRSTRLEN];
    inet_ntop(AF_INET6, &from.sin6_addr, name, sizeof(name));
    printf("client [%s]:%d\n", name, ntohs(from.sin6_port));
    FILE *f = fdopen(c, "r+");
    int ch;
    char line[4096];
    int n = 0;
    while ((ch = getc(f)) != EOF) {
      if (n < (int)sizeof(line)) line[n++] = toupper(ch);
      if (ch == '\n') {
        send(c, line, n, MSG_NOSIGNAL);
        n = 0;
      }
    }
    fclose(f);
  }
}

#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

int main(int argc, char **argv) {
  int fd = socket(AF_INET6, SOCK_DGRAM, 0), off = 0;
  setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
  struct sockaddr_in6 addr = {.sin6_family = AF_INET6, .sin6_addr = in6addr_any};
  addr.sin6_port = htons(argc > 1 ? atoi(argv[1]) : 12000);
  if (bind(fd, (struct sockaddr *)&addr, sizeof(addr))) {
    perror("udp6");
    return 1;
  }
  for (;;) {
    char buf[65536];
    struct sockaddr_in6 from;
    socklen_t len = sizeof(from);
    ssize_t n = recvfrom(fd, buf, sizeof(buf), 0, (struct sockaddr *)&from, &len);
    for (ssize_t i = 0; i < n; i++) buf[i] = toupper((unsigned char)buf[i]);
    if (n >= 0) sendto(fd, buf, n, 0, (struct sockaddr *)&from, len);
  }
}

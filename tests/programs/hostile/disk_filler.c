// Writes files of 16 MiB until there is no room, and one for ever; prints the errors that end it.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char block[1 << 20];

int main(int argc, char **argv) {
  signal(SIGXFSZ, SIG_IGN);
  char *folder = argc > 1 ? argv[1] : ".";
  int each = argc > 2 ? 1 << 30 : 16;
  for (long total = 0, file = 0;; file++) {
    char name[200];
    snprintf(name, sizeof name, "%s/filler%ld", folder, file);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    for (int i = 0; i < each; i++) {
      ssize_t n = fd < 0 ? -1 : write(fd, block, sizeof block);
      if (n < 0) {
        printf("%s after %ld MiB\n", errno == ENOSPC ? "ENOSPC" : errno == EFBIG ? "EFBIG" : strerror(errno), total >> 20);
        return 0;
      }
      total += n;
      if (total >> 30) { puts("no limit"); return 1; }
    }
    close(fd);
  }
}

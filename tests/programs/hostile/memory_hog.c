// Takes and touches memory, 16 MiB at a time, 4 GiB at most, in as many processes as its argument says.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
  int processes = argc > 1 ? atoi(argv[1]) : 1;
  for (int i = 1; i < processes; i++) if (fork() == 0) break;
  for (long taken = 0; taken < 4096 / processes; taken += 16) {
    char *more = malloc(16 << 20);
    if (!more) { printf("refused after %ld MiB\n", taken); return 3; }
    memset(more, 1, 16 << 20);
  }
  while (wait(0) > 0) {}
  puts("no limit");
}

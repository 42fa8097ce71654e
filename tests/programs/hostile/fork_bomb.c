// Forks as often as it is let, and at most as often as its argument says; then prints how often, and waits.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv) {
  int most = argc > 1 ? atoi(argv[1]) : 500, forks = 0;
  while (forks < most) {
    pid_t pid = fork();
    if (pid == 0) { pause(); _exit(0); }
    if (pid < 0) break;
    forks++;
  }
  printf("forks %d\n", forks);
  pause();
}

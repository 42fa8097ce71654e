// Every process forks for ever. Run only where fork_bomb.c was seen to be stopped.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  puts("begun");
  fflush(stdout);
  for (;;) fork();
}

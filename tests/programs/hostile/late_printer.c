// Prints a prompt without a newline, and lines without a flush, as at a terminal; reads until Ctrl-D.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char **argv) {
  if (argc > 1) { // not before the line has long been typed
    FILE *sign = fopen(argv[1], "r");
    (void)sign;
    usleep(300 * 1000);
  }
  char line[200];
  printf("ready\n");
  printf("name? ");
  while (fgets(line, sizeof line, stdin)) printf("got %s", line);
  printf("end\n");
}

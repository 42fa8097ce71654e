/*
 * What the two load generators share, load.c and fan_out.c: the clock, their arguments, the limits that
 * they run under.
 */
#ifndef GENERATOR_H
#define GENERATOR_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define MS_NS UINT64_C(1000000)

enum { WARM_UP_MS = 300 };
enum { SPARE_S = 60 }; /* what a run may take beyond SECONDS */
enum { MOST_SECONDS = 3600 };

static inline uint64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 * MS_NS + now.tv_nsec;
}

static inline bool whole_number(const char *argument, long least, long most, long *number) {
    char *end;
    *number = strtol(argument, &end, 10);
    return end != argument && *end == '\0' && *number >= least && *number <= most;
}

static inline bool positive_number(const char *argument, double most, double *number) {
    char *end;
    *number = strtod(argument, &end);
    return end != argument && *end == '\0' && *number > 0 && *number <= most;
}

static void too_late(int signal) {
    (void)signal;
    static const char message[] = "Cannot finish: the whole run's deadline has passed\n";
    ssize_t told = write(STDERR_FILENO, message, sizeof message - 1);
    (void)told;
    _exit(1);
}

/* A server that never answers must not hold up whoever measures it; and as many sockets as we may have. */
static inline void set_limits(double seconds) {
    signal(SIGALRM, too_late);
    alarm((unsigned)seconds + SPARE_S);
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) < 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

#endif

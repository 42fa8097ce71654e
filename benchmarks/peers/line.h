/*
 * The lines that are sent: which one it is follows from the connection and its sequence number alone, so a
 * line need not be kept to know its reply, and a reply that belongs to another line is recognised.
 */
#ifndef LINE_H
#define LINE_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A letter and the newline; what fits into one datagram over IPv4 (65,535 less 28 bytes of headers). */
enum { LEAST_LINE_BYTES = 2, MOST_LINE_BYTES = 65507 };
/* 26^14 > 2^64: so many letters write any 64-bit number. */
enum { NUMBER_LETTERS = 14 };
/* A line's letters after its number are a piece of one long text, from one of so many places. */
enum { PLACES = 4096 };

static char text[2][MOST_LINE_BYTES + PLACES]; /* in lower case, in upper case */

/* The finaliser of splitmix64: no two numbers have the same result, and neighbours look unrelated. */
static inline uint64_t mix(uint64_t number) {
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9;
    number = (number ^ (number >> 27)) * 0x94d049bb133111eb;
    return number ^ (number >> 31);
}

static inline void prepare_text(void) {
    for (size_t i = 0; i < sizeof text[0]; i++) {
        text[0][i] = 'a' + mix(i + 1) % 26;
        text[1][i] = text[0][i] - 'a' + 'A';
    }
}

/*
 * Writes a line, newline included, or with `upper` the reply to it. From 15 bytes on no two lines are the
 * same (up to 2^24 connections and 2^40 numbers); shorter ones are as different as their letters allow.
 */
static inline void compose(char *line, size_t line_bytes, uint32_t connection, uint64_t sequence,
                           int upper) {
    uint64_t code = mix((uint64_t)connection << 40 | sequence);
    memcpy(line, text[upper] + code % PLACES, line_bytes - 1);
    for (size_t i = 0; i < line_bytes - 1 && i < NUMBER_LETTERS; i++) {
        line[i] = (upper ? 'A' : 'a') + code % 26;
        code /= 26;
    }
    line[line_bytes - 1] = '\n';
}

#endif

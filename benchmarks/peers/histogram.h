/*
 * How long things took: a histogram of nanoseconds that is exact to 1.6 %, in 30 KB, whatever is put in.
 *
 * Below 64 each value has a bucket of its own; from there on each power of two is cut into 64 buckets, so
 * that a bucket is never wider than a 64th of what is in it (the idea of HdrHistogram). Adding a value is
 * a shift and an increment, so it can be done between two messages.
 */
#ifndef HISTOGRAM_H
#define HISTOGRAM_H

#include <stdint.h>

enum { CUT_BITS = 6, CUTS = 1 << CUT_BITS, BUCKETS = (64 - CUT_BITS + 1) * CUTS };

struct histogram {
    uint64_t counts[BUCKETS];
    uint64_t total, max;
};

static inline void add_value(struct histogram *histogram, uint64_t value) {
    /* What is shifted out of the value leaves it in 64..127: its leading one and six bits more. */
    int shift = value < CUTS ? 0 : 63 - __builtin_clzll(value) - CUT_BITS;
    histogram->counts[shift * CUTS + (value >> shift)]++;
    histogram->total++;
    if (value > histogram->max) histogram->max = value;
}

/* The least bucket end that `part` (0 to 1) of the values do not exceed; 0 when there are none. */
static inline uint64_t quantile(const struct histogram *histogram, double part) {
    uint64_t wanted = part * histogram->total + 0.5, seen = 0;
    if (wanted == 0) wanted = 1;
    for (int i = 0; i < BUCKETS; i++) {
        seen += histogram->counts[i];
        if (seen < wanted) continue;
        int shift = i < 2 * CUTS ? 0 : i / CUTS - 1;
        uint64_t end = (((uint64_t)(i - shift * CUTS) + 1) << shift) - 1;
        return end < histogram->max ? end : histogram->max;
    }
    return 0;
}

#endif

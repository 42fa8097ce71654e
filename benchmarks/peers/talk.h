/*
 * The lines of fan_out.c on their way through a chat room: which were sent, who has heard them, and what
 * is wrong with what was heard. Nothing here touches a socket.
 *
 *     begin_line -> hear ... hear (each member) -> `done` moves on
 */
#ifndef TALK_H
#define TALK_H

#include "generator.h"
#include "histogram.h"
#include "line.h"

/* Letters that no two lines share, and what is a line rather than a text. */
enum { LEAST_CHAT_BYTES = 16, MOST_CHAT_BYTES = 256 };
enum { RING = 8192 };            /* lines that are remembered; a power of two */
enum { MOST_WINDOW = RING / 2 }; /* so that a line that comes late is still known */
enum { GAPS = 64 };              /* lines passed over that a member still recognises */
enum { MOST_HEARD_BYTES = 1024 }; /* a line as a room passes it on, with what the room puts before it */

struct line {
    uint64_t sent_ns;
    size_t heard; /* by so many */
    char bytes[MOST_CHAT_BYTES];
};

struct member {
    int sock;
    uint64_t next;            /* the line that is due; 0: none has been heard yet */
    uint64_t gaps, gap[GAPS]; /* how many lines were passed over, and the last of them */
    size_t kept;              /* bytes of a line whose end is still to come */
    char rest[MOST_HEARD_BYTES];
};

/* What was asked for. */
static size_t count, line_bytes;

/* How it goes: lines 1 to `sent` were sent, and all members have heard those up to `done`. */
static struct line lines[RING];
static uint64_t sent, done;
static size_t joined; /* members who have heard any line */
static bool counting; /* what is heard is part of the result */
static struct histogram latencies;
static uint64_t lost, doubled, reordered, torn, echoed;

static struct line *line_of(uint64_t sequence) {
    return &lines[sequence % RING];
}

static struct line *begin_line(void) {
    struct line *line = line_of(++sent);
    compose(line->bytes, line_bytes, 0, sent, false);
    line->heard = 0;
    line->sent_ns = now_ns();
    return line;
}

static bool is_line(uint64_t sequence, const char *bytes) {
    return memcmp(bytes, line_of(sequence)->bytes, line_bytes - 1) == 0;
}

/* Which line this one ends in, whatever the room put before it; 0: none. */
static uint64_t which(const char *bytes, size_t length, uint64_t due) {
    if (length < line_bytes - 1) return 0;
    const char *end = bytes + length - (line_bytes - 1);
    if (due > 0 && due <= sent && is_line(due, end)) return due;
    for (uint64_t sequence = sent; sequence > 0 && sequence + RING > sent; sequence--) {
        if (is_line(sequence, end)) return sequence;
    }
    return 0;
}

/* One member need not be waited for with this line any more. */
static void settle(uint64_t sequence) {
    line_of(sequence)->heard++;
    while (done < sent && line_of(done + 1)->heard == count) done++;
}

/* A line that another overtook is lost, until it comes after all. */
static void pass_over(struct member *member, uint64_t sequence) {
    lost++;
    member->gap[member->gaps++ % GAPS] = sequence;
    settle(sequence);
}

static bool was_passed_over(struct member *member, uint64_t sequence) {
    for (unsigned i = 0; i < GAPS && i < member->gaps; i++) {
        if (member->gap[i] != sequence) continue;
        member->gap[i] = 0; /* no line has this number: once more, and it is doubled */
        return true;
    }
    return false;
}

/* The first line that a member hears: those that went before were not for it. */
static void join(struct member *member, uint64_t sequence) {
    member->next = sequence;
    joined++;
    for (uint64_t before = done + 1; before < sequence; before++) settle(before);
}

/* Notices of the room's own, of who came and went, are no part of the talk. */
static bool is_notice(const char *bytes, size_t length) {
    return length >= 2 && memcmp(bytes, "* ", 2) == 0;
}

/* A line without its end, as a member received it. */
static void hear(struct member *member, const char *bytes, size_t length, uint64_t at_ns) {
    uint64_t sequence = which(bytes, length, member->next);
    if (sequence == 0) {
        /* Before that, a room may greet in its own words. */
        if (member->next > 0 && !is_notice(bytes, length)) torn++;
        return;
    }
    if (member->next == 0) join(member, sequence);
    if (sequence < member->next) {
        if (!was_passed_over(member, sequence)) doubled++;
        else lost--, reordered++;
        return;
    }
    while (member->next < sequence) pass_over(member, member->next++);
    member->next++;
    settle(sequence);
    if (counting) add_value(&latencies, at_ns - line_of(sequence)->sent_ns);
}

/* The sender listens for one thing only: its own words. */
static void overhear(const char *bytes, size_t length) {
    if (which(bytes, length, 0) > 0) echoed++;
}

/* What a member still waits for when nothing comes any more. */
static void miss(const struct member *member) {
    if (member->next > 0) lost += sent + 1 - member->next;
}

#endif

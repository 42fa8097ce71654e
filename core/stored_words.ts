/**
 * The words and numbers of a stored run, each within bounds that no view can be led beyond.
 *
 * @module
 */
import * as v from "valibot";
import { visible, visibleLines } from "../wire/visible.ts";

/** The longest text: twice what is kept of all that a program prints (`rig/capture.ts`). */
const MOST_CHARS = 512 * 1024;

/** The longest name: of a role, a counter, a host. */
const MOST_NAME_CHARS = 255;

/** A day: no play takes longer, and a picture stays within its bounds. */
const MOST_MS = 24 * 60 * 60 * 1_000;

/** What a program said or was told: any characters, since every view makes them visible. */
export const said = v.pipe(
  v.string(),
  v.maxLength(MOST_CHARS),
  v.transform((text) => text.toWellFormed()),
);

/** What the lab says in one line. Views trust it, so what a terminal would obey is made visible here. */
const line = v.pipe(said, v.transform(visible));

/** What the lab says in paragraphs. */
const prose = v.pipe(said, v.transform(visibleLines));

/** One line in each language. */
export const lineText = v.object({ en: line, pt: line });

/** Paragraphs in each language. */
export const proseText = v.object({ en: prose, pt: prose });

/** What was awaited, expected or observed: a program's words may be in it. */
export const saidText = v.object({ en: said, pt: said });

/** 0, 1, 2 ... */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A whole number, also below 0. */
export const whole = v.pipe(v.number(), v.safeInteger());

/** A length of time, or a moment of the play. */
export const lengthMs = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MOST_MS));

/** By a tool's clock, which may be a little before the play's. */
export const clockMs = v.pipe(
  v.number(),
  v.finite(),
  v.minValue(-MOST_MS),
  v.maxValue(MOST_MS),
);

const named = (shape: RegExp) => v.pipe(v.string(), v.maxLength(MOST_NAME_CHARS), v.regex(shape));

/** A scenario's id: it is a part of file names and of command lines. */
export const scenarioId = v.pipe(v.string(), v.maxLength(40), v.regex(/^[A-Za-z0-9][\w-]*$/));

/** An id of a role or of a claim. */
export const plainId = named(/^[A-Za-z][\w-]*$/);

/** An IP address, or a host's name. */
export const host = named(/^[\w.:%-]+$/);

/** As in errno(3). */
export const errno = named(/^E[A-Z0-9]+$/);

/** As in section 2 of the manual. */
export const callName = named(/^[a-z_][a-z0-9_]*$/);

/** As in signal(7). */
export const signalName = named(/^[A-Z][A-Z0-9+-]*$/);

/** A system's, an architecture's or a version's name. */
export const word = named(/^[\w.+-]+$/);

/** Kernel counters by name, `Tcp.OutRsts`. */
export const counters = v.record(named(/^[A-Za-z]\w*(?:\.\w+)?$/), count);

/** ISO 8601, UTC. */
export const timestamp = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?Z$/,
  ),
);

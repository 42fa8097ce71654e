/**
 * The fields of a report that another program printed: each is what it should be, or it throws.
 *
 * @module
 */
import { visible } from "./visible.ts";

/**
 * How to ask for the fields of an object, its own ones only.
 *
 * @throws {TypeError} where it is no object.
 */
export function fieldsOf(json: unknown): (name: string) => unknown {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new TypeError("not an object");
  }
  const own = new Map<string, unknown>(Object.entries(json));
  return (name) => own.get(name);
}

/** @throws {TypeError} where it is no list. */
export function list(json: unknown): readonly unknown[] {
  if (!Array.isArray(json)) throw new TypeError("not a list");
  return json;
}

/**
 * A whole number that is not negative.
 *
 * @throws {TypeError} where it is anything else.
 */
export function count(json: unknown): number {
  if (!Number.isSafeInteger(json) || Number(json) < 0) throw new TypeError("not a count");
  return Number(json);
}

/**
 * A finite number that is not negative.
 *
 * @throws {TypeError} where it is anything else.
 */
export function amount(json: unknown): number {
  if (typeof json !== "number" || !Number.isFinite(json) || json < 0) {
    throw new TypeError("not an amount");
  }
  return json;
}

/**
 * A text, made visible.
 *
 * @throws {TypeError} where it is none.
 */
export function text(json: unknown): string {
  if (typeof json !== "string") throw new TypeError("not a text");
  return visible(json);
}

/**
 * Counts by errno, or by the program's own word of that shape.
 *
 * @throws {TypeError} where a name or a count is none.
 */
export function errnoCounts(json: unknown): Record<string, number> {
  const field = fieldsOf(json);
  const names = Object.keys(json as object);
  if (!names.every((name) => /^[A-Za-z]\w*$/.test(name))) throw new TypeError("not an errno");
  return Object.fromEntries(names.map((name) => [name, count(field(name))]));
}

type Message = string;
// deno-lint-ignore no-explicit-any -- a constructor of any arguments, as in the package
type Class<T> = abstract new (...args: any[]) => T;

export function assert(condition: unknown, message?: Message): asserts condition;
export function assertEquals<T>(actual: T, expected: T, message?: Message): void;
export function assertNotEquals<T>(actual: T, expected: T, message?: Message): void;
export function assertExists<T>(actual: T, message?: Message): asserts actual is NonNullable<T>;
export function assertGreaterOrEqual<T>(actual: T, expected: T, message?: Message): void;
export function assertLess<T>(actual: T, expected: T, message?: Message): void;
export function assertMatch(actual: string, pattern: RegExp, message?: Message): void;
export function assertNotMatch(actual: string, pattern: RegExp, message?: Message): void;
export function assertStringIncludes(actual: string, part: string, message?: Message): void;
export function assertThrows<E extends Error>(
  action: () => unknown,
  errorClass: Class<E>,
  messagePart?: string,
): E;
export function assertRejects<E extends Error>(
  action: () => PromiseLike<unknown>,
  errorClass: Class<E>,
  messagePart?: string,
): Promise<E>;

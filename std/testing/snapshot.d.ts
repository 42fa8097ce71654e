export interface SnapshotOptions<T = unknown> {
  /** The snapshot's name; the test's own name if absent. */
  name?: string;
  /** How the value is written; `Deno.inspect` if absent. */
  serializer?: (actual: T) => string;
}

/** Compares with the stored snapshot; `deno test -- --update` stores anew. */
export function assertSnapshot<T>(
  context: Deno.TestContext,
  actual: T,
  options?: SnapshotOptions<T>,
): Promise<void>;

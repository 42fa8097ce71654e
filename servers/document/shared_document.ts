/**
 * A text that threads share, and the door to it.
 *
 *     memory   | the lock's words | length | text ..................... |
 *
 * Reading, replacing and appending each take their time: half of the work is done on entering, the other
 * half on leaving, and `stay` lies in between. So without the lock the harm would be plain to see: torn
 * texts, and appends that overwrite one another.
 *
 * @module
 */
import { type Policy, ReadersWritersLock, type Visitor } from "./readers_writers_lock.ts";

/** The longest text, in bytes. */
export const MAX_TEXT_BYTES = 1024 * 1024;

/** The text would be longer than {@linkcode MAX_TEXT_BYTES}. */
export class DocumentFull extends Error {
  override name = "DocumentFull";
}

/** What happens at the door, for a log; awaited, so that nobody can leave before it was told who entered. */
export interface Porter {
  /** @param moment `arrives` while waiting, `enters` and `leaves` while inside. */
  tell(moment: "arrives" | "enters" | "leaves", as: Visitor): Promise<void> | void;
}

/** Stays inside for a while. */
export type Stay = () => Promise<void>;

/** One thread's view of the document. */
export class SharedDocument {
  readonly lock: ReadersWritersLock;
  readonly #length: Int32Array<SharedArrayBuffer>;
  readonly #text: Uint8Array<SharedArrayBuffer>;

  /** The memory for one document that so many threads can share. */
  static share(threads: number): SharedArrayBuffer {
    return new SharedArrayBuffer(ReadersWritersLock.bytes(threads) + 4 + MAX_TEXT_BYTES);
  }

  /** The parameters are those of {@linkcode ReadersWritersLock}. */
  constructor(memory: SharedArrayBuffer, threads: number, thread: number, policy: Policy) {
    this.lock = new ReadersWritersLock(memory, threads, thread, policy);
    const at = ReadersWritersLock.bytes(threads);
    this.#length = new Int32Array(memory, at, 1);
    this.#text = new Uint8Array(memory, at + 4, MAX_TEXT_BYTES);
  }

  /** The text, as a copy. */
  read(porter: Porter, stay: Stay): Promise<Uint8Array> {
    return this.#visit("reader", porter, async () => {
      const text = new Uint8Array(this.#bytes);
      const half = text.length >> 1;
      text.set(this.#text.subarray(0, half));
      await stay();
      text.set(this.#text.subarray(half, text.length), half);
      return text;
    });
  }

  /**
   * Replaces the text.
   *
   * @throws {DocumentFull}
   */
  write(text: Uint8Array, porter: Porter, stay: Stay): Promise<void> {
    if (text.length > MAX_TEXT_BYTES) throw new DocumentFull();
    return this.#visit("writer", porter, async () => {
      const half = text.length >> 1;
      this.#text.set(text.subarray(0, half));
      await stay();
      this.#text.set(text.subarray(half), half);
      this.#bytes = text.length;
    });
  }

  /**
   * Adds to the text.
   *
   * @throws {DocumentFull}
   */
  append(text: Uint8Array, porter: Porter, stay: Stay): Promise<void> {
    return this.#visit("writer", porter, async () => {
      const end = this.#bytes;
      await stay();
      if (end + text.length > MAX_TEXT_BYTES) throw new DocumentFull();
      this.#text.set(text, end);
      this.#bytes = end + text.length;
    });
  }

  async #visit<T>(as: Visitor, porter: Porter, work: () => Promise<T>): Promise<T> {
    // Not one after the other: by the time anybody can read that it arrived, it has its place in the queue.
    await Promise.all([porter.tell("arrives", as), this.lock.enter(as)]);
    try {
      await porter.tell("enters", as);
      return await work();
    } finally {
      try {
        await porter.tell("leaves", as);
      } finally {
        this.lock.leave(as);
      }
    }
  }

  get #bytes(): number {
    return this.#length[0] ?? 0;
  }

  set #bytes(bytes: number) {
    this.#length[0] = bytes;
  }
}

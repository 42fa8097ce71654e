/**
 * The way out to one member: one write at a time, of all that waits for it.
 *
 * @module
 */
import { errnoOf } from "../../wire/socket_error.ts";
import { Queue } from "./queue.ts";
import type { Stream } from "./stream.ts";

/** At most so many bytes may wait for a member: whoever is further behind is dropped. */
export const QUEUE_BYTES = 1024 * 1024;
/** Who is so far behind is waited for a little, and not read until it has caught up with its own answers. */
export const LATE_BYTES = QUEUE_BYTES / 2;

/** The half of a connection that an outlet needs. */
interface Writer {
  write(bytes: Uint8Array): Promise<number>;
}

/** Who wants to know how it goes. */
export interface Overseer {
  /** A write has begun where none was under way. */
  busy(): void;
  /** All was taken, or the outlet is closed; `busy` comes before each. */
  idle(): void;
  /** The first time that more than {@linkcode LATE_BYTES} wait. */
  late(): void;
  /** They no longer do; `late` comes before each. */
  onTime(outlet: Outlet): void;
  /** Nothing goes out any more. */
  closed(outlet: Outlet): void;
}

/** One member's outlet. */
export class Outlet {
  /** Why it takes nothing any more, such as ECONNRESET: the system tells that once, and not to a read as well. */
  errno = "";
  readonly #queue: Queue;
  #writing = false;
  #under: Uint8Array = new Uint8Array();
  #isLate = false;
  #ended = false;
  #closed = false;
  #whenIdle: (() => void)[] = [];

  constructor(
    private readonly to: Writer,
    stream: Stream,
    private readonly overseer: Overseer,
  ) {
    this.#queue = new Queue(stream);
  }

  /** How far it has come in the stream. */
  get place(): number {
    return this.#queue.place;
  }

  /** How many bytes wait. */
  get bytes(): number {
    return this.#closed ? 0 : this.#queue.bytes;
  }

  /** More than {@linkcode LATE_BYTES} wait. */
  get isLate(): boolean {
    return this.#isLate;
  }

  /** The last bytes of the stream are the member's own. */
  skip(bytes: number): void {
    if (!this.#ended) this.#queue.skip(bytes);
  }

  /** For this member alone; nothing is written before {@linkcode flush}. */
  insert(bytes: Uint8Array): void {
    if (!this.#ended) this.#queue.insert(bytes);
  }

  /** Begins to write what waits, unless a write is under way: then it goes with the next. */
  flush(): void {
    if (this.#closed) return;
    if (!this.#isLate && this.#queue.bytes > LATE_BYTES) {
      this.#isLate = true;
      this.overseer.late();
    }
    if (this.#writing) return;
    const bytes = this.#queue.next();
    if (bytes) this.#write(bytes);
  }

  /** Nothing is added any more; what waits still goes out. */
  end(): void {
    this.#ended = true;
    this.#queue.end();
  }

  /** Fulfilled when all is written, or the outlet is closed. */
  idle(): Promise<void> {
    if (!this.#writing) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Nothing goes out any more, and nothing waits. */
  close(): void {
    if (this.#closed) return;
    this.#ended = this.#closed = true;
    this.overseer.closed(this);
    this.#notLate();
    if (this.#writing) this.#done(); // the write that is under way may never end
  }

  #write(bytes: Uint8Array): void {
    if (!this.#writing) {
      this.#writing = true;
      this.overseer.busy();
    }
    this.#under = bytes;
    this.to.write(bytes).then(this.#written, this.#failed);
  }

  #written = (taken: number): void => {
    if (this.#closed) return;
    const bytes = taken < this.#under.length ? this.#under.subarray(taken) : this.#queue.next();
    if (this.#isLate && this.#queue.bytes <= LATE_BYTES) this.#notLate();
    if (bytes) this.#write(bytes);
    else this.#done();
  };

  /** It takes nothing any more. It may have said something before that: whoever reads it finds out how it ended. */
  #failed = (error: unknown): void => {
    if (!this.#closed) this.errno = errnoOf(error);
    this.close();
  };

  #done(): void {
    this.#writing = false;
    this.overseer.idle();
    for (const tell of this.#whenIdle.splice(0)) tell();
  }

  #notLate(): void {
    if (!this.#isLate) return;
    this.#isLate = false;
    this.overseer.onTime(this);
  }
}

/**
 * All rounds' figures as JSON: one measurement a line, in the order in which they were made, so that two
 * versions of the file can be compared line by line.
 *
 * @module
 */
import type { Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import type { FanOutMeasurement } from "./fan_out.ts";
import type { Machine } from "./machine.ts";
import { LINE_BYTES } from "./measure.ts";
import type { Measurement } from "./measurement.ts";
import type { MemoryMeasurement } from "./memory.ts";
import type { Options } from "./options.ts";
import { CannotMeasure } from "./tools.ts";

/** What a run of the benchmark leaves. */
export interface Results {
  readonly machine: Machine;
  readonly options: Options;
  /** False: interrupted. */
  readonly complete: boolean;
  readonly measurements: readonly Measurement[];
  readonly memory: readonly MemoryMeasurement[];
  readonly fanOut: readonly FanOutMeasurement[];
}

/** The results as JSON text. */
export function resultsJson(results: Results): string {
  const { machine, options, complete, measurements, memory, fanOut } = results;
  const { connections, udp, hold, room, windows, rounds, seconds, peers } = options;
  const asked = {
    ...{ connections, udp, hold, room, windows, rounds, seconds },
    lineBytes: LINE_BYTES,
    peers: peers.map(({ name }) => name),
  };
  const list = (entries: readonly unknown[]) =>
    entries.length === 0
      ? "[]"
      : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]`;
  return [
    "{",
    '  "format": 1,',
    `  "machine": ${JSON.stringify(machine)},`,
    `  "options": ${JSON.stringify(asked)},`,
    `  "complete": ${complete},`,
    `  "measurements": ${list(measurements)},`,
    `  "memory": ${list(memory)},`,
    `  "fanOut": ${list(fanOut)}`,
    "}",
    "",
  ].join("\n");
}

/** The file for the results, known to be writable before minutes are spent on measuring. */
export class ResultsFile implements AsyncDisposable {
  #superfluous: boolean;

  private constructor(private readonly path: string, isNew: boolean) {
    this.#superfluous = isNew;
  }

  /** @throws {CannotMeasure} where the file cannot be written. What is in it stays for now. */
  static async open(path: string): Promise<ResultsFile> {
    try {
      const isNew = await create(path);
      if (!isNew) (await Deno.open(path, { append: true })).close();
      return new ResultsFile(path, isNew);
    } catch (error) {
      const why = visible(error instanceof Error ? error.message : String(error));
      const text: Text = {
        en: `Cannot write ${visible(path)}: ${why}`,
        pt: `Não foi possível gravar ${visible(path)}: ${why}`,
      };
      throw new CannotMeasure(text);
    }
  }

  async write(text: string): Promise<void> {
    await Deno.writeTextFile(this.path, text);
    this.#superfluous = false;
  }

  /** An interrupted measurement leaves no empty file. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#superfluous) await Deno.remove(this.path);
  }
}

/** Whether the file was not there before. */
async function create(path: string): Promise<boolean> {
  try {
    (await Deno.open(path, { write: true, createNew: true })).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.AlreadyExists) return false;
    throw error;
  }
}

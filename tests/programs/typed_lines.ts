/**
 * The lines typed into a program, one by one.
 *
 * @module
 */

/** Reads stdin line by line, without the ends of the lines. */
export async function* typedLines(): AsyncGenerator<string> {
  let text = "";
  for await (const chunk of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
    const lines = (text + chunk).split("\n");
    text = lines.pop() ?? "";
    yield* lines;
  }
}

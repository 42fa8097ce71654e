/**
 * A write under way ends when its connection is closed here. Deno before 2.9 does not do so: it waits until the
 * other side reads, or is gone, so that whoever reads nothing could hold up a server that wants to end. Delete
 * this with the last such Deno.
 *
 * @module
 */

/** What is asked of a connection; a `Deno.TcpConn` is one. */
interface Line {
  write(bytes: Uint8Array): Promise<number>;
  close(): void;
}

const LEAVES_WRITES = Deno.version.deno.localeCompare("2.9", "en", { numeric: true }) < 0;

/** From now on whoever waits for a write over it is told when it is closed. */
export function endWritesAtClose(line: Line): void {
  if (!LEAVES_WRITES) return;
  const [write, close] = [line.write.bind(line), line.close.bind(line)];
  let end = (_: Error): void => {};
  line.write = (bytes) =>
    new Promise((resolve, reject) => {
      end = reject;
      write(bytes).then(resolve, reject);
    });
  line.close = () => {
    end(new Deno.errors.Interrupted("closed"));
    close();
  };
}

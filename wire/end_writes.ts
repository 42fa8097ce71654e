/**
 * A write under way ends when its connection is closed here. In Deno before 2.9 it does not, but waits until the
 * other side reads or is gone: whoever reads nothing could hold up a server that wants to end. Delete this with
 * the last such Deno.
 *
 * @module
 */
import { IS_OLD_DENO } from "./old_deno.ts";

/** What is asked of a connection; a `Deno.TcpConn` is one. */
interface Line {
  write(bytes: Uint8Array): Promise<number>;
  close(): void;
}

/** From now on whoever waits for a write over it is told when it is closed. */
export function endWritesAtClose(line: Line): void {
  if (!IS_OLD_DENO) return;
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

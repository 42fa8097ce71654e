/**
 * Nothing outlives the lab, not even a lab that is killed.
 *
 * Where there is a shell, a guardian of a few lines holds the other end of a pipe and the list of process
 * groups that the lab has started. When the pipe closes, however the lab has ended, the guardian ends what
 * is on its list. A program is held back until it is on the list (see {@linkcode HELD}), so that there is
 * no moment at which it could be missed. On Windows the system does this: Deno puts what it starts into a
 * job object that dies with it.
 *
 * @module
 */

/** Runs its arguments once a line has come on stdin; ends if none can come any more. */
export const HELD = ["sh", "-c", 'read -r _ && exec "$@"', "sh"];

const GUARDIAN = `
live=' '
while read -r sign pid; do
  case $sign in
    +) live="$live$pid " ;;
    -) live="\${live%% $pid *} \${live#* $pid }" ;;
  esac
done
for pid in $live; do kill -s KILL -- "-$pid"; done
`;

/** Whether programs can be held and guarded: everywhere but on Windows. */
export const GUARDED = Deno.build.os !== "windows";

/** Ends the process groups on its list when the lab is gone. */
export interface Guardian extends AsyncDisposable {
  /** Puts a process group on the list. */
  watch(pid: number): Promise<void>;
  /** Takes it off: it was ended. */
  forget(pid: number): Promise<void>;
}

/** Starts a guardian, in a session of its own, so that no Ctrl-C reaches it. */
export function openGuardian(): Guardian {
  if (!GUARDED) {
    return {
      watch: () => Promise.resolve(),
      forget: () => Promise.resolve(),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  }
  const shell = new Deno.Command("sh", {
    args: ["-c", GUARDIAN],
    stdin: "piped",
    stdout: "null",
    stderr: "null",
    detached: true,
  }).spawn();
  const pipe = shell.stdin.getWriter();
  const tell = (line: string) => pipe.write(new TextEncoder().encode(`${line}\n`));
  return {
    watch: (pid) => tell(`+ ${pid}`),
    forget: (pid) => tell(`- ${pid}`),
    async [Symbol.asyncDispose]() {
      await pipe.close();
      await shell.status;
    },
  };
}

/**
 * Control groups (cgroups(7)): the only limits that count a program and all that it starts together.
 *
 * @module
 */
import { AROUND, type Limits } from "./limits.ts";
import { runQuietly } from "../quietly.ts";

/** A group for the programs of one sandbox, in which each has one of its own. */
export interface Groups {
  /** The words that put another command line into a group of its own, and run it. */
  readonly enter: readonly string[];
  /** Kills whatever is in the groups, and removes them. */
  close(): Promise<void>;
}

/**
 * Makes the groups named $1$2 and prints where. Version 2 where it manages both; else version 1, below the
 * lab's own group if that is in sight. A container, or a user who is not root, mostly may not: no output.
 * Those that begin with $1 are of a lab that was killed, since the number in it is leased (slots.ts): they go.
 */
const OPEN = `
cd /sys/fs/cgroup || exit
stale() { rmdir "$1"*/*/ "$1"*/; } 2>/dev/null
if [ -w cgroup.procs ] && grep -q memory cgroup.subtree_control && grep -q pids cgroup.subtree_control
then
  stale "$1"
  mkdir "$1$2" && echo "+memory +pids" >"$1$2/cgroup.subtree_control" && echo "$PWD/$1$2"
else
  for kind in memory pids; do
    own=$(grep "^[0-9]*:$kind:" /proc/self/cgroup) && own=\${own#*:*:} || exit
    [ -d "$kind$own" ] || own=
    stale "$kind$own/$1"
    mkdir "$kind$own/$1$2" && echo "$PWD/$kind$own/$1$2"
  done
fi
`;

/**
 * $1: bytes; $2: processes; $3: the groups' paths, in lines; then what to run. It runs before anything of the
 * program does. A limit that the kernel does not know (swap, as it is often configured) is left out.
 */
const ENTER = `
memory=$1 pids=$2 groups=$3
shift 3
mine=
for group in $groups; do mine="$mine $group/$$"; done
mkdir $mine 2>/dev/null # all at once: a process less to start
for group in $mine; do
  cd "$group" || continue
  for limit in pids.max:$pids memory.max:$memory memory.swap.max:0 \
    memory.limit_in_bytes:$memory memory.memsw.limit_in_bytes:$memory; do
    [ -w "\${limit%:*}" ] && echo "\${limit#*:}" >"\${limit%:*}"
  done
  echo $$ >cgroup.procs
done 2>/dev/null
cd / && exec "$@"
`;

/** Kills until nobody is left, since a process may start others meanwhile, and for 200 rounds at most. */
const CLOSE = `
for group in $1; do
  round=0
  while [ -d "$group" ] && [ $((round += 1)) -le 200 ]; do
    for procs in "$group"/*/cgroup.procs; do
      [ -e "$procs" ] || continue
      while read -r pid; do kill -s KILL "$pid"; done <"$procs"
      rmdir "\${procs%/*}"
    done
    rmdir "$group" && break
    sleep 0.01
  done
done 2>/dev/null
`;

/**
 * Opens the groups of one sandbox; undefined where there are none, or the user may not.
 *
 * @param slot a number that no other open sandbox on this machine has.
 */
export async function openGroups(limits: Limits, slot: number): Promise<Groups | undefined> {
  const name = [`socketlab-${slot}-`, crypto.randomUUID()];
  const { stdout } = await runQuietly(["sh", "-c", OPEN, "sh", ...name]);
  const groups = stdout.trim();
  if (groups === "") return undefined;
  const { memoryBytes, processes } = limits;
  const numbers = [`${memoryBytes}`, `${processes + AROUND}`];
  return {
    enter: ["sh", "-c", ENTER, "sh", ...numbers, groups],
    close: async () => {
      await runQuietly(["sh", "-c", CLOSE, "sh", groups]);
    },
  };
}

/**
 * Programs under limits alone, where there is no bubblewrap: each in a copy of the folder, with a clean
 * environment, and, if the lab is root's, as a user who is nobody else.
 *
 * @module
 */
import type { Cage } from "../sandbox.ts";
import { type Limits, ulimit } from "./limits.ts";
import { runQuietly } from "../quietly.ts";
import { cleanEnvironment, type Machine } from "./machine.ts";
import { firstUser } from "./slots.ts";
import { atTerminal } from "./terminal.ts";

/** $1: where copies are; $2: the folder; $3: its new owner. The rest is run in the copy. */
const COPY = `
mkdir -p -m 711 "$1" && copy=$(mktemp -d "$1/XXXXXX") && cp -dR --preserve=mode,timestamps "$2/." "$copy" || exit
[ "$3" = same ] || chown -hR "$3:$3" "$copy"
cd "$copy" && shift 3 && exec "$@"
`;

/** $1: the folder; $2: its new owner. The rest is run in it. */
const GIVE = `
cd "$1" || exit
[ "$2" = same ] || chown -hR "$2:$2" .
shift 2
exec "$@"
`;

/** Kills all that is of the user $1, or else has the mark $2 in its environment, and removes the copies, $3. */
const CLOSE = `
round=0
while [ $((round += 1)) -le 50 ]; do
  found=
  for proc in /proc/[0-9]*; do
    if [ "$1" = same ]; then grep -q "$2" "$proc/environ"
    else read -r _ uid _ <<END && [ "$uid" = "$1" ]
$(grep ^Uid: "$proc/status")
END
    fi && kill -s KILL "\${proc#/proc/}" && found=1
  done
  [ "$found" ] || break
done 2>/dev/null
rm -rf "$3"
`;

/** Locks in as well as limits can. */
export function limited(
  { machine, limits, slot }: {
    readonly machine: Machine;
    readonly limits: Limits;
    readonly slot: number;
  },
): Cage {
  const mark = `socketlab-${crypto.randomUUID()}`;
  const copies = `/tmp/${mark}`;
  const isOther = machine.isRoot && machine.setpriv;
  const user = isOther ? `${firstUser(slot)}` : "same";
  const become = isOther
    ? ["setpriv", `--reuid=${user}`, `--regid=${user}`, "--clear-groups", "--no-new-privs", "--"]
    : [];
  const environment = { ...cleanEnvironment(machine), SOCKETLAB: mark };
  const limit = (toBuild: boolean) =>
    ulimit(limits, machine, isOther ? 7 * limits.processes : machine.threads, toBuild);
  const under = (argv: readonly string[], toBuild: boolean) => [
    ...["env", "-i", ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)],
    ...become,
    // Limits are one user's here, so that programs which run side by side share the number.
    ...["sh", "-c", `${limit(toBuild)}\nexec "$@"`, "sh"],
    ...argv,
  ];
  return {
    play: (network, folder, argv) => {
      const line = [copies, folder, user, ...under(atTerminal(machine, argv), false)];
      const enter = isOther ? network.insideAsRoot : network.inside;
      return enter(["sh", "-c", COPY, "sh", ...line]);
    },
    build: (folder, argv) => ["sh", "-c", GIVE, "sh", folder, user, ...under(argv, true)],
    close: async () => {
      await runQuietly(["sh", "-c", CLOSE, "sh", user, mark, copies]);
    },
  };
}

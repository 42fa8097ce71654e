/**
 * The command line of bubblewrap, bwrap(1): a new root in which the system is read-only, and the folder is all
 * that there is of anybody's.
 *
 * @module
 */
import type { Network } from "../network.ts";
import type { Cage } from "../sandbox.ts";
import type { Groups } from "./groups.ts";
import { BUILD_DISK_BYTES, type Limits, ulimit } from "./limits.ts";
import { cleanEnvironment, type Machine } from "./machine.ts";
import { firstUser, USERS } from "./slots.ts";
import { atTerminal, quote, typedCommand, waitingTerminal } from "./terminal.ts";

/** What a cage is made of. */
export interface Wrapping {
  readonly machine: Machine;
  readonly limits: Limits;
  readonly slot: number;
  readonly groups: Groups | undefined;
}

/**
 * Copies the folder, with what rights the lab has left, for the user $1. Where there is no room for all of it,
 * entries that would take more than $2 KiB stay where they are, read-only, and links lead there: for root,
 * only readable ones if everybody may read the folder.
 */
const COPY = `
if ! cp -dR --preserve=mode,timestamps /submission/. . 2>/dev/null; then
  rm -rf ./* ./.[!.]*
  for entry in /submission/* /submission/.[!.]*; do
    [ -e "$entry" ] || [ -L "$entry" ] || continue
    read -r kib _ <<END
$(du -sk "$entry" 2>/dev/null)
END
    name=\${entry##*/}
    [ "$kib" -le "$2" ] && cp -dR --preserve=mode,timestamps "$entry" . 2>/dev/null && continue
    rm -rf "./$name"
    ln -s "$entry" "./$name"
  done
fi
`;

/** Copies the folder whole, or not at all. */
const COPY_ALL = `cp -dR --preserve=mode,timestamps /submission/. . || exit 126
`;

/** Gives the folder to the user $1. */
const GIVE = `[ "$1" = same ] || chown -hR "$1:$1" .
`;

/** Runs a program, and if it succeeds, ends what it left behind and sends a line and the folder to fd 3. */
const BUILD = `"$@" 3>&- || exit
kill -s KILL -- -1 2>/dev/null
echo >&3 && exec tar -c --mode=u+rwX . >&3`;

/** Waits for the line; puts what follows in the place of all that is in the folder. */
const TAKE = `read -r _ || exit
rm -rf ./* ./.[!.]* ./..?*
head -c ${2 * BUILD_DISK_BYTES} | tar -x`;

/**
 * Joins the two: the folder of a build is in memory, so that it is full where its limit says, and not where the
 * disk is. What comes of it is unpacked in a cage too, in which nothing of the submission runs.
 */
const joined = (build: readonly string[], take: readonly string[]) => {
  const [from, into] = [build, take].map((argv) => argv.map(quote).join(" "));
  return `exec 5>&1
codes=$({ { ${from} 3>&1 >&5 4>&- 5>&-; echo $? >&4; } | ${into} >/dev/null 2>&1 4>&- 5>&-; echo $? >&4; } 4>&1)
for code in $codes; do [ "$code" = 0 ] || exit "$code"; done`;
};

/** Accounts as runtimes look them up: the program's own, whatever its number. */
const accounts = (uid: number) =>
  [
    ["passwd", `root:x:0:0::/nowhere:/bin/false\nstudent:x:${uid}:${uid}::/tmp:/bin/sh`],
    ["group", `root:x:0:\nstudent:x:${uid}:`],
  ] as const;

/** Writes them, since bubblewrap takes a file's text from a descriptor only, $1 and $2; runs the rest. */
const WITH_ACCOUNTS = `passwd=$1 group=$2; shift 2; exec "$@" 8<<P 9<<G
$passwd
P
$group
G
`;

/** Where the Deno that runs the lab is found, wherever it lies outside. A binary of the lab is of no use in there. */
const LAB_BIN = "/run/lab";
const DENO = Deno.build.standalone ? [] : [[Deno.execPath(), `${LAB_BIN}/deno`]] as const;

/** Runs bubblewrap without the lab's environment. */
const EMPTY = ["env", "-i", "PATH=/usr/local/bin:/usr/bin:/bin"];

/** Locks in by bubblewrap. */
export function bubblewrapped(wrapping: Wrapping): Cage & {
  /** Whether bubblewrap can do here what it is wanted for. */
  readonly probe: readonly string[];
} {
  const { machine, limits, slot, groups } = wrapping;
  const clean = cleanEnvironment(machine);
  const environment = { ...clean, PATH: `${LAB_BIN}:${clean.PATH}` };
  let last = 0;
  const nextUser = () => firstUser(slot) + (machine.isRoot ? last++ % USERS : 0);
  const wrap = (
    options: readonly string[],
    script: string,
    argv: readonly string[],
    run?: string,
  ) => {
    const user = nextUser();
    const others = machine.isRoot ? 0 : machine.threads;
    const limit = ulimit(limits, machine, others, run !== undefined);
    const begin = `${script}${GIVE}${limit}\nshift 2; ${run ?? 'exec "$@"'}`;
    return [
      ...(groups?.enter ?? []),
      ...["sh", "-c", WITH_ACCOUNTS, "sh", ...accounts(user).map(([, text]) => text)],
      ...(machine.isRoot ? [] : EMPTY), // whose own /proc/1/environ the program can read, if it is one user's
      ...["bwrap", ...view(machine, limits), ...asUser(machine, user), ...options],
      ...["--remount-ro", "/", "--clearenv", ...Object.entries(environment).flatMap(setenv)],
      ...["--", "sh", "-c", begin, "sh", machine.isRoot ? `${user}` : "same"],
      `${Math.floor(limits.diskBytes / 4096)}`,
      ...(machine.isRoot ? become(user) : []),
      ...argv,
    ];
  };
  const known = ([first = "", ...rest]: readonly string[]) => [
    DENO.some(([outside]) => outside === first) ? "deno" : first,
    ...rest,
  ];
  const copyOf = (folder: string) => ["--ro-bind", folder, "/submission"];
  const sized = (bytes: number) => [
    ...sizedFolder(machine, bytes, "/work"),
    ...["--chdir", "/work"],
  ];
  const enter = (network: Network, argv: readonly string[]) =>
    machine.isRoot ? network.insideAsRoot(argv) : network.inside(argv);
  const play = (network: Network, folder: string, inside: readonly string[]) => {
    const options = [...copyOf(folder), ...sized(limits.diskBytes)];
    return enter(network, wrap(options, COPY, inside));
  };
  return {
    play: (network, folder, argv) => play(network, folder, atTerminal(machine, known(argv))),
    ...(machine.script && {
      ahead: {
        wait: (network, folder) => play(network, folder, waitingTerminal),
        line: (argv) => typedCommand(known(argv)),
      },
    }),
    build: (folder, argv) => {
      const inMemory = [...copyOf(folder), ...sized(BUILD_DISK_BYTES)];
      const there = ["--bind", folder, "/work", "--chdir", "/work"];
      const build = wrap(["--unshare-net", ...inMemory], COPY_ALL, known(argv), BUILD);
      const take = wrap(["--unshare-net", ...there], "", ["sh", "-c", TAKE], 'exec "$@"');
      return ["sh", "-c", joined(build, take)];
    },
    probe: wrap(["--unshare-net", ...sized(limits.diskBytes)], "", ["true"]),
    close: async () => await groups?.close(),
  };
}

/** A folder in memory; where its size cannot be given, what is in it counts as the control group's memory. */
const sizedFolder = ({ bwrapSizes }: Machine, bytes: number, at: string) => [
  ...(bwrapSizes ? ["--size", `${bytes}`] : []),
  ...["--tmpfs", at],
];

const setenv = ([name, value]: readonly [string, string]) => ["--setenv", name, value];

/**
 * What of the system is seen. `--unshare-pid` makes the program's init die, and all that it started with it,
 * also what left its process group; `--die-with-parent` lets nothing survive bubblewrap itself;
 * `--new-session` keeps it from typing into the lab's terminal (TIOCSTI, ioctl_tty(2)).
 */
function view(machine: Machine, limits: Limits): readonly string[] {
  const { shown, links, tools, rust } = machine;
  const toolFolders = [
    ...tools,
    ...(rust === undefined ? [] : [`${rust}/.cargo/bin`, `${rust}/.rustup`]),
  ];
  return [
    ...["--unshare-pid", "--unshare-ipc", "--unshare-uts", "--hostname", "localhost"],
    ...["--die-with-parent", "--new-session"],
    ...parents([...shown, ...toolFolders, ...DENO.map(([, inside]) => inside)]).flatMap((
      folder,
    ) => [
      ...["--perms", "0755", "--dir", folder],
    ]),
    ...["--ro-bind", "/usr", "/usr"],
    ...links.flatMap(([at, to]) => ["--symlink", to, at]),
    ...shown.flatMap((at) => ["--ro-bind", at, at]),
    ...["--perms", "0644", "--file", "8", "/etc/passwd"],
    ...["--perms", "0644", "--file", "9", "/etc/group"],
    ...["--proc", "/proc", "--dev", "/dev"],
    ...["--perms", "1777"],
    ...sizedFolder(machine, limits.diskBytes, "/tmp"),
    ...toolFolders.flatMap((folder) => ["--ro-bind", folder, folder]),
    ...DENO.flatMap((bind) => ["--ro-bind", ...bind]),
  ];
}

/** The folders above these, outermost first: those that bubblewrap makes unasked, only root may enter. */
function parents(paths: readonly string[]): readonly string[] {
  const all = paths.flatMap((path) => {
    const words = path.split("/").slice(1, -1);
    return words.map((_, i) => `/${words.slice(0, i + 1).join("/")}`);
  });
  return [...new Set(all)].filter((path) => path !== "/usr" && !path.startsWith("/usr/"));
}

/**
 * Root keeps for a moment what it takes to copy the files, whoever may read them, to become the program's user,
 * and to end what a build leaves behind. Anybody else is, in a user namespace, a user that is not root
 * (user_namespaces(7)).
 */
function asUser({ isRoot }: Machine, user: number): readonly string[] {
  if (!isRoot) return ["--unshare-user", "--uid", `${user}`, "--gid", `${user}`];
  const needed = ["SETUID", "SETGID", "CHOWN", "DAC_OVERRIDE", "FOWNER", "KILL"];
  return needed.flatMap((name) => ["--cap-add", `CAP_${name}`]);
}

const become = (user: number) => [
  "setpriv",
  ...[`--reuid=${user}`, `--regid=${user}`, "--clear-groups", "--no-new-privs"],
  ...["--inh-caps=-all", "--"],
];

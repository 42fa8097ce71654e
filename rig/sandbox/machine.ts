/**
 * What this machine has with which programs can be locked in, and what programs need of it.
 *
 * @module
 */
import { runQuietly } from "../quietly.ts";

/** What was found. */
export interface Machine {
  readonly isRoot: boolean;
  readonly bwrap: boolean;
  /** A bubblewrap that makes folders with given modes: 0.5 and later. */
  readonly bwrapModes: boolean;
  /** A bubblewrap that makes folders in memory of a given size: 0.7 and later. */
  readonly bwrapSizes: boolean;
  readonly setpriv: boolean;
  /** script(1) that can leave out the echo: util-linux 2.35 and later. */
  readonly script: boolean;
  readonly stdbuf: boolean;
  readonly ramBytes: number;
  /** How many processes and threads this user has, if RLIMIT_NPROC counts them all: before Linux 5.14. */
  readonly threads: number;
  /** What exists of that which programs may read, besides /usr. */
  readonly shown: readonly string[];
  /** Symbolic links at the root, such as `/bin`, and where they lead; elsewhere those are folders. */
  readonly links: readonly (readonly [string, string])[];
  /** Folders with tools that lie in somebody's home, to be shown as they are. */
  readonly tools: readonly string[];
  /** Folders with programs in them, in the order in which they are searched. */
  readonly path: readonly string[];
  /** Rust's home, of rustup. */
  readonly rust?: string;
  /** Tools that programs will not find: only a home has them, in a form that cannot be shown. */
  readonly leftOut: readonly string[];
}

/** Of /etc, only what runtimes read; no keys, no accounts. */
const ETC =
  "ld.so.cache ld.so.conf ld.so.conf.d alternatives nsswitch.conf hosts host.conf protocols " +
  "services localtime timezone locale.alias java-* ssl/certs ssl/openssl.cnf ssl/java " +
  "ca-certificates mono dotnet python3 python3.* gai.conf";

/** What programs are run by. The Deno that runs the lab is shown anyway; a binary of the lab has none. */
const TOOLS = `node java javac python3 go ruby bun cargo${Deno.build.standalone ? " deno" : ""}`;

/**
 * Prints a line for each thing that was found. The lab is started without leave to read the disk, so a shell
 * looks. A tool in a home is shown by its own folder (`~/.nvm/versions/node/v22`), never by the home.
 */
const SURVEY = `
echo "uid $(id -u)"
for tool in bwrap setpriv stdbuf; do command -v $tool >/dev/null && echo "has $tool"; done
for option in perms size; do bwrap --help 2>&1 | grep -q -e "--$option " && echo "has bwrap--$option"; done
script -qfe -E never -c true /dev/null </dev/null >/dev/null 2>&1 && echo "has script"
while read -r key value _; do [ $key = MemTotal: ] && echo "ram $value" && break; done </proc/meminfo
{ uname -r && cat /proc/[0-9]*/status; } 2>/dev/null | awk -v me="$(id -u)" '
  NR == 1 { split($1, v, "."); alone = v[1] > 5 || v[1] == 5 && v[2] >= 14 }
  /^Uid:/ { mine = $2 == me }
  /^Threads:/ && mine { sum += $2 }
  END { print "threads " (alone ? 0 : sum + 0) }'
for at in /bin /sbin /lib /lib32 /lib64 /libx32; do
  if [ -L $at ]; then echo "link $at $(readlink $at)"; elif [ -d $at ]; then echo "show $at"; fi
done
[ -d /opt ] && echo "show /opt"
cd /etc && for at in ${ETC}; do [ -e "$at" ] && echo "show /etc/$at"; done
[ -x "$HOME/.cargo/bin/rustc" ] && [ -d "$HOME/.rustup" ] && echo "rust $HOME"
for tool in ${TOOLS}; do
  PATH=/usr/local/bin:/usr/bin:/bin command -v $tool >/dev/null && continue
  at=$(command -v $tool) && at=$(readlink -f "$at") || continue
  [ $tool = cargo ] && [ -d "$HOME/.rustup" ] && continue
  case $at in
    /usr/*|/opt/*) echo "path \${at%/*}" ;;
    */bin/*)
      prefix=\${at%/bin/*}
      case $prefix in
        "$HOME"|"$HOME/.local"|/root|/home/*/.local|"") echo "out $tool" ;;
        *) echo "tool $prefix" ;;
      esac ;;
    *) echo "out $tool" ;;
  esac
done
exit 0
`;

let surveyed: Promise<Machine> | undefined;

/** Looks once. */
export function survey(): Promise<Machine> {
  return surveyed ??= look();
}

async function look(): Promise<Machine> {
  const { stdout } = await runQuietly(["sh", "-c", SURVEY]);
  const rows = stdout.trim().split("\n").map((line) => line.split(" "));
  const all = (key: string) => [
    ...new Set(rows.filter(([first]) => first === key).map(([, ...rest]) => rest.join(" "))),
  ];
  const has = (tool: string) => all("has").includes(tool);
  const tools = all("tool");
  const rust = all("rust")[0];
  return {
    isRoot: all("uid")[0] === "0",
    bwrap: has("bwrap"),
    bwrapModes: has("bwrap--perms"),
    bwrapSizes: has("bwrap--size"),
    setpriv: has("setpriv"),
    script: has("script"),
    stdbuf: has("stdbuf"),
    ramBytes: Number(all("ram")[0] ?? 0) * 1024,
    threads: Number(all("threads")[0] ?? 0),
    shown: all("show"),
    links: all("link").map((link) => {
      const [at = "", to = ""] = link.split(" ");
      return [at, to] as const;
    }),
    tools,
    path: [
      "/usr/local/bin",
      "/usr/bin",
      "/bin",
      ...all("path"),
      ...tools.map((tool) => `${tool}/bin`),
      ...(rust === undefined ? [] : [`${rust}/.cargo/bin`]),
    ],
    ...(rust !== undefined && { rust }),
    leftOut: all("out"),
  };
}

/** All that a submitted program may know of the environment. */
export function cleanEnvironment(
  machine: Machine,
): Readonly<Record<string, string>> & { readonly PATH: string } {
  return {
    PATH: machine.path.join(":"),
    HOME: "/tmp",
    SHELL: "/bin/sh",
    LANG: "C.UTF-8",
    TERM: "dumb", // readline, GNU's and Node's, then sends no escape sequences
    PYTHONUNBUFFERED: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    NO_COLOR: "1",
    DENO_DIR: "/tmp/deno",
    DENO_NO_PROMPT: "1",
    DENO_NO_UPDATE_CHECK: "1",
    ...(machine.rust !== undefined && {
      RUSTUP_HOME: `${machine.rust}/.rustup`,
      CARGO_HOME: "/tmp/cargo",
    }),
  };
}

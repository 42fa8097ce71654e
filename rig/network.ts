/**
 * The network of one play: where Linux lets an ordinary user make a network namespace, one of its own, in
 * which nothing but the loopback exists and nobody else sends; elsewhere the machine's.
 *
 * @module
 */
import type { Place } from "../core/run.ts";
import { lines } from "../wire/lines.ts";
import { GUARDED } from "./guardian.ts";
import { parseSnmp, parseTables, type Socket } from "./proc_net.ts";
import { endNow, runQuietly } from "./quietly.ts";

/** What the rig knows of the network in which the programs run. */
export interface Network extends AsyncDisposable {
  /** A namespace, or the machine's own. */
  readonly kind: Place["network"];
  /** What the kernel keeps at most of a TCP connection for who does not read, in bytes. */
  readonly mostHeld: number;
  /** The command line that runs another one in this network. */
  inside(argv: readonly string[]): readonly string[];
  /**
   * The same for a root who wants to stay one: a user namespace, in which networks of a play's own lie, takes
   * from it what it may outside, such as becoming another user (user_namespaces(7)). Of no use to others.
   */
  insideAsRoot(argv: readonly string[]): readonly string[];
  /** The kernel's counters; undefined where the system shows none. */
  counters(): Promise<ReadonlyMap<string, number> | undefined>;
  /** The socket table; undefined where the system shows none. */
  sockets(): Promise<readonly Socket[] | undefined>;
}

/** Entries in the table of TCP connections of a network of a play's own; it would bound the two numbers below. */
const TABLE_ENTRIES = 16_384;
/** A TCP socket's buffer in a network of a play's own, in bytes: as much as tcp(7) had once, ample for a loopback. */
const MOST_BUFFER = 256 * 1024;
/** Where nobody says so: Linux, as it comes. */
const USUALLY_HELD = 4 * 1024 * 1024 + 128 * 1024;

/**
 * Runs in the network and reads out its state: Deno itself may read /proc only with every permission there
 * is, and sees the network that it was started in. It ends when its stdin does, and a network of the play's
 * own ends with it: whatever is still in there is killed, also what left its process group (setsid(2)).
 * Before all that it makes sure that the network is new: some systems have an `unshare` that only runs its
 * arguments, and there "whatever is still in there" would be everything on the machine. And it bounds what a
 * connection holds in there, so that who does not read is felt after 400 KB, and not after some megabytes.
 *
 * $1: `namespace` or `host`. $2: the network that it was started from, as /proc names it.
 */
const READER = `
PATH=$PATH:/usr/sbin:/sbin
kind=$1
tcp=/proc/sys/net/ipv4/tcp_
if [ "$kind" = namespace ]; then
  here=$(readlink /proc/self/ns/net)
  [ -n "$here" ] && [ -n "$2" ] && [ "$here" != "$2" ] || exit 1
  ip link set lo up || ifconfig lo up || exit 1
  echo ${TABLE_ENTRIES} >\${tcp}child_ehash_entries # for a network beside this one
  echo ${8 * TABLE_ENTRIES} >\${tcp}max_tw_buckets
  echo 4096 >\${tcp}max_syn_backlog
  for buffer in wmem rmem; do
    set -- $(cat $tcp$buffer)
    [ "$3" -gt ${MOST_BUFFER} ] && echo "$1 $2 ${MOST_BUFFER}" >$tcp$buffer
  done
fi 2>/dev/null
set -- $(cat \${tcp}wmem \${tcp}rmem)
echo "ready $((\${3:-0} + \${5:-0}))"
while read -r question; do
  case $question in
    counters) cat /proc/net/snmp /proc/net/netstat ;;
    sockets) tail -n +2 /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6 ;;
  esac
  echo .
done 2>/dev/null
[ "$kind" = host ] && exit
for link in $(find -L /proc/[0-9]*/ns/net -samefile /proc/self/ns/net 2>/dev/null); do
  pid=\${link#/proc/}
  pid=\${pid%%/*}
  [ "$pid" = $$ ] || kill -s KILL "$pid" 2>/dev/null
done
`;

/**
 * Runs its arguments in another network, whose table of TCP connections is its own, and small. A look at it goes
 * through all of it: through the machine's, of 262,144 entries, in 5 ms, through this one in 0.3 (measured). A
 * kernel before 6.1 has none but the machine's (tcp_child_ehash_entries, ip-sysctl).
 */
const SMALL_TABLE = `
echo ${TABLE_ENTRIES} >/proc/sys/net/ipv4/tcp_child_ehash_entries && exec unshare --net "$@"
exec "$@"
`;

/** Runs its arguments with one more: the name of the network that they are run from. */
const FROM_HERE = 'exec "$@" "$(readlink /proc/self/ns/net)"';

/**
 * What a play asks for: `own`, a network of its own where the system allows it; `host`, this machine's;
 * `unseen`, this machine's without a look at what the kernel shows, as on a system that shows nothing.
 */
export type NetworkChoice = "own" | "host" | "unseen";

/**
 * Opens the network that was asked for, or the next best.
 *
 * @param signal gives up what does not come to an end.
 */
export async function openNetwork(choice: NetworkChoice, signal?: AbortSignal): Promise<Network> {
  if (Deno.build.os !== "linux" || choice === "unseen") return unseenHost();
  if (choice === "own") {
    const own = ["unshare", "--user", "--map-root-user", "--net", "sh", "-c", SMALL_TABLE, "sh"];
    const reader = await openReader(own, "namespace", [], signal);
    if (reader) return reader;
  }
  return await openReader([], "host", [], signal) ?? unseenHost();
}

/** Whether plays can have a network of their own here. */
export async function canIsolate(): Promise<boolean> {
  await using network = await openNetwork("own");
  return network.kind === "namespace";
}

/** A system that shows neither counters nor sockets: the programs' own words must do. */
function unseenHost(): Network {
  return {
    kind: "host",
    mostHeld: USUALLY_HELD,
    inside: (argv) => argv,
    insideAsRoot: (argv) => argv,
    counters: () => Promise.resolve(undefined),
    sockets: () => Promise.resolve(undefined),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** Plugs a cable into this network and into that of the process $1, and gives this end the address $2. */
const CABLE = `
PATH=$PATH:/usr/sbin:/sbin
ip link add cable type veth peer name cable netns "$1" || exit 1
ip address add "$2/24" dev cable && ip link set cable up
`;
/** Gives the other end its address, $1, from within that network. */
const OTHER_END = `
PATH=$PATH:/usr/sbin:/sbin
ip address add "$1/24" dev cable && ip link set cable up
`;

/** The ends of the cable. */
const ADDRESSES = ["10.77.0.1", "10.77.0.2"] as const;

/** A second network, joined to the first by a virtual cable (veth(4)); undefined where that cannot be had. */
export async function openNetworkBeside(
  first: Network,
): Promise<
  { readonly network: Network; readonly addresses: readonly [string, string] } | undefined
> {
  const network = await openReader(["unshare", "--net"], "namespace", first.inside([]));
  if (!network) return undefined;
  const [here, there] = ADDRESSES;
  const isJoined =
    await succeeds(first.inside(["sh", "-c", CABLE, "sh", `${network.pid}`, here])) &&
    await succeeds(network.inside(["sh", "-c", OTHER_END, "sh", there]));
  if (isJoined) return { network, addresses: ADDRESSES };
  await network[Symbol.asyncDispose]();
  return undefined;
}

/** A network whose reader has this process number. */
type Read = Network & { readonly pid: number };

async function openReader(
  wrapper: readonly string[],
  kind: Place["network"],
  from: readonly string[] = [],
  signal?: AbortSignal,
): Promise<Read | undefined> {
  const [first = "", ...rest] = [...from, "sh", "-c", FROM_HERE, "sh", ...wrapper];
  let reader: Deno.ChildProcess;
  try {
    reader = new Deno.Command(first, {
      args: [...rest, "sh", "-c", READER, "sh", kind],
      stdin: "piped",
      stdout: "piped",
      stderr: "null",
      detached: GUARDED,
    }).spawn();
  } catch {
    return undefined; // no shell here
  }
  const giveUp = () => endNow(reader, GUARDED);
  signal?.addEventListener("abort", giveUp);
  const pipe = reader.stdin.getWriter();
  const answers = lines(reader.stdout);
  const decoder = new TextDecoder();
  const next = async () => {
    const { value, done } = await answers.next();
    return done ? undefined : decoder.decode(value);
  };
  const close = async () => {
    await pipe.close().catch(() => {});
    await answers.return(undefined);
    await reader.status;
  };
  const enterBy = (...how: readonly string[]) =>
    kind === "host" ? [] : ["nsenter", `--target=${reader.pid}`, "--net", ...how, "--"];
  const enter = enterBy("--user", "--preserve-credentials");
  const [ready, held] = (await next() ?? "").split(" ");
  const usable = ready === "ready" &&
    (kind === "host" || await succeeds([...enter, "true"]));
  signal?.removeEventListener("abort", giveUp);
  if (!usable) {
    await close();
    return undefined;
  }

  let last: Promise<unknown> = Promise.resolve();
  const ask = (question: string) => {
    const answer = last.then(async () => {
      await pipe.write(new TextEncoder().encode(`${question}\n`));
      let text = "";
      for (let line; (line = await next()) !== undefined && line !== ".";) text += `${line}\n`;
      return text;
    });
    last = answer.catch(() => {});
    return answer;
  };
  return {
    kind,
    mostHeld: Number(held) || USUALLY_HELD,
    pid: reader.pid,
    inside: (argv) => [...enter, ...argv],
    insideAsRoot: (argv) => [...enterBy(), ...argv],
    counters: async () => parseSnmp(await ask("counters")),
    sockets: async () => parseTables(await ask("sockets")),
    [Symbol.asyncDispose]: close,
  };
}

const succeeds = async (argv: readonly string[]): Promise<boolean> =>
  (await runQuietly(argv)).code === 0;

/**
 * What a shell can say of a machine in a moment, for all checks at once: who we are, which tools there are, what
 * the kernel lets an ordinary user do.
 *
 * @module
 */
import type { Answered } from "../quietly.ts";

/** Those that can install what is missing, in the order in which they are looked for. */
export const MANAGERS = [
  "apt-get",
  "dnf",
  "pacman",
  "zypper",
  "apk",
  "brew",
  "winget",
] as const;

/** A program that installs others. */
export type Manager = typeof MANAGERS[number];

/** What was found. */
export interface Traits {
  /** A shell answered; on Windows, whatever it is that finds programs. */
  readonly shell: boolean;
  readonly isRoot: boolean;
  /** Of {@linkcode TOOLS}, those that are there. */
  readonly tools: ReadonlySet<string>;
  readonly manager?: Manager | undefined;
  /** Switches of the kernel, by name as sysctl(8) has it; those that exist. */
  readonly sysctl: ReadonlyMap<string, string>;
  /** What kind of container this is; undefined outside of any. */
  readonly container?: string | undefined;
  /** The distribution as os-release(5) names it: `ubuntu`. */
  readonly distribution?: string | undefined;
}

/** What checks and commands that mend ask for. */
const TOOLS = [
  ...["sudo", "doas", "snap", "sysctl"],
  ...["unshare", "nsenter", "ip", "ifconfig", "iptables", "ss", "lsof", "wsl", "wslinfo"],
  ...["strace", "tcpdump", "dumpcap"],
  ...["python3", "gcc", "g++", "java", "javac", "node", "deno", "go", "rustc", "cargo", "make"],
  ...MANAGERS,
];

const SYSCTL = [
  "kernel.unprivileged_userns_clone",
  "kernel.apparmor_restrict_unprivileged_userns",
  "kernel.yama.ptrace_scope",
  "user.max_user_namespaces",
  "net.ipv6.conf.all.disable_ipv6",
  "net.ipv6.conf.lo.disable_ipv6",
];

/** Debian lets only a group run dumpcap, where who installed it said so. */
export const ANOTHERS = "dumpcap-of-a-group";

/** $1: the names of tools; $2: those of switches. */
const LOOK = `
PATH=$PATH:/usr/sbin:/sbin
echo "uid $(id -u)"
for tool in $1; do command -v "$tool" >/dev/null && echo "has $tool"; done
[ -e /usr/bin/dumpcap ] && ! [ -x /usr/bin/dumpcap ] && echo "has ${ANOTHERS}"
for name in $2; do
  file=/proc/sys/$(echo "$name" | tr . /)
  [ -r "$file" ] && echo "sysctl $name $(cat "$file")"
done
[ -e /.dockerenv ] && echo "container docker"
[ -e /run/.containerenv ] && echo "container podman"
[ -r /run/systemd/container ] && echo "container $(cat /run/systemd/container)"
[ -r /etc/os-release ] && sed -n 's/^ID=/distribution /p' /etc/os-release
exit 0
`;

/** Looks, by way of one command. */
export async function look(
  os: string,
  run: (argv: readonly string[]) => Promise<Answered>,
): Promise<Traits> {
  if (os !== "windows") {
    const { code, stdout } = await run(["sh", "-c", LOOK, "sh", TOOLS.join(" "), SYSCTL.join(" ")]);
    return traitsIn(code === 0 ? stdout : "");
  }
  const { stdout } = await run(["where", "winget", "wsl"]);
  const tools = ["winget", "wsl"].filter((tool) =>
    new RegExp(`\\\\${tool}\\.exe`, "i").test(stdout)
  );
  return traitsIn(["uid 1000", ...tools.map((tool) => `has ${tool}`)].join("\n"));
}

/** What the shell printed. */
export function traitsIn(text: string): Traits {
  const rows = text.split("\n").map((line) => line.trim().split(" "));
  const all = (key: string) => rows.filter(([first]) => first === key).map(([, ...rest]) => rest);
  const tools = new Set(all("has").map(([tool = ""]) => tool));
  return {
    shell: all("uid").length > 0,
    isRoot: all("uid")[0]?.[0] === "0",
    tools,
    manager: MANAGERS.find((manager) => tools.has(manager)),
    sysctl: new Map(all("sysctl").map(([name = "", value = ""]) => [name, value])),
    container: all("container")[0]?.[0],
    distribution: all("distribution")[0]?.[0]?.replaceAll('"', ""),
  };
}

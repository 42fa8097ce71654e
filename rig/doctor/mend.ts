/**
 * The one command that mends something: with the package manager at hand, and as root where it takes one.
 *
 * @module
 */
import type { Manager, Traits } from "./traits.ts";

/** What to install, by package manager; one that is left out does not have it. */
export type Packages = Readonly<Partial<Record<Manager, string>>>;

/** The command as root runs it: as it is for a root, else by sudo, doas or su. */
export function asRoot({ isRoot, tools }: Traits, command: string): string {
  if (isRoot) return command;
  const by = ["sudo", "doas"].find((tool) => tools.has(tool));
  return by === undefined ? `su -c '${command}'` : `${by} ${command}`;
}

/** The command that sets a switch of the kernel until it starts again. */
export function setting(traits: Traits, name: string, value: string | number): string {
  return asRoot(traits, `sysctl -w ${name}=${value}`);
}

/** The command that installs it; undefined where no package manager is known, or it has no such package. */
export function installing(traits: Traits, packages: Packages): string | undefined {
  const { manager } = traits;
  const names = manager && packages[manager];
  if (manager === undefined || names === undefined) return undefined;
  switch (manager) {
    case "pacman":
      return asRoot(traits, `pacman -S ${names}`);
    case "apk":
      return asRoot(traits, `apk add ${names}`);
    case "brew":
      return `brew install ${names}`; // refuses to be root
    case "winget":
      return `winget install --exact --id ${names}`;
    default:
      return asRoot(traits, `${manager} install ${names}`);
  }
}

/** A package that every manager of Linux knows by the same name. */
export function everywhere(name: string): Packages {
  return { "apt-get": name, "dnf": name, "pacman": name, "zypper": name, "apk": name };
}

/**
 * The part of `deno.lock` that one binary needs: `deno compile` embeds every npm package that the lock names,
 * also those of tests.
 *
 * @module
 */

/** What is read of a `deno.lock`, version 5; the rest is passed on. */
export interface Lock {
  readonly version: string;
  /** Which version stands for which request: `1.5.0` for `npm:valibot@1.5.0`. */
  readonly specifiers: Readonly<Record<string, string>>;
  /** Packages by name and version; behind it, their peers. */
  readonly npm: Readonly<Record<string, Package>>;
}

/** A package, as fetched. */
interface Package {
  /** Its hash (Subresource Integrity, W3C). */
  readonly integrity: string;
  /** By name; by name and version where there are several of the name. */
  readonly dependencies?: readonly string[];
}

/** The npm packages that a program imports, by name. */
export interface Imports {
  readonly modules: ReadonlySet<string>;
  /** Those of which it reads the text of files: what they depend on is of no use to it. */
  readonly texts: ReadonlySet<string>;
}

/** The lock without the packages that a program does not need. */
export function lockOf(lock: Lock, { modules, texts }: Imports): Lock {
  const kept = new Map<string, Package>();
  const keep = (name: string) => {
    for (const [id, entry] of Object.entries(lock.npm)) {
      if (nameOf(id) !== name || kept.has(id)) continue;
      const { dependencies = [], ...rest } = entry;
      const isText = texts.has(name) && !modules.has(name);
      kept.set(id, isText ? rest : entry);
      if (!isText) dependencies.forEach((one) => keep(nameOf(one)));
    }
  };
  const imported = modules.union(texts);
  imported.forEach(keep);
  const requests = Object.entries(lock.specifiers).filter(([request]) =>
    !request.startsWith("npm:") || imported.has(nameOf(request.slice("npm:".length)))
  );
  return { ...lock, specifiers: Object.fromEntries(requests), npm: Object.fromEntries(kept) };
}

/** `@valibot/to-json-schema` of `@valibot/to-json-schema@1.8.0_valibot@1.5.0`. */
export function nameOf(id: string): string {
  const [name = ""] = /^@?[^@]+/.exec(id) ?? [];
  return name;
}

/** `1.8.0` of the same. */
export function versionOf(id: string): string {
  return id.slice(nameOf(id).length + 1).split("_", 1)[0] ?? "";
}

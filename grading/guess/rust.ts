/**
 * The programs of a Cargo package.
 *
 * @module
 */
import type { Recipe } from "./building.ts";
import { join, type Listing, type Source } from "./files.ts";

/** How Cargo builds a source, where a Cargo.toml is above it and it is one of its programs. */
export function cargoProgram(
  { path, folder, stem }: Source,
  { recipes }: Listing,
): Recipe | undefined {
  const homes = above(folder);
  const home = homes.find((one) => recipes.has(join(one, "Cargo.toml")));
  if (home === undefined) return;
  const toml = recipes.get(join(home, "Cargo.toml")) ?? "";
  const inside = home === "." ? path : path.slice(home.length + 1);
  const name = declared(toml, inside) ?? usual(toml, inside, stem);
  if (name === undefined) return;
  // The members of a workspace share its target folder.
  const workspace = homes.find((one) =>
    /^\[workspace\b/m.test(recipes.get(join(one, "Cargo.toml")) ?? "")
  );
  const top = workspace ?? home;
  const manifest = top === "." ? [] : ["--manifest-path", join(top, "Cargo.toml")];
  return {
    build: [["cargo", "build", "--release", "--offline", ...manifest]],
    run: [`./${join(top, `target/release/${name}`)}`],
  };
}

/** `a/b`, `a`, `.`. */
export function above(folder: string): string[] {
  const parts = folder === "." ? [] : folder.split("/");
  return [...parts.map((_, i) => parts.slice(0, parts.length - i).join("/")), "."];
}

/** The name in a `[[bin]]` of this path. */
function declared(toml: string, path: string): string | undefined {
  for (const table of toml.split(/^\[\[bin\]\]/m).slice(1)) {
    const own = table.split(/^\[/m)[0] ?? "";
    if (value(own, "path") === path) return value(own, "name");
  }
}

/** The places where Cargo looks for programs by itself. */
function usual(toml: string, path: string, stem: string): string | undefined {
  if (path === "src/main.rs") return value(toml.split(/^\[package\]/m)[1] ?? "", "name");
  if (path === `src/bin/${stem}.rs`) return stem;
  return /^src\/bin\/([\w-]+)\/main\.rs$/.exec(path)?.[1];
}

function value(table: string, key: string): string | undefined {
  return new RegExp(`^\\s*${key}\\s*=\\s*["']([\\w./-]+)["']`, "m").exec(table)?.[1];
}

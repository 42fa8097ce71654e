import { assertEquals } from "@std/assert";

/** The names that a declaration file exports as values. */
function declared(text: string): string[] {
  return [...text.matchAll(/^export (?:declare )?(?:function|class|const) (\w+)/gm)].map(([, n]) =>
    n ?? ""
  );
}

Deno.test("every symbol declared in std/ exists in the package", async () => {
  const missing: string[] = [];
  let count = 0;
  for await (const folder of Deno.readDir("std")) {
    if (!folder.isDirectory) continue;
    for await (const { name } of Deno.readDir(`std/${folder.name}`)) {
      if (!name.endsWith(".d.ts")) continue;
      const path = `std/${folder.name}/${name}`;
      const module = await import(import.meta.resolve(`../${path.replace(".d.ts", ".ts")}`));
      for (const symbol of declared(await Deno.readTextFile(path))) {
        count++;
        if (typeof module[symbol] !== "function") missing.push(`${path}: ${symbol}`);
      }
    }
  }
  assertEquals(missing, []);
  assertEquals(count > 15, true);
});

import { assert, assertEquals } from "@std/assert";
import { manifestSchema } from "../../grading/submission.ts";
import { WRONG, WRONG_COMMANDS } from "./wrong_manifests.ts";

const none = { permissions: "none" } as const;

/** As much of JSON Schema as the manifest's uses. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly description?: string;
  readonly [limit: `${"min" | "max"}${string}`]: number;
}

function fits(schema: Schema, value: unknown): boolean {
  if (schema.anyOf && !schema.anyOf.some((one) => fits(one, value))) return false;
  const size = typeof value === "number"
    ? value
    : (value as { length?: number } | null)?.length ?? 0;
  for (const [limit, bound] of Object.entries(schema)) {
    if (/^min/.test(limit) && size < bound) return false;
    if (/^max/.test(limit) && size > bound) return false;
  }
  switch (schema.type) {
    case "string":
      return typeof value === "string";
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value) && value.every((one) => fits(schema.items ?? {}, one));
    case "object": {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
      const properties = schema.properties ?? {};
      return (schema.required ?? []).every((key) => Object.hasOwn(value, key)) &&
        Object.entries(value).every(([key, one]) =>
          Object.hasOwn(properties, key) ? fits(properties[key] ?? {}, one) : false
        );
    }
    default:
      return schema.anyOf !== undefined;
  }
}

Deno.test(
  "manifestSchema() refuses what readManifest() refuses, but for what is in a command",
  none,
  () => {
    const schema = manifestSchema() as Schema;
    for (const [value] of WRONG) {
      assert(!fits(schema, JSON.parse(JSON.stringify(value))), JSON.stringify(value));
    }
    for (const [value] of WRONG_COMMANDS) assert(fits(schema, value), JSON.stringify(value));
    assert(fits(schema, { programs: { "chat-peer": "x {peer}" }, build: ["a", ["b"]], name: "" }));
  },
);

Deno.test("manifestSchema() says what every field and part is, and allows no other", none, () => {
  const schema = manifestSchema() as Schema & Record<string, unknown>;
  assertEquals(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assertEquals(schema.$id, undefined);
  assertEquals(schema.title, "A submission to socketlab");
  const { programs, ports, build } = schema.properties ?? {};
  assert(build?.description?.includes("a shell reads"));
  for (const one of [schema, programs, ports]) assertEquals(one?.additionalProperties, false);
  const described = [
    ...Object.values(schema.properties ?? {}),
    ...Object.values(programs?.properties ?? {}),
  ];
  assertEquals(described.filter(({ description }) => !description), []);
  assertEquals(Object.keys(programs?.properties ?? {}), Object.keys(ports?.properties ?? {}));
});

/**
 * What addresses a name has.
 *
 * @module
 */

/**
 * The IP addresses of a name, IPv4 first; never none.
 *
 * @throws an error with an errno in `code`, where nobody knows the name.
 */
export async function addressesOfName(name: string): Promise<readonly string[]> {
  const found = await lookUp(name);
  return found.toSorted((a, b) => a.family - b.family).map(({ address }) => address);
}

/** The same in the order in which the system has them, which programs try. */
export async function addressesInOrder(name: string): Promise<readonly string[]> {
  return (await lookUp(name)).map(({ address }) => address);
}

async function lookUp(name: string) {
  const [{ lookup }, { promisify }] = await Promise.all([import("node:dns"), import("node:util")]);
  // Not that of node:dns/promises: Deno before 2.9 warns there on stderr of a module of its own.
  return await promisify(lookup)(name, { all: true, verbatim: true });
}

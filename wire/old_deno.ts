/**
 * Deno before 2.9, whose sockets lack what these programs need. Whoever asks for this is to be deleted, or made
 * simpler, with the last such Deno.
 *
 * @module
 */

/** Whether this is one of them. */
export const IS_OLD_DENO = Deno.version.deno.localeCompare("2.9", "en", { numeric: true }) < 0;

/**
 * `--host`, and what people write there besides a host.
 *
 * @module
 */
import { bareHost } from "../../wire/address.ts";
import { UsageError } from "../../wire/flags.ts";
import { visible } from "../../wire/visible.ts";

/** `http://name:12000/path`, `10.77.0.1:12000`, `[::1]:12000`. An IPv6 address without brackets has more colons. */
const MORE_THAN_HOST = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(\[[^\]]*\]|[^:/]*)(?::(\d*))?(?:\/.*)?$/i;

/**
 * The host that was given, an IPv6 address without brackets.
 *
 * @throws {UsageError} for a host with a port, and for a URL.
 */
export function hostOf(given: string): string {
  const [all, host = "", port = ""] = MORE_THAN_HOST.exec(given) ?? [];
  if (all === undefined || host === given) return bareHost(given);
  const right = visible(`--host ${bareHost(host)}${port === "" ? "" : ` --port ${port}`}`);
  const shown = visible(given);
  throw new UsageError({
    en: `--host cannot be "${shown}": it takes a name or an address only. Try ${right}.`,
    pt: `--host não pode ser "${shown}": aceita só um nome ou endereço. Tente ${right}.`,
  });
}

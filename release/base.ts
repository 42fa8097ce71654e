/**
 * The base runtime: a Deno without compiler, `denort`, of which `deno compile` makes a copy for each binary. It
 * comes from Deno's site, or from a file.
 *
 * @module
 */
import { FileFailure, fileFailure } from "../wire/files.ts";
import { visible } from "../wire/visible.ts";
import { machineOf, type TargetName, targets } from "./targets.ts";

/** The variable that names a file to be the base; `deno compile` reads it. */
const DENORT_BIN = "DENORT_BIN";

/** Enough of a program file to tell what it is for. */
const HEAD_BYTES = 4096;

/**
 * Makes sure that the file that is named as the base can be one: `deno compile` takes any file whatever, and
 * what it makes of another does not start.
 *
 * @throws {FileFailure} where it cannot.
 */
export async function checkBase(asked: readonly TargetName[]): Promise<void> {
  const path = Deno.env.get(DENORT_BIN);
  if (path === undefined) return;
  const machine = machineOf(await headOf(path));
  const other = asked.find((name) => targets[name].machine !== machine);
  if (other === undefined) return;
  const shown = visible(path);
  throw new FileFailure({
    en:
      `${DENORT_BIN}=${shown} is ${machine ?? "no program"}, and ${other} takes ${
        targets[other].machine
      }: ` +
      `name a denort of that system, or ask for another --target.`,
    pt:
      `${DENORT_BIN}=${shown} é ${
        machine ?? "um arquivo que não é programa"
      }, e ${other} precisa de ${targets[other].machine}: ` +
      `indique um denort desse sistema, ou peça outro --target.`,
  });
}

async function headOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    using file = await Deno.open(path);
    const head = new Uint8Array(HEAD_BYTES);
    return head.subarray(0, await file.read(head) ?? 0);
  } catch (error) {
    throw fileFailure("read", path, error);
  }
}

/** What `deno compile` says, as far as it is about the base: in several lines, with a stack trace. */
export function isAboutBase(stderr: string): boolean {
  return /Setting up base binary|Could not find denort/.test(stderr);
}

/** No base for this system could be had. */
export function noBase(name: TargetName): FileFailure {
  const { triple } = targets[name];
  const file = `dl/release/v${Deno.version.deno}/denort-${triple}.zip`;
  return new FileFailure({
    en:
      `Cannot fetch the base runtime for ${name} from dl.deno.land: set ${DENORT_BIN} to a denort ` +
      `of Deno ${Deno.version.deno} for that system, or copy ${file} into this machine's DENO_DIR from the ` +
      `DENO_DIR of one that has compiled for it.`,
    pt:
      `Não foi possível baixar de dl.deno.land o runtime base para ${name}: aponte ${DENORT_BIN} para um ` +
      `denort do Deno ${Deno.version.deno} para esse sistema, ou copie ${file} para o DENO_DIR desta máquina, ` +
      `do DENO_DIR de uma que já compilou para ele.`,
  });
}

/** What was made of a base that somebody has named does not start: it is of another line of Deno. */
export function wrongBase(name: string): FileFailure | undefined {
  const path = Deno.env.get(DENORT_BIN);
  if (path === undefined) return undefined;
  const base = `${DENORT_BIN}=${visible(path)}`;
  return new FileFailure({
    en:
      `${name} does not start: its base (${base}) is of another line than Deno ${Deno.version.deno}, ` +
      "which compiles; the first two numbers of the two must be the same.",
    pt:
      `${name} não inicia: a base (${base}) é de outra linha que o Deno ${Deno.version.deno}, que ` +
      "compila; os dois primeiros números dos dois devem ser iguais.",
  });
}

/**
 * What can be wrong with a machine, and what must be said of it.
 *
 * @module
 */
import type { Level } from "../../../core/finding.ts";
import type { Patient } from "../../../rig/doctor/patient.ts";
import { errno, without } from "./patients.ts";

/** One thing that is wrong. */
export interface Illness {
  readonly patient?: Partial<Patient>;
  readonly traits?: string;
  readonly level: Level;
  readonly found: RegExp;
  readonly mend?: string;
  readonly withinMs?: number;
}

/** All that can be wrong, by finding. */
export type Illnesses = Readonly<Record<string, readonly Illness[]>>;

/** What hangs needs no longer to be found out. */
export const SHORT_MS = 200;

/** A call that fails at once, ... */
export const refuse = (code: string) => () => {
  throw errno(code);
};

/** ... or when it is waited for, ... */
export const rejecting = (code: string) => () => Promise.reject(errno(code));

/** ... or after a while, ... */
export const slowly = (ms: number, code: string) => () =>
  new Promise<never>((_, reject) => setTimeout(() => reject(errno(code)), ms));

/** ... or that does not come back. */
export const never = () => new Promise<never>(() => {});

/** Ports can be had, without being taken from anybody. */
export const FREE: Partial<Patient> = {
  listen: () => ({ close() {} }) as Deno.TcpListener,
  bind: () => ({ close() {} }) as Deno.DatagramConn,
};

/** A program is not there. */
export function missing(program: string): Illness {
  return {
    traits: without(`has ${program}`),
    level: "yellow",
    found: new RegExp(`^${program.replaceAll("+", "\\+")} is not installed$`),
  };
}

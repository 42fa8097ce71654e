/**
 * A look at the machine: what it has and lacks for the lab, within a time that is given.
 *
 * @module
 */
import type { Finding } from "../core/finding.ts";
import { aborted, within } from "../wire/deadline.ts";
import { tenths, type Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { type Answer, type Check, yellow } from "./doctor/check.ts";
import { browser, capture, strace } from "./doctor/evidence.ts";
import { namespaces, sandbox, script } from "./doctor/isolation.ts";
import { languages } from "./doctor/languages.ts";
import { loopbackV4, loopbackV6 } from "./doctor/loopback.ts";
import { addresses, localhost } from "./doctor/names.ts";
import { type Patient, thisMachine } from "./doctor/patient.ts";
import { portChecks } from "./doctor/ports.ts";
import { refused } from "./doctor/refused.ts";
import { folder, system } from "./doctor/system.ts";
import { encoding, size } from "./doctor/window.ts";

/** The textbook's port, and the lab's second. */
const PORTS = [12_000, 8_081];

/** All that is looked at, in the order in which it is told. */
export function allChecks(ports: readonly number[] = PORTS): readonly Check[] {
  return [
    ...[loopbackV4, loopbackV6, localhost, refused, ...portChecks(ports), addresses],
    ...[system, namespaces, folder],
    ...[sandbox, script, ...languages],
    ...[strace, capture, browser],
    ...[size, encoding],
  ];
}

/** What to look at, and how long. */
export interface Examination {
  /** After so long what has not answered is told to be silent. */
  readonly withinMs: number;
  /** Ends it at once. */
  readonly signal?: AbortSignal;
  readonly checks?: readonly Check[];
  /** Another machine than this one. */
  readonly patient?: (signal: AbortSignal) => Patient;
}

/** Looks at everything at the same time. A finding for each check, in their order, whatever hangs or fails. */
export async function examine(examination: Examination): Promise<readonly Finding[]> {
  const { withinMs, checks = allChecks(), patient: of = thisMachine } = examination;
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), withinMs);
  const stop = examination.signal;
  const signal = stop ? AbortSignal.any([deadline.signal, stop]) : deadline.signal;
  const patient = of(signal);
  const begin = (check: Check) => finding(check, patient, withinMs);
  const measured = new Map(
    checks.filter(({ measures }) => measures).map((one) => [one, begin(one)]),
  );
  await within(Promise.all(measured.values()), HEAD_START_MS);
  const findings = await Promise.all(checks.map((check) => measured.get(check) ?? begin(check)));
  clearTimeout(timer);
  await within(Promise.resolve(patient[Symbol.asyncDispose]()), FAREWELL_MS);
  return findings;
}

/** A loopback and its refusals take less than a millisecond; one that hangs must not use up the others' time. */
const HEAD_START_MS = 100;
/** What it takes to close the network that plays would have had; it ends with the lab in any case. */
const FAREWELL_MS = 150;

async function finding(check: Check, patient: Patient, withinMs: number): Promise<Finding> {
  const { id, subject, topic, serves } = check;
  const { level, found, means, mend } = await answer(check, patient, withinMs);
  return {
    ...{ id, subject, level, topic, found },
    means: means ?? serves,
    ...(mend !== undefined && { mend }),
  };
}

/** What the check answers; what its silence means, once the time is up. */
async function answer(check: Check, patient: Patient, withinMs: number): Promise<Answer> {
  try {
    // What was ended because the time is up has an answer, too, and a wrong one: it comes later than this.
    const timeUp = aborted(patient.signal).then(() => undefined);
    const answer = await Promise.race([timeUp, check.look(patient)]);
    return answer ?? await check.silence?.(patient) ?? silent(withinMs);
  } catch (error) {
    const said = visible(error instanceof Error ? error.message : String(error));
    return yellow({ en: `unknown: ${said}`, pt: `não se sabe: ${said}` }, UNKNOWN);
  }
}

function silent(withinMs: number): Answer {
  const seconds = tenths(withinMs / 1_000);
  return yellow({
    en: `no answer within ${seconds.en} s`,
    pt: `nenhuma resposta em ${seconds.pt} s`,
  }, SILENCE);
}

const SILENCE: Text = {
  en: "It hangs, or the machine is very busy: look again when it is quiet.",
  pt: "Isso trava, ou a máquina está muito ocupada: olhe de novo com ela tranquila.",
};

const UNKNOWN: Text = {
  en: "The lab could not find out whether this works here.",
  pt: "O laboratório não conseguiu descobrir se isto funciona aqui.",
};

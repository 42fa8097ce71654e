/**
 * What submissions are built and run with, a language at a time.
 *
 * @module
 */
import { same, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { type Answer, type Check, green, yellow } from "./check.ts";
import { type Language, LANGUAGES } from "./language_tools.ts";
import { installing, type Packages } from "./mend.ts";
import type { Patient } from "./patient.ts";
import type { Traits } from "./traits.ts";

/** One check for each. */
export const languages: readonly Check[] = LANGUAGES.map((language): Check => ({
  id: `language-${language.id}`,
  subject: "submissions",
  topic: same(language.name),
  serves: {
    en: `Submissions in ${language.name} can be built and run.`,
    pt: `As entregas em ${language.name} podem ser compiladas e executadas.`,
  },
  look: (patient) => lookFor(language, patient),
}));

async function lookFor(language: Language, patient: Patient): Promise<Answer> {
  const { id, version: [program = ""], packages, inSandbox = [] } = language;
  const lab = id === "deno" ? patient.deno : undefined;
  if (lab !== undefined) {
    return green({ en: `${lab}, the lab's own`, pt: `${lab}, o do laboratório` });
  }
  const traits = await patient.traits();
  const mend = id === "deno" ? installDeno(traits, packages) : installing(traits, packages);
  const without = language.without ?? cannotRun(language.name);
  // Asked of a shell first: Deno would be a "node" itself where there is none.
  if (patient.os !== "windows" && !traits.tools.has(program)) {
    const { half = "" } = language;
    const found = traits.tools.has(half) ? onlyHalf(program, half) : missing(program);
    return yellow(found, without, mend);
  }
  const stub = await stubOfMac(program, patient);
  if (stub) return yellow(missing(program), without, stub);
  const { code, stdout, stderr } = await patient.run(language.version);
  const [, version] = language.pattern.exec(`${stdout}\n${stderr}`.trim()) ?? [];
  if (code !== 0 || version === undefined) {
    return yellow(code === 127 ? missing(program) : fails(program, code), without, mend);
  }
  const machine = await patient.machine();
  const hidden = inSandbox.find((name) => machine?.leftOut.includes(name));
  if (hidden !== undefined) return yellow(inHome(hidden), notSeen(hidden), mend);
  if (id === "c" && !await hasHeadersOfC(patient)) {
    return yellow(NO_HEADERS, NOTHING_COMPILES, mend);
  }
  const { beside = "" } = language;
  const found = `${program} ${visible(version)}`;
  return green(same(traits.tools.has(beside) ? `${found}, ${beside}` : found));
}

/** With a compiler but without the headers of the C library nothing that includes <stdio.h> can be compiled. */
async function hasHeadersOfC({ os, run }: Patient): Promise<boolean> {
  if (os !== "linux") return true;
  const include = ["-include", "stdio.h", "-include", "sys/socket.h"];
  const { code } = await run(["gcc", "-E", ...include, "-x", "c", "/dev/null", "-o", "/dev/null"]);
  return code === 0;
}

const NO_HEADERS: Text = { en: "gcc without <stdio.h>", pt: "gcc sem <stdio.h>" };

const NOTHING_COMPILES: Text = {
  en: "The headers of the C library are missing: no submission in C can be compiled.",
  pt: "Faltam os cabeçalhos da biblioteca C: nenhuma entrega em C compila.",
};

/** What macOS has in /usr/bin in their place: programs that open a window to ask whether to install them. */
const STUBS = ["python3", "gcc", "g++", "make"];

/** The command that brings the true ones. */
async function stubOfMac(program: string, { os, run }: Patient): Promise<string | undefined> {
  if (os !== "darwin" || !STUBS.includes(program)) return undefined;
  const [at, developer] = await Promise.all([
    run(["sh", "-c", 'command -v "$1"', "sh", program]),
    run(["xcode-select", "-p"]),
  ]);
  if (at.stdout.trim() !== `/usr/bin/${program}` || developer.code === 0) return undefined;
  return "xcode-select --install";
}

/** By the package manager where it has one, else as deno.com says. */
function installDeno(traits: Traits, packages: Packages): string {
  return installing(traits, packages) ?? "curl -fsSL https://deno.land/install.sh | sh";
}

const missing = (program: string): Text => ({
  en: `${program} is not installed`,
  pt: `falta o ${program}`,
});

const onlyHalf = (program: string, half: string): Text => ({
  en: `${program} is not installed, only ${half} is`,
  pt: `falta o ${program}, só há o ${half}`,
});

const fails = (program: string, code: number): Text => ({
  en: `${program} fails (code ${code})`,
  pt: `o ${program} falha (código ${code})`,
});

const inHome = (tool: string): Text => ({
  en: `${tool} is in somebody's home only`,
  pt: `o ${tool} está só numa pasta pessoal`,
});

const notSeen = (tool: string): Text => ({
  en: `The sandbox shows no homes: submissions do not find ${tool} there.`,
  pt: `O isolamento não mostra pastas pessoais: as entregas não encontram o ${tool}.`,
});

const cannotRun = (name: string): Text => ({
  en: `Submissions in ${name} cannot be run here.`,
  pt: `Entregas em ${name} não podem ser executadas aqui.`,
});

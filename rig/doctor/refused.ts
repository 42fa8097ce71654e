/**
 * What happens at a port where nobody listens.
 *
 * @module
 */
import { errnoOf } from "../../wire/socket_error.ts";
import { joined, tenths, type Text } from "../../wire/text.ts";
import { type Answer, type Check, green, red, yellow } from "./check.ts";
import { isDown, raising, V4 } from "./loopback.ts";
import type { Patient } from "./patient.ts";
import { isWsl } from "./system.ts";
import { said } from "./words.ts";

/** The RST that all of question 1 is about. */
export const refused: Check = {
  id: "refused-connect",
  subject: "network",
  measures: true,
  topic: { en: "closed port", pt: "porta fechada" },
  serves: {
    en: "A client that starts before its server is refused at once, as question 1 shows it.",
    pt: "Um cliente que inicia antes do servidor é recusado na hora, como mostra a questão 1.",
  },
  silence: async (patient) => await notRefused(patient, HANGS),
  look: async (patient) => {
    const port = closedPort(patient);
    const began = performance.now();
    let error: unknown;
    try {
      (await patient.connect(V4, port)).close();
    } catch (thrown) {
      error = thrown;
    }
    const ms = performance.now() - began;
    if (patient.signal.aborted) return await notRefused(patient, HANGS);
    if (error === undefined) return await notRefused(patient, ANSWERED);
    if (isDown(error)) return yellow(said(error), NO_LOOPBACK, await raising(patient));
    if (errnoOf(error) !== "ECONNREFUSED") return await notRefused(patient, otherwise(error));
    const took = tenths(ms);
    return ms < FAST_MS
      ? green({
        en: `refused by a RST after ${took.en} ms`,
        pt: `conexão recusada, com RST, em ${took.pt} ms`,
      })
      : await notRefused(patient, {
        en: `refused, but only after ${took.en} ms`,
        pt: `conexão recusada, mas só depois de ${took.pt} ms`,
      });
  },
};

const NO_LOOPBACK: Text = {
  en: "There is no loopback, so nobody can be refused on it.",
  pt: "Não há loopback, e nele ninguém pode ser recusado.",
};

/** A loopback refuses in less than a millisecond, and Windows after two seconds: a busy machine is in between. */
const FAST_MS = 400;

const HANGS: Text = {
  en: "no answer at all: the connect() hangs",
  pt: "nenhuma resposta: o connect() fica esperando",
};

const ANSWERED: Text = {
  en: "somebody answers on a port where nobody listens",
  pt: "alguém responde numa porta em que ninguém escuta",
};

function otherwise(error: unknown): Text {
  const { en, pt } = said(error);
  return { en: `not refused: ${en}`, pt: `não recusada: ${pt}` };
}

const WINDOWS: Text = {
  en: "Windows tries a refused connection again for about 2 s before it tells the program: " +
    "a client that is refused is slow here, and not wrong.",
  pt: "O Windows repete uma conexão recusada por uns 2 s antes de avisar o programa: um cliente " +
    "recusado demora aqui, e não está errado.",
};

const WSL: Text = {
  en: "With WSL's mirrored network the RST of 127.0.0.1 gets lost (microsoft/WSL issue 10855): " +
    "write networkingMode=nat in .wslconfig, then wsl --shutdown.",
  pt:
    "Na rede espelhada (mirrored) do WSL o RST de 127.0.0.1 se perde (microsoft/WSL issue 10855): " +
    "escreva networkingMode=nat em .wslconfig, e depois wsl --shutdown.",
};

const FIREWALL: Text = {
  en: "A firewall or a proxy of this machine meddles with the loopback.",
  pt: "Um firewall ou um proxy desta máquina interfere no loopback.",
};

const SPARED: Text = {
  en: "Clients started by hand notice it; plays have a network of their own, and do not.",
  pt: "Os clientes iniciados à mão sentem; os experimentos têm rede própria, e não.",
};

const NOT_SPARED: Text = {
  en: "Question 1 cannot show what it is about: its plays share this network.",
  pt: "A questão 1 não consegue mostrar o que quer: seus experimentos usam esta rede.",
};

/** Red where it spoils the plays: Windows' own slowness does not, and a network of their own knows nothing of it. */
async function notRefused(patient: Patient, found: Text): Promise<Answer> {
  if (patient.os === "windows") return yellow(found, WINDOWS);
  const because = isWsl(patient) ? WSL : FIREWALL;
  return await patient.isolates()
    ? yellow(found, joined(because, SPARED))
    : red(found, joined(because, NOT_SPARED));
}

/**
 * A port that nobody has. From 32768 on the system hands out ports of its own choice: who calls a closed one of
 * those could be given it and meet itself (rig/ports.ts).
 */
function closedPort(patient: Patient): number {
  for (let port = 31_000;; port++) {
    try {
      patient.listen(V4, port).close();
      return port;
    } catch (error) {
      if (!(error instanceof Deno.errors.AddrInUse) || port > 32_000) throw error;
    }
  }
}

/**
 * Whether a port is free, on every address where a program could want it, and who has it if not.
 *
 * @module
 */
import type { Transport } from "../../core/observation.ts";
import { errnoOf } from "../../wire/socket_error.ts";
import { joined, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { type Answer, type Check, green, yellow } from "./check.ts";
import { type Holder, holders, type Running, running } from "./holders.ts";
import { asRoot, everywhere, installing } from "./mend.ts";
import type { Patient } from "./patient.ts";
import { isWsl } from "./system.ts";
import type { Traits } from "./traits.ts";

/** One check for each port; the table of who has what is read once for all. */
export function portChecks(ports: readonly number[]): readonly Check[] {
  let refusals: ReadonlyMap<number, readonly Refusal[]> | undefined;
  let table: ReturnType<typeof holders> | undefined;
  return ports.map((port) => ({
    id: `port-${port}`,
    subject: "network",
    topic: { en: `port ${port}`, pt: `porta ${port}` },
    serves: {
      en: "A server started by hand can listen on it, by TCP and by UDP.",
      pt: "Um servidor iniciado à mão pode escutar nela, com TCP e com UDP.",
    },
    look: async (patient) => {
      // All ports are tried before anybody looks who has them: the table must not show our own attempts.
      refusals ??= new Map(ports.map((one) => [one, refusalsAt(patient, one)]));
      const all = await (table ??= holders(patient.os, patient.run));
      const refused = refusals.get(port) ?? [];
      const holding = (all ?? []).filter((holder) => holder.port === port);
      if (refused.length === 0 && holding.length === 0) return FREE;
      if (holding.length === 0 && refused.every(({ errno }) => errno === "EACCES")) {
        return await reserved(patient, port);
      }
      const isUnknown = all === undefined;
      return await taken(patient, holding.length > 0 ? holding : refused, isUnknown);
    },
  }));
}

const FREE = green({ en: "free for TCP and UDP", pt: "livre para TCP e UDP" });

/** A place where the port cannot be had. */
interface Refusal extends Holder {
  readonly errno: string;
}

/**
 * Tries each address in turn. On Windows only the loopback: to listen anywhere else there makes the firewall ask
 * whoever sits before it for leave.
 */
function refusalsAt(patient: Patient, port: number): readonly Refusal[] {
  const loopback = ["127.0.0.1", "::1"];
  const places = patient.os === "windows" ? loopback : [...loopback, "0.0.0.0", "::"];
  const refusals: Refusal[] = [];
  for (const transport of ["tcp", "udp"] as const) {
    for (const address of places) {
      try {
        if (transport === "tcp") patient.listen(address, port).close();
        else patient.bind(address, port).close();
      } catch (error) {
        const errno = errnoOf(error);
        const isTaken = errno === "EADDRINUSE" || errno === "EACCES";
        if (isTaken) refusals.push({ transport, address, port, errno });
      }
    }
  }
  return refusals;
}

/** Windows keeps ranges of ports for its virtual machines, and other ones after each start. */
async function reserved(patient: Patient, port: number): Promise<Answer> {
  const found = {
    en: "nobody has it, and yet the system does not give it away",
    pt: "ninguém a usa, e mesmo assim o sistema não a entrega",
  };
  const means = await byHand(patient, ["tcp", "udp"], "EACCES");
  if (patient.os !== "windows") return yellow(found, means);
  return yellow(
    found,
    joined(means, RANGES),
    `netsh int ipv4 add excludedportrange protocol=tcp startport=${port} numberofports=1`,
  );
}

const RANGES: Text = {
  en:
    "Windows keeps ranges of ports for Hyper-V, WSL and Docker: as administrator, after a restart:",
  pt:
    "O Windows reserva faixas de portas para o Hyper-V, o WSL e o Docker: como administrador, logo " +
    "depois de reiniciar:",
};

async function taken(
  patient: Patient,
  holding: readonly Holder[],
  isUnknown: boolean,
): Promise<Answer> {
  const traits = await patient.traits();
  const pids = [...new Set(holding.flatMap(({ pid }) => pid ?? []))];
  const processes = await running(patient.os, pids, patient.run);
  const hand = await byHand(patient, holding.map(({ transport }) => transport));
  const where = [...new Set(holding.map(placeOf))].join(", ");
  if (pids.length === 0) {
    const found = { en: `taken (${where})`, pt: `ocupada (${where})` };
    const means = joined(hand, unseen(patient, traits, isUnknown));
    const mend = isUnknown && patient.os === "linux"
      ? installing(traits, { ...everywhere("iproute2"), dnf: "iproute" })
      : undefined;
    return yellow(found, means, mend);
  }
  const stopped = pids.filter((pid) => processes.get(pid)?.isStopped);
  const who = pids.map((pid) => called(pid, holding, processes)).join(", ");
  const found: Text = {
    en: `taken by ${who}: ${where}`,
    pt: `ocupada por ${who}: ${where}`,
  };
  const means = joined(stopped.length > 0 ? STOPPED : undefined, hand);
  return yellow(found, means, ending(patient, pids, stopped.length > 0));
}

/** `TCP 127.0.0.1`. */
function placeOf({ transport, address }: Holder): string {
  return `${transport.toUpperCase()} ${visible(address)}`;
}

function called(
  pid: number,
  holding: readonly Holder[],
  processes: ReadonlyMap<number, Running>,
): string {
  const name = processes.get(pid)?.words ?? holding.find((one) => one.pid === pid)?.program ?? "?";
  const short = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  return `${visible(short)} (pid ${pid})`;
}

/** What a program that was stopped does with a SIGTERM: nothing, until it goes on. */
const STOPPED: Text = {
  en: "It was suspended, by a Ctrl-Z most likely: it serves nobody, and keeps the port.",
  pt: "Ele está suspenso, provavelmente por um Ctrl-Z: não atende ninguém, e segura a porta.",
};

/** The system's own processes are not to be ended for a port: init, and the kernel of Windows. */
function ending(
  { os }: Patient,
  pids: readonly number[],
  isStopped: boolean,
): string | undefined {
  if (pids.some((pid) => pid <= 4)) return undefined;
  if (os === "windows") return `taskkill /f ${pids.map((pid) => `/pid ${pid}`).join(" ")}`;
  return `kill ${isStopped ? "-9 " : ""}${pids.join(" ")}`;
}

function unseen(patient: Patient, traits: Traits, isUnknown: boolean): Text | undefined {
  if (isUnknown) {
    return {
      en: "Who has it cannot be seen: neither ss nor lsof is here.",
      pt: "Não dá para ver quem a usa: faltam o ss e o lsof.",
    };
  }
  if (isWsl(patient)) {
    return {
      en: "It may be a program of Windows: netstat -ano there tells.",
      pt: "Pode ser um programa do Windows: netstat -ano lá diz qual.",
    };
  }
  if (traits.isRoot) return undefined;
  const see = asRoot(traits, patient.os === "linux" ? "ss -lntup" : "lsof -nP -i");
  return {
    en: `Only root can see whose it is: ${see}.`,
    pt: `Só o root pode ver de quem é: ${see}.`,
  };
}

/** What a taken port keeps from working. */
async function byHand(
  patient: Patient,
  transports: readonly Transport[],
  errno = "EADDRINUSE",
): Promise<Text> {
  const [first, ...others] = new Set(transports);
  const kind = others.length > 0 ? "" : first?.toUpperCase() ?? "";
  const hand: Text = {
    en: `A ${kind} server started by hand on this port fails with ${errno}; --port takes another.`,
    pt: `Um servidor ${kind} iniciado à mão nesta porta falha com ${errno}; --port escolhe outra.`,
  };
  const own = await patient.isolates() ? SPARED : SHARED;
  return joined({ en: hand.en.replace("  ", " "), pt: hand.pt.replace("  ", " ") }, own);
}

const SPARED: Text = {
  en: "Plays have a network of their own, and do not need it.",
  pt: "Os experimentos têm rede própria, e não precisam dela.",
};

const SHARED: Text = {
  en: "Plays take others; a submission that has this port written in it cannot have it.",
  pt: "Os experimentos usam outras; uma entrega com esta porta escrita nela não consegue tê-la.",
};

/**
 * What keeps plays apart from the machine's network, and submissions from everything else.
 *
 * @module
 */
import { joined, same, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { HINTS, told } from "../sandbox/told.ts";
import { type Answer, type Check, green, yellow } from "./check.ts";
import { everywhere, installing, setting } from "./mend.ts";
import type { Patient } from "./patient.ts";
import { isWsl1 } from "./system.ts";

/** A network of a play's own: user and network namespaces, which an ordinary user may make. */
export const namespaces: Check = {
  id: "namespaces",
  subject: "machine",
  topic: { en: "namespaces", pt: "namespaces" },
  serves: {
    en: "Each play has a network of its own, in which the kernel's counters are evidence.",
    pt: "Cada experimento tem rede própria, onde os contadores do kernel servem de evidência.",
  },
  look: async (patient) => {
    if (patient.os !== "linux") {
      return yellow(onlyLinux(patient), SHARED, subsystem(patient));
    }
    if (await patient.isolates()) {
      return green({
        en: "each play gets a network of its own",
        pt: "cada experimento ganha uma rede própria",
      });
    }
    const { because, mend } = await obstacle(patient);
    return yellow(
      because,
      joined(SHARED, mend?.includes("sysctl") ? UNTIL_RESTART : undefined),
      mend,
    );
  },
};

const SHARED: Text = {
  en: "Plays run one after the other in the machine's network, without the kernel's counters as " +
    "evidence; submissions share the ports.",
  pt: "Os experimentos rodam um por vez na rede da máquina, sem os contadores do kernel como " +
    "evidência; as entregas dividem as portas.",
};

const UNTIL_RESTART: Text = {
  en: "(The command holds until the next start; for good, /etc/sysctl.d.)",
  pt: "(O comando vale até reiniciar; de vez, só em /etc/sysctl.d.)",
};

function onlyLinux({ os }: Patient): Text {
  const name = os === "windows" ? "Windows" : os === "darwin" ? "macOS" : os;
  return { en: `${name} has none`, pt: `o ${name} não tem` };
}

/** Windows can have a Linux of its own. */
function subsystem({ os }: Patient): string | undefined {
  return os === "windows" ? "wsl --install" : undefined;
}

/** Why no namespace can be made, and what would change that. */
async function obstacle(
  patient: Patient,
): Promise<{ readonly because: Text; readonly mend?: string | undefined }> {
  const traits = await patient.traits();
  const { tools, sysctl, container } = traits;
  if (isWsl1(patient)) return { because: { en: "WSL 1 has none", pt: "o WSL 1 não tem" } };
  const lacking = [
    ...["unshare", "nsenter"].filter((tool) => !tools.has(tool)),
    ...(tools.has("ip") || tools.has("ifconfig") ? [] : ["ip"]),
  ];
  if (lacking.length > 0) {
    const packages = lacking.includes("ip")
      ? { ...everywhere("iproute2"), dnf: "iproute" }
      : { ...everywhere("util-linux"), apk: "util-linux-misc" };
    return {
      because: {
        en: `${lacking.join(", ")} missing`,
        pt: `falta ${lacking.join(", ")}`,
      },
      mend: installing(traits, packages),
    };
  }
  for (const [name, forbids, allows] of SWITCHES) {
    if (sysctl.get(name) !== forbids) continue;
    return {
      because: { en: `forbidden here: ${name}=${forbids}`, pt: `proibidos: ${name}=${forbids}` },
      mend: setting(traits, name, allows),
    };
  }
  const trial = await patient.run(["unshare", "--user", "--map-root-user", "--net", "true"]);
  if (trial.code === 0) return { because: UNUSABLE };
  if (container !== undefined) return { because: CONTAINED };
  const said = visible(trial.stderr.trim().split("\n")[0] ?? "").slice(0, 80);
  return { because: said === "" ? NOT_ALLOWED : same(said) };
}

const UNUSABLE: Text = {
  en: "they can be made, but not entered in time",
  pt: "podem ser criados, mas não usados a tempo",
};
const CONTAINED: Text = {
  en: "the container does not allow them (docker run --privileged)",
  pt: "o contêiner não os permite (docker run --privileged)",
};
const NOT_ALLOWED: Text = { en: "this system allows none", pt: "este sistema não permite" };

/** Switches of the kernel that forbid user namespaces: Debian's, Ubuntu's since 23.10, and everybody's. */
const SWITCHES = [
  ["kernel.unprivileged_userns_clone", "0", "1"],
  ["kernel.apparmor_restrict_unprivileged_userns", "1", "0"],
  ["user.max_user_namespaces", "0", "15000"],
] as const;

/** How submissions are locked in. */
export const sandbox: Check = {
  id: "sandbox",
  subject: "submissions",
  topic: { en: "sandbox", pt: "isolamento" },
  serves: told("bubblewrap", []),
  look: async (patient) => {
    const { tier, told } = await patient.lockedIn();
    // That programs get no terminal has a finding of its own.
    const means = {
      en: visible(told.en.replace(` ${HINTS.script.en}`, "")),
      pt: visible(told.pt.replace(` ${HINTS.script.pt}`, "")),
    };
    switch (tier) {
      case "bubblewrap":
        return green(
          { en: "bubblewrap: locked in", pt: "bubblewrap: as entregas ficam isoladas" },
          means,
        );
      case "limits":
        return yellow(LIMITS, means, await mendOfBubblewrap(patient));
      case "none":
        return yellow({ en: "none", pt: "nenhum" }, means, subsystem(patient));
    }
  },
};

const LIMITS: Text = { en: "limits only", pt: "só limites" };

async function mendOfBubblewrap(patient: Patient): Promise<string | undefined> {
  const machine = await patient.machine();
  if (machine && !machine.bwrap) {
    return installing(await patient.traits(), everywhere("bubblewrap"));
  }
  if (machine && !machine.bwrapModes) return undefined; // this system has no newer one
  return (await obstacle(patient)).mend;
}

/** The terminal that submitted programs get. */
export const script: Check = {
  id: "terminal-of-programs",
  subject: "submissions",
  topic: { en: "script(1)", pt: "script(1)" },
  serves: {
    en: "Submitted programs run at a terminal: what they print is seen at once.",
    pt: "Os programas entregues rodam num terminal: o que imprimem se vê na hora.",
  },
  look: async (patient): Promise<Answer> => {
    const machine = await patient.machine();
    if (!machine) return yellow(onlyLinux(patient), AT_A_PIPE);
    if (machine.script) {
      return green({ en: "programs get a terminal", pt: "os programas ganham um terminal" });
    }
    const packages = { ...everywhere("util-linux"), "apt-get": "bsdutils", dnf: "/usr/bin/script" };
    return yellow(
      { en: "missing, or too old", pt: "falta, ou é antigo demais" },
      AT_A_PIPE,
      installing(await patient.traits(), packages),
    );
  },
};

const AT_A_PIPE: Text = {
  en: "Submitted programs run at a pipe instead of a terminal, and what they print may come late.",
  pt:
    "Os programas entregues rodam com um pipe em vez de um terminal, e o que imprimem pode chegar " +
    "tarde.",
};

/**
 * What `report` shows beyond the screens, and prints itself with.
 *
 * @module
 */
import { joined, same, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { candidates } from "../chromium.ts";
import { type Check, green, yellow } from "./check.ts";
import { asRoot, everywhere, installing, setting } from "./mend.ts";
import type { Patient } from "./patient.ts";
import { ANOTHERS } from "./traits.ts";

/** System calls. */
export const strace: Check = {
  id: "strace",
  subject: "report",
  topic: same("strace"),
  serves: {
    en: "The report shows the system calls of each program.",
    pt: "O relatório mostra as chamadas de sistema de cada programa.",
  },
  look: async (patient) => {
    const [traits, version, trial] = await Promise.all([
      patient.traits(),
      patient.run(["strace", "-V"]),
      patient.runInPlay(["strace", "-f", "-q", "-o", "/dev/null", "true"]),
    ]);
    if (patient.os !== "linux") {
      return yellow({ en: "only Linux has it", pt: "só o Linux tem" }, NO_CALLS);
    }
    if (!traits.tools.has("strace")) {
      return yellow(MISSING, NO_CALLS, installing(traits, everywhere("strace")));
    }
    if (trial.code === 0) {
      const [, number = ""] = /version ([\d.]+)/.exec(version.stdout) ?? [];
      return green({
        en: `may trace programs (${number})`,
        pt: `pode acompanhar programas (${number})`,
      });
    }
    const scope = traits.sysctl.get("kernel.yama.ptrace_scope");
    const found = {
      en: "this system does not let it trace",
      pt: "este sistema não o deixa rastrear",
    };
    const because = traits.container !== undefined
      ? IN_CONTAINER
      : scope === "3"
      ? LOCKED
      : undefined;
    // 2 is root's alone; 3 is nobody's, and stays until the next start (kernel documentation, LSM/Yama).
    const mend = scope === "2" ? setting(traits, "kernel.yama.ptrace_scope", 1) : undefined;
    return yellow(found, joined(NO_CALLS, because), mend);
  },
};

const MISSING: Text = { en: "not installed", pt: "não está instalado" };

const NO_CALLS: Text = {
  en: "The report does without system calls; no verdict needs them.",
  pt: "O relatório sai sem as chamadas de sistema; nenhum veredito precisa delas.",
};

const IN_CONTAINER: Text = {
  en: "The container needs --cap-add=SYS_PTRACE.",
  pt: "O contêiner precisa de --cap-add=SYS_PTRACE.",
};

const LOCKED: Text = {
  en: "kernel.yama.ptrace_scope=3 forbids it until the next start.",
  pt: "kernel.yama.ptrace_scope=3 o proíbe até a máquina reiniciar.",
};

/** Segments and datagrams. */
export const capture: Check = {
  id: "capture",
  subject: "report",
  topic: { en: "capture", pt: "captura" },
  serves: {
    en: "--capture shows segments and datagrams, and keeps them for Wireshark.",
    pt: "--capture mostra segmentos e datagramas, e os guarda para o Wireshark.",
  },
  look: async (patient) => {
    const traits = await patient.traits();
    const by = await patient.captures();
    if (by !== undefined) return green({ en: `${by} may capture`, pt: `o ${by} pode capturar` });
    if (!await patient.isolates()) {
      return yellow(
        { en: "not without a network of the play's own", pt: "só com rede própria" },
        NO_FRAMES,
      );
    }
    if (traits.tools.has(ANOTHERS)) {
      const mend = asRoot(traits, 'usermod -aG wireshark "$USER"');
      return yellow(OF_A_GROUP, joined(NO_FRAMES, NEW_LOGIN), mend);
    }
    const name = traits.isRoot ? "tcpdump" : "dumpcap";
    if (traits.tools.has(name)) {
      return yellow(
        { en: `${name} may not capture`, pt: `o ${name} não pode capturar` },
        NO_FRAMES,
      );
    }
    const found = name === "tcpdump" ? MISSING_TCPDUMP : MISSING_DUMPCAP;
    const packages = traits.isRoot ? everywhere("tcpdump") : {
      ...everywhere("wireshark"),
      "apt-get": "wireshark-common",
      "dnf": "wireshark-cli",
      "pacman": "wireshark-cli",
      "apk": "wireshark-common",
    };
    return yellow(found, NO_FRAMES, installing(traits, packages));
  },
};

const MISSING_TCPDUMP: Text = {
  en: "tcpdump is not installed",
  pt: "o tcpdump não está instalado",
};

const MISSING_DUMPCAP: Text = {
  en: "dumpcap is not installed (tcpdump is root's)",
  pt: "o dumpcap não está instalado (tcpdump, só root)",
};

const OF_A_GROUP: Text = {
  en: "dumpcap is for the group wireshark only",
  pt: "o dumpcap é só do grupo wireshark",
};

const NEW_LOGIN: Text = {
  en: "The command takes effect at the next login.",
  pt: "O comando vale a partir do próximo login.",
};

const NO_FRAMES: Text = {
  en: "--capture shows no segments and datagrams; no verdict needs them.",
  pt: "--capture não mostra segmentos nem datagramas; nenhum veredito precisa deles.",
};

/** The report on paper. */
export const browser: Check = {
  id: "chromium",
  subject: "report",
  topic: same("report.pdf"),
  serves: {
    en: "The report is printed to report.pdf as well.",
    pt: "O relatório é impresso também em report.pdf.",
  },
  look: async (patient) => {
    const found = await foundBrowser(patient);
    const name = visible(found ?? "");
    if (found !== undefined) return green({ en: `${name} prints it`, pt: `o ${name} imprime` });
    const traits = await patient.traits();
    const packages = { ...everywhere("chromium"), winget: "Google.Chrome" };
    const mend = traits.distribution === "ubuntu" && traits.tools.has("snap")
      ? asRoot(traits, "snap install chromium") // apt has no more than a name for it there
      : traits.manager === "brew"
      ? "brew install --cask google-chrome"
      : installing(traits, packages);
    return yellow(
      { en: "no Chromium, Chrome or Edge", pt: "sem Chromium, Chrome ou Edge" },
      {
        en: "There is report.html, which any browser prints, and no report.pdf.",
        pt: "Sai o report.html, que todo navegador imprime, e não o report.pdf.",
      },
      mend,
    );
  },
};

/** Prints the first that there is. */
const FIRST = 'for it; do command -v "$it" >/dev/null && echo "$it" && exit; done';

async function foundBrowser({ os, run }: Patient): Promise<string | undefined> {
  if (os !== "windows") {
    const { stdout } = await run(["sh", "-c", FIRST, "sh", ...candidates()]);
    return stdout.trim().split("/").at(-1) || undefined;
  }
  for (const path of candidates()) {
    const [folder, program = ""] = [path.replace(/\\[^\\]+$/, ""), path.split("\\").at(-1)];
    if ((await run(["where", "/r", folder, program])).code === 0) return program;
  }
  return undefined;
}

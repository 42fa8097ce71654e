/**
 * What kind of machine this is, where that changes anything; and where files can be put for a while.
 *
 * @module
 */
import { same, tenths, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { type Answer, type Check, green, red, yellow } from "./check.ts";
import { asRoot } from "./mend.ts";
import type { Patient } from "./patient.ts";

/** Linux within Windows, 1 or 2. */
export function isWsl({ os, release }: Patient): boolean {
  return os === "linux" && /microsoft/i.test(release);
}

/** WSL 1 has no Linux in it: Windows answers the system calls (4.4.0-19041-Microsoft). */
export function isWsl1(patient: Patient): boolean {
  return isWsl(patient) && !/WSL2|microsoft-standard/.test(patient.release);
}

const NAMES: Partial<Record<Patient["os"], string>> = {
  linux: "Linux",
  darwin: "macOS",
  windows: "Windows",
};

/** The system, a shell, and what is between us and the wire. */
export const system: Check = {
  id: "system",
  subject: "machine",
  topic: { en: "system", pt: "sistema" },
  serves: {
    en: "The lab can start programs here.",
    pt: "O laboratório consegue iniciar programas aqui.",
  },
  look: async (patient) => {
    const { os, release } = patient;
    const { shell, isRoot, container } = await patient.traits();
    const name = `${NAMES[os] ?? os} ${visible(release)}`;
    if (!shell) return noShell(name);
    if (isWsl1(patient)) return wsl1(patient);
    if (isWsl(patient)) return await wsl2(patient);
    const inside = container === undefined ? same("") : {
      en: `, in a container (${visible(container)})`,
      pt: `, num contêiner (${visible(container)})`,
    };
    const root = isRoot ? { en: ", as root", pt: ", como root" } : same("");
    return green({ en: name + inside.en + root.en, pt: name + inside.pt + root.pt });
  },
};

const noShell = (name: string): Answer =>
  red(
    { en: `${name}; there is no sh on PATH`, pt: `${name}; não há sh no PATH` },
    {
      en:
        "The lab starts programs by way of a shell, and finds neither it nor them: nothing plays.",
      pt:
        "O laboratório inicia os programas por um shell, e não acha nem ele nem os programas: nada roda.",
    },
    "export PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
  );

const wsl1 = (patient: Patient): Answer =>
  yellow(
    { en: "Linux in WSL 1", pt: "Linux no WSL 1" },
    {
      en: "Windows' own network answers here: no namespaces, no kernel counters, no sandbox.",
      pt: "Quem responde aqui é a rede do Windows: sem namespaces, sem contadores do kernel, sem " +
        "isolamento.",
    },
    `wsl.exe --set-version ${word(patient.env("WSL_DISTRO_NAME")) ?? "Ubuntu"} 2`,
  );

/** Only what needs no quotes may stand in a command that is to be copied. */
function word(text: string | undefined): string | undefined {
  return text !== undefined && /^[\w.-]+$/.test(text) ? text : undefined;
}

async function wsl2(patient: Patient): Promise<Answer> {
  const { stdout } = await patient.run(["wslinfo", "--networking-mode"]);
  const mode = /^\w+$/.test(stdout.trim()) ? stdout.trim() : "nat";
  if (mode === "mirrored") {
    return green({
      en: "Linux in WSL 2, with Windows' network mirrored",
      pt: "Linux no WSL 2, com a rede do Windows espelhada",
    });
  }
  return yellow({ en: `Linux in WSL 2 (${mode})`, pt: `Linux no WSL 2 (${mode})` }, {
    en: "Its addresses are known on this PC only: the chat between two IPs takes its two ends in " +
      "WSL here, or networkingMode=mirrored in .wslconfig on both PCs.",
    pt:
      "Os endereços dele só valem neste PC: o chat entre dois IPs precisa dos dois lados no WSL " +
      "daqui, ou de networkingMode=mirrored no .wslconfig dos dois PCs.",
  });
}

/** Where `grade` copies submissions to, and `report` keeps what strace says. */
export const folder: Check = {
  id: "temporary-files",
  subject: "machine",
  topic: { en: "temporary files", pt: "temporários" },
  serves: {
    en: "Copies of submissions and traces of programs have a place.",
    pt: "As cópias das entregas e os rastros dos programas têm onde ficar.",
  },
  look: async (patient) => {
    if (patient.os === "windows") return await windowsFolder(patient);
    const { code, stdout, stderr } = await patient.run(["sh", "-c", TRY]);
    if (code === 127) return yellow(NOT_TRIED, NO_PLACE);
    const { path, written, runs, freeKib } = triedIn(stdout);
    const at = visible(path);
    const isOwn = path === "/tmp";
    const traits = await patient.traits();
    if (!written) {
      const isForbidden = /denied/i.test(stderr);
      const mend = isForbidden ? asRoot(traits, "chmod 1777 /tmp") : undefined;
      return red(cannotWrite(at), NO_PLACE, isOwn ? mend : "unset TMPDIR");
    }
    if (!runs) {
      const mend = isOwn ? asRoot(traits, "mount -o remount,exec /tmp") : "unset TMPDIR";
      return yellow(
        {
          en: `${at}: programs in it cannot be started (noexec)`,
          pt: `${at}: programas nela não podem ser iniciados (noexec)`,
        },
        NOEXEC,
        mend,
      );
    }
    if (freeKib === undefined) return green(same(at));
    const size = inBytes(freeKib);
    const room = { en: `${at}, ${size.en} free`, pt: `${at}, ${size.pt} livres` };
    return freeKib < LEAST_KIB ? yellow(room, LITTLE) : green(room);
  },
};

/** A class's submissions and their builds, a few at a time. */
const LEAST_KIB = 512 * 1024;

/** Prints the folder, and what it is good for. */
const TRY = `
dir=\${TMPDIR:-/tmp}
printf '%s\\n' "$dir" | head -n 1
own=$(LC_ALL=C mktemp -d "$dir/socketlab-doctor.XXXXXX") || exit 0
printf '#!/bin/sh\\nexit 0\\n' >"$own/try" && chmod +x "$own/try" && echo written
"$own/try" && echo runs
rm -rf "$own"
df -Pk "$dir" | tail -n 1
`;

/** What was printed: the folder, whether it takes files, whether they can be started, and df's line. */
export function triedIn(stdout: string) {
  const [path = "", ...rest] = stdout.trimEnd().split("\n");
  const [, free] = /\s(\d+)\s+\d+%\s/.exec(rest.at(-1) ?? "") ?? [];
  return {
    path: path || "/tmp",
    written: rest.includes("written"),
    runs: rest.includes("runs"),
    ...(free !== undefined && { freeKib: Number(free) }),
  };
}

async function windowsFolder(patient: Patient): Promise<Answer> {
  const path = patient.env("TEMP") ?? patient.env("TMP") ?? "";
  const at = visible(path);
  const name = `${path}\\socketlab-doctor-${crypto.randomUUID()}`;
  const made = await patient.run(["cmd", "/d", "/c", "mkdir", name]);
  if (made.code !== 0) return red(cannotWrite(at), NO_PLACE);
  await patient.run(["cmd", "/d", "/c", "rmdir", name]);
  return green(same(at));
}

const cannotWrite = (at: string): Text => ({
  en: `${at} cannot be written to`,
  pt: `não é possível gravar em ${at}`,
});

const NOT_TRIED: Text = { en: "not tried, without sh", pt: "sem o sh, não deu para testar" };

const NO_PLACE: Text = {
  en: "grade and report need a folder for temporary files, and fail without one.",
  pt: "grade e report precisam de uma pasta para arquivos temporários, e falham sem ela.",
};

const NOEXEC: Text = {
  en: "Submissions that are compiled may not start: their copies are there.",
  pt: "As entregas compiladas podem não iniciar: as cópias delas ficam lá.",
};

const LITTLE: Text = {
  en: "A class's submissions and their builds may not fit: TMPDIR chooses another folder.",
  pt: "As entregas de uma turma e o que elas compilam podem não caber: TMPDIR escolhe outra pasta.",
};

function inBytes(kib: number): Text {
  const gib = kib / 1024 / 1024;
  if (gib < 1) return same(`${Math.floor(kib / 1024)} MB`);
  const { en, pt } = gib < 10 ? tenths(gib) : same(`${Math.floor(gib)}`);
  return { en: `${en} GB`, pt: `${pt} GB` };
}

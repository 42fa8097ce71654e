/**
 * A page on paper, by the Chromium that the machine has, in whatever guise.
 *
 * @module
 */
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { aborted, within } from "../wire/deadline.ts";
import { same, type Text } from "../wire/text.ts";
import { visible } from "../wire/visible.ts";
import { WORKPLACE } from "./bundled.ts";
import { GUARDED, openGuardian } from "./guardian.ts";
import { environment, Process } from "./process.ts";
import { runQuietly } from "./quietly.ts";

/** A long report takes some seconds; a Chromium that hangs is ended. */
const DEADLINE_MS = 60_000;

/** What a shell exits with where there is no such program, or it is none (POSIX, XCU 2.8.2). */
const NO_PROGRAM = [126, 127];

/** Chromium, Chrome and Edge, as they are called on PATH, and where they are elsewhere. */
export function candidates(): readonly string[] {
  switch (Deno.build.os) {
    case "darwin":
      return ["Google Chrome", "Chromium", "Microsoft Edge"].flatMap((name) =>
        `/Applications/${name}.app/Contents/MacOS/${name}`
      );
    case "windows": {
      const homes = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"].flatMap((name) =>
        Deno.env.get(name) ?? []
      );
      const programs = [
        "Google\\Chrome\\Application\\chrome.exe",
        "Chromium\\Application\\chrome.exe",
      ];
      return [...programs, "Microsoft\\Edge\\Application\\msedge.exe"].flatMap((program) =>
        homes.map((home) => `${home}\\${program}`)
      );
    }
    default:
      return [
        ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
        ...["microsoft-edge", "msedge"],
      ];
  }
}

/** What became of the attempt to print. */
export type Printed = { readonly pdf: Uint8Array } | { readonly why: Text };

/**
 * Prints a page to PDF. What is printed is the same for the same page and the same Chromium.
 *
 * @param html the page; it may refer to nothing outside itself.
 * @param folder where a private folder can be made for a while. Not in /tmp and not hidden, if possible: a
 * Chromium that came as a snap sees neither.
 * @param date what the PDF shall say of its creation: ISO 8601, UTC.
 */
export async function printPdf(
  html: string,
  folder: string,
  date: string,
  signal: AbortSignal,
): Promise<Printed> {
  let room = "";
  let why = notThere;
  try {
    room = await Deno.makeTempDir({ dir: folder, prefix: "printing-" });
    await Deno.writeTextFile(join(room, "report.html"), html);
    const uid = await userId();
    for (const program of candidates()) {
      const code = await run([program, ...flagsFor(resolve(room), uid)], signal);
      if (code === "no program") continue;
      if (code === "too late") return { why: tooLate };
      const pdf = await Deno.readFile(join(room, "report.pdf")).catch(() => undefined);
      if (pdf && code === 0) return { pdf: dated(pdf, date) };
      why = failed(program, code); // another may do: some systems have a name that only says what to install
    }
    return { why };
  } catch (error) {
    return { why: same(`${visible(String(error))}.`) }; // a full disk, say
  } finally {
    if (room !== "") await removed(room);
  }
}

function flagsFor(room: string, uid: string): string[] {
  return [
    "--headless",
    `--user-data-dir=${join(room, "profile")}`,
    "--no-first-run",
    "--no-default-browser-check",
    // Nothing leaves the machine: neither what Chromium does on its own, nor what a page could ask for.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-breakpad",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    // Containers often have a /dev/shm of 64 MB only.
    "--disable-dev-shm-usage",
    // Chromium refuses to start as root with its sandbox on. The page is the lab's own.
    ...(uid === "0" ? ["--no-sandbox"] : []),
    "--no-pdf-header-footer",
    `--print-to-pdf=${join(room, "report.pdf")}`,
    pathToFileURL(join(room, "report.html")).href,
  ];
}

/** Deno tells it only with a permission of its own (--allow-sys=uid). */
async function userId(): Promise<string> {
  if (!GUARDED) return "";
  return (await runQuietly(["id", "-u"])).stdout.trim();
}

/** Runs it to its end, and at most to the deadline or the abort; it ends with the lab in any case. */
async function run(
  argv: readonly string[],
  signal: AbortSignal,
): Promise<number | "no program" | "too late"> {
  let exit: number | undefined;
  const ended = Promise.withResolvers<void>();
  await using guardian = openGuardian();
  try {
    await using _chromium = await Process.start({
      argv,
      cwd: WORKPLACE,
      env: environment(),
      guardian,
      note: (fact) => {
        if (fact.kind !== "exited") return;
        exit = fact.code;
        ended.resolve();
      },
      changed: () => {},
    });
    await within(Promise.race([ended.promise, aborted(signal)]), DEADLINE_MS);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "no program";
    throw error;
  }
  if (exit === undefined) return "too late";
  return GUARDED && NO_PROGRAM.includes(exit) ? "no program" : exit;
}

/** Chromium's last helpers may still write into their profile while it is being removed. */
async function removed(room: string): Promise<void> {
  for (let attempts = 3; attempts > 0; attempts--) {
    try {
      await Deno.remove(room, { recursive: true });
      return;
    } catch {
      // Again; a folder that stays is better than a report that does not come.
    }
  }
}

/**
 * The PDF with other dates of its own: Chromium writes the time of printing (ISO 32000-1, 7.9.4). Of the same
 * length, since a PDF says at which byte each of its objects begins.
 */
function dated(pdf: Uint8Array, date: string): Uint8Array {
  const stamp = `D:${date.replace(/\D/g, "").slice(0, 14)}+00'00'`;
  const dates = /\/(?:CreationDate|ModDate) \((D:\d{14}[+-]\d\d'\d\d')\)/g;
  // One character a byte, so that an index is an index.
  for (
    const { index, 0: whole, 1: old = "" } of new TextDecoder("latin1").decode(pdf).matchAll(dates)
  ) {
    pdf.set(new TextEncoder().encode(stamp), index + whole.indexOf(old));
  }
  return pdf;
}

const BY_HAND: Text = {
  en: "Or open report.html in any browser, and print it to a PDF.",
  pt: "Ou abra report.html em qualquer navegador, e imprima em PDF.",
};

const INSTALL: Text = Deno.build.os === "linux"
  ? { en: "Install it (sudo apt install chromium)", pt: "Instale-o (sudo apt install chromium)" }
  : { en: "Install it, or Chrome, or Edge", pt: "Instale-o, ou o Chrome, ou o Edge" };

const notThere: Text = {
  en:
    `there is no Chromium on this machine. ${INSTALL.en} and make the report again. ${BY_HAND.en}`,
  pt: `não há Chromium nesta máquina. ${INSTALL.pt} e faça o relatório de novo. ${BY_HAND.pt}`,
};

const tooLate: Text = {
  en: `Chromium did not end within ${DEADLINE_MS / 1_000} s. ${BY_HAND.en}`,
  pt: `o Chromium não terminou em ${DEADLINE_MS / 1_000} s. ${BY_HAND.pt}`,
};

function failed(program: string, code: number): Text {
  return {
    en: `${program} exited with code ${code}. ${BY_HAND.en}`,
    pt: `${program} terminou com código ${code}. ${BY_HAND.pt}`,
  };
}

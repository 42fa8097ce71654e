/**
 * From what was handed in to a mark: a private copy, what is in it, the sandbox, the plays.
 *
 * @module
 */
import { join } from "node:path";
import type { SandboxTier, SubmissionMark } from "../core/mark.ts";
import { copyInto, type HandedIn, HandInError } from "../grading/handed_in.ts";
import { grade, type Grading, type Submission } from "../grading/grade.ts";
import { guessManifest } from "../grading/guess.ts";
import { ManifestError, readManifest } from "../grading/submission.ts";
import { openSandbox, type SandboxChoice } from "../rig/sandbox.ts";
import type { Text } from "../wire/text.ts";

/** The name of the manifest in a submission. */
export const MANIFEST = "submission.json";

/** How to grade everybody alike. */
export type Terms = Omit<Grading, "sandbox" | "onMark" | "onRun"> & {
  readonly sandbox: SandboxChoice;
  /** The manifest for all, its path and text. */
  readonly manifest?: { readonly path: string; readonly text: string };
};

/**
 * Grades one; everything that it started, and its copy, are gone afterwards.
 *
 * @throws the signal's reason, when it is aborted.
 */
export async function gradeOne(
  handed: HandedIn,
  terms: Terms,
  told: Pick<Grading, "onMark" | "onRun">,
): Promise<SubmissionMark> {
  const place = await Deno.makeTempDir({ prefix: "socketlab-" });
  const copy = join(place, "copy");
  try {
    const { network, sandbox: choice } = terms;
    await using sandbox = await openSandbox({ choice, network });
    const grading: Grading = { ...terms, ...told, sandbox };
    try {
      const left = await copyInto(handed, copy);
      await letIn(sandbox.tier, place, copy);
      return await grade(await understood(handed.folder, copy, terms, left), grading);
    } catch (error) {
      if (error instanceof HandInError || error instanceof ManifestError) {
        return await unreadable(handed.folder, error.text, grading);
      }
      throw error;
    }
  } finally {
    await Deno.remove(place, { recursive: true }).catch(() => {});
  }
}

/**
 * Lets the programs, which are another user's if the lab is root's, at the copy. Bubblewrap leads them into it, and
 * nobody else gets through its parent; elsewhere they come that way, and the copy is given to them.
 */
async function letIn(tier: SandboxTier, place: string, copy: string): Promise<void> {
  if (Deno.build.os === "windows") return;
  if (tier === "bubblewrap") await Deno.chmod(copy, 0o755);
  else await Deno.chmod(place, 0o711);
}

/**
 * What a copy holds: as the class's manifest says it, else its own, else as guessed.
 *
 * @throws {ManifestError} where the manifest is none.
 */
export async function understood(
  label: string,
  copy: string,
  { manifest }: Pick<Terms, "manifest">,
  remarks: readonly Text[] = [],
): Promise<Submission> {
  const { root, guessed, ...guess } = await guessManifest(copy);
  const own = await Deno.readTextFile(join(root, MANIFEST)).catch(() => undefined);
  if (manifest) {
    return { label, folder: root, remarks, manifest: readManifest(manifest.text, manifest.path) };
  }
  if (own !== undefined) {
    return { label, folder: root, remarks, manifest: readManifest(own, `${label}/${MANIFEST}`) };
  }
  return { label, folder: root, remarks: [...remarks, ...guessed], manifest: guess.manifest };
}

/** What cannot be opened is worth nothing, and its mark says why. */
async function unreadable(
  label: string,
  because: Text,
  grading: Grading,
): Promise<SubmissionMark> {
  const manifest = { build: [], programs: {}, ports: {} };
  const empty = { label, folder: "", manifest, remarks: [] };
  const mark = await grade(empty, { ...grading, onMark: () => {} });
  const told = { ...mark, failure: { because, output: [] } };
  await grading.onMark?.(told);
  return told;
}

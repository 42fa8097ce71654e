/**
 * What a server takes, as Linux accounts for it.
 *
 * @module
 */
import { until } from "../../waiting.ts";

/** Only Linux has /proc. */
export const ignore = Deno.build.os !== "linux";

export interface Figures {
  readonly descriptors: number;
  readonly threads: number;
  readonly residentMb: number;
}

interface Running {
  readonly child: Deno.ChildProcess;
}

export async function figuresOf({ child }: Running): Promise<Figures> {
  const status = await Deno.readTextFile(`/proc/${child.pid}/status`);
  const figure = (name: string) => Number(RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
  const descriptors = [...Deno.readDirSync(`/proc/${child.pid}/fd`)].length;
  return { descriptors, threads: figure("Threads"), residentMb: figure("VmRSS") / 1_024 };
}

/** What the runtime opens for itself with the first worker and the first crowd, and keeps. */
const KEPT_DESCRIPTORS = 4;

/** Waits until the server has no more descriptors and threads than when it was fresh; its figures then. */
export async function released(server: Running, fresh: Figures): Promise<Figures> {
  let now = fresh;
  const isBack = async () => {
    now = await figuresOf(server);
    const { descriptors, threads } = fresh;
    return now.descriptors <= descriptors + KEPT_DESCRIPTORS && now.threads <= threads || undefined;
  };
  try {
    await until("release of all descriptors and threads", isBack);
  } catch (error) {
    throw new Error(`fresh: ${JSON.stringify(fresh)}, now: ${JSON.stringify(now)}`, {
      cause: error,
    });
  }
  return now;
}

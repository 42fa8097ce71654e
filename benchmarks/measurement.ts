/**
 * One measurement, as it is kept.
 *
 * @module
 */
import type { Figures } from "./figures.ts";
import type { Nothing } from "./measure.ts";

/** How much is asked of a server. */
export interface Load {
  readonly transport: "tcp" | "udp";
  /** TCP connections, or UDP sockets. */
  readonly connections: number;
}

/** Who was measured, and in which round, from 1. */
export interface Turn {
  readonly round: number;
  readonly peer: string;
}

/** Under which load, whose turn, and what came of it. */
export type Measurement = Load & Turn & (Figures | Nothing);

/** Whether the server served all of the load, and rightly. */
export function isGood(measurement: Measurement): measurement is Load & Turn & Figures {
  if ("failed" in measurement) return false;
  const { connections, connected, errors, wrong } = measurement;
  return connected === connections && errors === 0 && wrong === 0;
}

/**
 * The arrows of a sequence diagram: what became of a message is told by the shape, and by the ink besides.
 *
 * @module
 */
import type { VNode } from "preact";
import type { Fate, Message, MessageKind, Source } from "../../core/messages.ts";

/** How an arrow is drawn. */
export type Stroke =
  | "plain"
  | "handshake"
  | "open"
  | "refused"
  | "reset"
  | "lost"
  | "asked"
  | "icmp";

/** The way to draw a message of this kind with this fate. */
export function strokeOf(
  { kind, fate }: { readonly kind: MessageKind; readonly fate: Fate },
): Stroke {
  if (kind === "unreachable") return "icmp";
  if (kind === "rst") return fate === "reset" ? "reset" : "refused";
  if (fate === "lost") return "lost";
  if (fate === "unanswered") return "asked";
  if (fate === "refused" || fate === "reset") return "open";
  return kind === "connect" ? "handshake" : "plain";
}

/** An arrow from one place to another on one line. */
export function Arrow({ from, to, y, stroke, source }: {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly stroke: Stroke;
  readonly source: Source;
}): VNode {
  const way = to >= from ? 1 : -1;
  // A message to itself does not occur; a line too short for its heads would turn round.
  const start = from + way * 5;
  const tip = to - way * 5;
  const end = stroke === "lost" ? start + (tip - start) * 0.62 : tip;
  return (
    <g class={`arrow ${stroke} ${source}`}>
      <path class="shaft" d={`M${px(start)} ${y}H${px(end - way * SHORTER[stroke])}`} />
      {headOf(stroke, end, y, way)}
      {stroke === "handshake" && headOf("plain", start, y, -way)}
    </g>
  );
}

/** How much of the line the head covers. */
const SHORTER: Record<Stroke, number> = {
  plain: 8,
  handshake: 8,
  open: 0,
  refused: 14,
  reset: 14,
  lost: 0,
  asked: 24,
  icmp: 14,
};

function headOf(stroke: Stroke, x: number, y: number, way: number): VNode {
  const back = (by: number) => px(x - way * by);
  switch (stroke) {
    case "plain":
    case "handshake":
      return <path class="head solid" d={`M${px(x)} ${y}L${back(9)} ${y - 5}V${y + 5}Z`} />;
    case "open":
      return <path class="head" d={`M${back(8)} ${y - 5}L${px(x)} ${y}L${back(8)} ${y + 5}`} />;
    case "asked":
      return (
        <>
          <path class="head" d={`M${back(8)} ${y - 5}L${px(x)} ${y}L${back(8)} ${y + 5}`} />
          <text class="sign" x={back(16)} y={y + 4} text-anchor="middle">?</text>
        </>
      );
    case "lost":
      return <path class="head" d={crossed(x, y, 5)} />;
    case "icmp":
      return (
        <path
          class="head hollow"
          d={`M${px(x)} ${y}L${back(7)} ${y - 5}L${back(14)} ${y}L${back(7)} ${y + 5}Z`}
        />
      );
    case "refused":
    case "reset":
      return (
        <>
          <path class="head solid" d={octagon(x - way * 7, y, 7)} />
          <path class="cross" d={crossed(x - way * 7, y, 2.8)} />
        </>
      );
  }
}

/** A length in px, short. */
export function px(n: number): number {
  return Math.round(n * 10) / 10;
}

function crossed(x: number, y: number, r: number): string {
  const [l, t, d] = [px(x - r), px(y - r), px(2 * r)];
  return `M${l} ${t}l${d} ${d}M${px(x + r)} ${t}l${-d} ${d}`;
}

function octagon(x: number, y: number, r: number): string {
  const k = r * Math.tan(Math.PI / 8);
  const points = [[-k, -r], [k, -r], [r, -k], [r, k], [k, r], [-k, r], [-r, k], [-r, -k]];
  return `M${points.map(([dx = 0, dy = 0]) => `${px(x + dx)} ${px(y + dy)}`).join("L")}Z`;
}

/** The observation that a message's row is found by: of those that it rests on, the most telling. */
export function foundBy({ kind, seqs, place }: Message): number | undefined {
  if (kind === "unreachable") return seqs.at(-1);
  const isOpening = kind === "syn" || kind === "connect";
  return isOpening ? seqs.find((seq) => seq > place) ?? seqs[0] : seqs[0];
}

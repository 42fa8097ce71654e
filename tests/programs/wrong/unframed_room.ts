// Bug: takes each read for a line.
import { serveRoom } from "../small_room.ts";

await serveRoom({ framing: () => (read) => [read.trimEnd()] });

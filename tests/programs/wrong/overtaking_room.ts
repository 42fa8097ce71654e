// Bug: a task for each line, and those of every other line take longer.
import { serveRoom, toTheOthers } from "../small_room.ts";

await serveRoom({
  pass(said) {
    if (said.number % 2 === 0) toTheOthers(said);
    else setTimeout(() => toTheOthers(said), 30);
  },
});

// Bug: a reset is an error that nobody handles, and the end of the program.
import { serveRoom, tellTheOthers } from "../small_room.ts";

await serveRoom({
  farewell(gone, guests, how) {
    if (how === "reset") throw new Error("connection reset by peer");
    tellTheOthers(gone, guests);
  },
});

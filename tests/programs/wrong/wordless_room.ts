// Bug: whoever leaves is taken off the list without a word to the others.
import { serveRoom } from "../small_room.ts";

await serveRoom({
  farewell(gone, guests) {
    guests.splice(guests.indexOf(gone), 1);
    gone.close();
  },
});

// Bug: each line waits until every guest has taken it, so one who does not read stops all the others.
import { serveRoom } from "../small_room.ts";

await serveRoom({
  async pass({ text, speaker, guests }) {
    for (const guest of guests) if (guest !== speaker) await guest.send(text);
  },
});

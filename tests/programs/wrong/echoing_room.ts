// Bug: the speaker gets every line back.
import { serveRoom } from "../small_room.ts";

await serveRoom({
  pass({ text, guests }) {
    for (const guest of guests) guest.send(text);
  },
});

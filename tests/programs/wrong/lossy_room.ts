// Bug: every 40th line does not reach the guest in the middle.
import { serveRoom } from "../small_room.ts";

await serveRoom({
  pass({ text, number, speaker, guests }) {
    for (const [i, guest] of guests.entries()) {
      if (number % 40 === 0 && i === guests.length >> 1) continue;
      if (guest !== speaker) guest.send(text);
    }
  },
});

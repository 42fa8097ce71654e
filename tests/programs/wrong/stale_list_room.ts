// Bug: who is gone stays on the list, and a write that fails is blamed on the one who speaks.
import { serveRoom } from "../small_room.ts";

await serveRoom({
  farewell: (gone) => gone.close(),
  pass({ text, speaker, guests }) {
    for (const guest of guests) {
      if (guest !== speaker) guest.send(text).catch(() => speaker.close());
    }
  },
});

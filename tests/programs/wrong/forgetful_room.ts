// Bug: the loop ends one too early, so whoever came last hears nothing.
import { serveRoom } from "../small_room.ts";

await serveRoom({
  pass({ text, speaker, guests }) {
    for (let i = 0; i < guests.length - 1; i++) if (guests[i] !== speaker) guests[i]?.send(text);
  },
});

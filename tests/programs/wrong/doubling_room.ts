// Bug: the guest who came first is in the list twice.
import { serveRoom, toTheOthers } from "../small_room.ts";

await serveRoom({
  pass: (said) => toTheOthers({ ...said, guests: [...said.guests, ...said.guests.slice(0, 1)] }),
});

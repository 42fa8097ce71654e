// Bug: a line is sent in two halves, with no lock: another speaker's may come between them.
import { serveRoom, toTheOthers } from "../small_room.ts";

await serveRoom({
  async pass(said) {
    const middle = said.text.length - 9;
    toTheOthers({ ...said, text: said.text.slice(0, middle) });
    await new Promise((resolve) => setTimeout(resolve, 1));
    toTheOthers({ ...said, text: said.text.slice(middle) });
  },
});

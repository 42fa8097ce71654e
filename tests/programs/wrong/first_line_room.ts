// Bug: waits for the end of a line, and then forgets what came behind it in the same read.
import { serveRoom } from "../small_room.ts";

await serveRoom({
  framing() {
    let rest = "";
    return (read) => {
      rest += read;
      if (!rest.includes("\n")) return [];
      const [line = ""] = rest.split("\n");
      rest = "";
      return [line];
    };
  },
});

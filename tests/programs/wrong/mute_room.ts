// Bug: takes everybody in and reads what they say, but passes nothing on.
import { serveRoom } from "../small_room.ts";

await serveRoom({ pass() {} });

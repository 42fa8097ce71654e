// Bug: only the side that was called sends what is typed, as if it were the server.
import { simplePeer } from "../simple_peer.ts";

await simplePeer({ speaks: (called) => called === "got" });

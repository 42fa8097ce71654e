// Bug: only the side that has called sends what is typed, as if it were the client.
import { simplePeer } from "../simple_peer.ts";

await simplePeer({ speaks: (called) => called === "made" });

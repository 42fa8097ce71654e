// Bug: only waits to be called; and so does the other one.
import { simplePeer } from "../simple_peer.ts";

await simplePeer({ calls: false });

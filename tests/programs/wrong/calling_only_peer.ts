// Bug: only calls; when the other one comes later, there is nobody to be called.
import { simplePeer } from "../simple_peer.ts";

await simplePeer({ listens: false });

// Bug: the end of the connection is not told; whoever stays speaks to nobody.
import { simplePeer } from "../simple_peer.ts";

await simplePeer({ tellsTheEnd: false });

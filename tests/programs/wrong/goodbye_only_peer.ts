// Bug: when the other one leaves it says nothing; it takes its leave only when its own input ends.
import { simplePeer } from "../simple_peer.ts";

globalThis.addEventListener("unload", () => console.log("the chat is over"));
await simplePeer({ tellsTheEnd: false });

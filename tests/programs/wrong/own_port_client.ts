// Bug: believes that both ends need the same port number, and binds its own end to the server's.
import { connect } from "node:net";
import { typedLines } from "../typed_lines.ts";

const [host = "", port] = Deno.args;
const socket = connect({
  host,
  port: Number(port),
  localAddress: "127.0.0.2",
  localPort: Number(port),
});
socket.on("error", (error) => {
  console.error(error.message);
  Deno.exit(1);
});
socket.on("data", (reply) => console.log(reply.toString()));
for await (const line of typedLines()) socket.write(line + "\n");
socket.end();

import { createServer, type Socket } from "node:net";

const members = new Set<Socket>();

function tell(from: Socket, text: string) {
  for (const member of members) {
    if (member === from) continue;
    if (member.writableLength > 1_000_000) member.destroy();
    else member.write(text);
  }
}

createServer((socket) => {
  members.add(socket);
  socket.setEncoding("utf8");
  socket.on("data", (text) => tell(socket, String(text)));
  socket.on("error", (error) => console.log(error.message));
  socket.on("close", () => {
    members.delete(socket);
    tell(socket, "* somebody left\n");
  });
}).listen(Number(Deno.args[0]));

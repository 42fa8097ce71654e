import { createServer, type Socket } from "node:net";

const members: Socket[] = [];

function tell(from: Socket, line: string) {
  for (let i = 1; i < members.length; i++) {
    const member = members[i]!;
    if (member === from) continue;
    if (member.writableLength > 1_000_000) member.destroy();
    else member.write(line + "\n");
  }
}

createServer((socket) => {
  let rest = "";
  members.push(socket);
  socket.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) tell(socket, line);
  });
  socket.on("error", (error) => console.log(error.message));
  socket.on("close", () => {
    members.splice(members.indexOf(socket), 1);
    tell(socket, "* somebody left");
  });
}).listen(Number(Deno.args[0]));

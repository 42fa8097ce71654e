const net = require("net");

const members = [];

function tell(from, text) {
  for (const member of members) {
    if (member === from) continue;
    if (member.writableLength > 1000000) member.destroy();
    else member.write(text + "\n");
  }
}

net.createServer((socket) => {
  let rest = "";
  members.push(socket);
  socket.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) tell(socket, line);
  });
  socket.on("close", () => {
    members.splice(members.indexOf(socket), 1);
    tell(socket, "* one left");
  });
}).listen(Number(process.argv[2]));

const net = require("net");

const members = [];

function tell(from, text) {
  members.forEach((member, i) => {
    if (member.destroyed) members.splice(i, 1);
    else if (member !== from && member.writableLength < 1000000) member.write(text + "\n");
  });
}

net.createServer((socket) => {
  let rest = "";
  members.push(socket);
  socket.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) tell(socket, line);
  });
  socket.on("error", (err) => console.log(err.message));
  socket.on("close", () => tell(socket, "* someone left"));
}).listen(Number(process.argv[2]));

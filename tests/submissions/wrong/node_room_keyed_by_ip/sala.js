const net = require("net");

const members = {};

net.createServer((socket) => {
  const me = socket.remoteAddress;
  let rest = "";
  members[me] = socket;
  socket.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      for (const address in members) {
        if (members[address] !== socket) members[address].write(line + "\n");
      }
    }
  });
  socket.on("error", (err) => console.log(err.message));
  socket.on("close", () => {
    delete members[me];
    for (const address in members) members[address].write("someone left\n");
  });
}).listen(Number(process.argv[2]));

const net = require("net");

const server = net.createServer((socket) => {
  let rest = "";
  socket.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) socket.write(line.toUpperCase() + "\n");
  });
  socket.on("end", () => socket.end());
});
server.listen(Number(process.argv[2]), () => console.log("ready"));

const net = require("net");

const server = net.createServer((socket) => {
  socket.setEncoding("utf8");
  let rest = "";
  socket.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) socket.write(line.toUpperCase() + "\n");
  });
  socket.on("error", (err) => console.error(err.message));
});

// no host: Node listens on :: for IPv6 and IPv4
server.listen(Number(process.argv[2]), () => console.log("listening on", server.address()));

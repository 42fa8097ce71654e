const net = require("net");

const PORT = 12000;

const server = net.createServer((socket) => {
  socket.on("data", (data) => socket.write(data.toString().toUpperCase()));
  socket.on("error", (err) => console.log(err.message));
});
server.listen(PORT, () => console.log("listening on port " + PORT));

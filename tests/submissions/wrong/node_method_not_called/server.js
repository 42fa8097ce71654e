const net = require("net");

net.createServer((socket) => {
  socket.on("data", (data) => {
    const text = data.toString().toUpperCase;
    socket.write(text + "\n");
  });
  socket.on("error", (err) => console.error(err));
}).listen(Number(process.argv[2]));

const net = require("net");

const clients = new Set();

function broadcast(text) {
  for (const client of clients) {
    if (client.writableLength > 1000000) client.destroy();
    else client.write(text + "\n");
  }
}

net.createServer((socket) => {
  let rest = "";
  clients.add(socket);
  socket.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) broadcast(line);
  });
  socket.on("error", (err) => console.log(err.message));
  socket.on("close", () => {
    clients.delete(socket);
    broadcast("* someone left");
  });
}).listen(Number(process.argv[2]));

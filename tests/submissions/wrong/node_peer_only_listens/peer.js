const net = require("net");

const [host, port] = process.argv.slice(2);
let friend;

net.createServer((socket) => {
  friend = socket;
  socket.on("data", (data) => process.stdout.write("friend: " + data));
  socket.on("end", () => console.log("friend has left"));
  socket.on("error", (err) => console.error(err.message));
}).listen(Number(port), host);

process.stdin.on("data", (data) => friend?.write(data));
process.stdin.on("end", () => process.exit(0));

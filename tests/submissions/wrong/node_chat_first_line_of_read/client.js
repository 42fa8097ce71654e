const net = require("net");

const socket = net.connect(Number(process.argv[3]), process.argv[2]);
process.stdin.on("data", (data) => socket.write(data));
process.stdin.on("end", () => socket.end());
socket.on("data", (data) => {
  const [line] = data.toString().split("\n");
  console.log(line);
});
socket.on("close", () => process.exit(0));

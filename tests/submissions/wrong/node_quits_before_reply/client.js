const net = require("net");
const readline = require("readline");

const socket = net.connect(Number(process.argv[3]), process.argv[2]);
socket.on("data", (data) => console.log(data.toString()));
socket.on("error", (err) => {
  console.error(err.message);
  process.exit(1);
});

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  socket.write(line + "\n", () => process.exit(0));
});

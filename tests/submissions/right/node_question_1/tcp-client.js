const net = require("net");
const readline = require("readline");

const socket = net.connect(Number(process.argv[2]), "localhost");
const rl = readline.createInterface({
  input: process.stdin,
  output: process.stdout,
  prompt: "msg> ",
});

socket.on("connect", () => rl.prompt());
socket.on("data", (data) => {
  console.log("server: " + data.toString().trim());
  rl.prompt();
});
socket.on("error", (err) => {
  console.error("Error:", err.code);
  process.exit(1);
});
socket.on("close", () => process.exit(0));
rl.on("line", (line) => socket.write(line + "\n"));
rl.on("close", () => socket.end());

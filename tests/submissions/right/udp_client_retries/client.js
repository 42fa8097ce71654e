const dgram = require("dgram");
const readline = require("readline");

const [host, port] = process.argv.slice(2);
const socket = dgram.createSocket("udp4");
const waiting = [];

socket.on("message", (msg) => {
  waiting.shift();
  console.log("server: " + msg);
});

const timer = setInterval(() => {
  for (const line of waiting) socket.send(line, Number(port), host);
}, 1000);

const rl = readline.createInterface({ input: process.stdin });
rl.on("line", (line) => {
  waiting.push(line);
  socket.send(line, Number(port), host);
});
rl.on("close", () => {
  clearInterval(timer);
  socket.close();
});

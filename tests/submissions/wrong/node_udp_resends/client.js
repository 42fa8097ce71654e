const dgram = require("dgram");
const readline = require("readline");

const [host, port] = process.argv.slice(2);
const socket = dgram.createSocket("udp4");
let unanswered = [];

socket.on("message", (msg) => {
  console.log("server: " + msg);
  unanswered = unanswered.filter((line) => line.toUpperCase() !== msg.toString().trim());
});

const rl = readline.createInterface({ input: process.stdin });
rl.on("line", (line) => {
  unanswered.push(line);
  for (const each of unanswered) socket.send(each, Number(port), host);
});
rl.on("close", () => socket.close());

const dgram = require("dgram");
const readline = require("readline");

const socket = dgram.createSocket("udp4");
const rl = readline.createInterface({ input: process.stdin, output: process.stdout });

socket.on("message", (msg) => {
  console.log("server: " + msg);
  ask();
});

let waiting;
function ask() {
  clearTimeout(waiting);
  rl.question("msg> ", (line) => {
    socket.send(line, Number(process.argv[2]), "localhost");
    waiting = setTimeout(() => {
      console.log("no answer");
      ask();
    }, 1500);
  });
}
rl.on("close", () => {
  clearTimeout(waiting);
  socket.close();
});
ask();

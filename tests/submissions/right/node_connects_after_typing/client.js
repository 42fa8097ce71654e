const net = require("net");
const readline = require("readline");

const [host, port] = process.argv.slice(2);
const rl = readline.createInterface({ input: process.stdin });

rl.question("", (line) => {
  const socket = net.connect(Number(port), host);
  socket.write(line + "\n");
  socket.on("data", (data) => {
    console.log("server: " + data);
    socket.end();
    rl.close();
  });
  socket.on("error", (err) => {
    console.error(err.message);
    process.exit(1);
  });
});

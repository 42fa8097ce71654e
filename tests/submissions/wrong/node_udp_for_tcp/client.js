const dgram = require("dgram");
const readline = require("readline");

const [host, port] = process.argv.slice(2);
const socket = dgram.createSocket("udp4");
const rl = readline.createInterface({ input: process.stdin });

rl.on("line", (line) => socket.send(line + "\n", Number(port), host));
rl.on("close", () => socket.close());
socket.on("message", (msg) => console.log(String(msg)));

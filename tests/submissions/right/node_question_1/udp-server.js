const dgram = require("dgram");

const server = dgram.createSocket("udp6");
server.on("message", (msg, from) => {
  console.log(`${from.address}:${from.port} ${msg}`);
  server.send(msg.toString().toUpperCase(), from.port, from.address);
});
server.bind(Number(process.argv[2]));

const dgram = require("dgram");

const CLIENT_PORT = 5001;
const server = dgram.createSocket("udp4");
server.on("message", (msg, from) => {
  server.send(msg.toString().toUpperCase(), CLIENT_PORT, from.address);
});
server.bind(Number(process.argv[2]));

import { connect } from "node:net";

const cliente = connect({ host: "localhost", port: Number(process.argv[2]) });
cliente.on("error", (erro) => {
  console.log("Falha: " + erro.message);
  process.exitCode = 1;
  process.stdin.destroy();
});
process.stdin.pipe(cliente);
cliente.pipe(process.stdout);

// Só aceita conexões desta máquina. "localhost" pode ser 127.0.0.1 ou ::1, o sistema decide.
import { createServer } from "node:net";
import { createInterface } from "node:readline";

const porta = Number(process.argv[2]);
createServer((cliente) => {
  const linhas = createInterface({ input: cliente });
  linhas.on("line", (linha) => cliente.write(linha.toUpperCase() + "\n"));
  linhas.on("error", (erro) => console.log("Cliente caiu: " + erro.message));
  cliente.on("error", () => {});
}).listen(porta, "localhost", function () {
  console.log(`Escutando em ${this.address().address} porta ${porta}`);
});

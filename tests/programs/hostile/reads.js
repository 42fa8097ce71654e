const { createInterface } = require("node:readline");
const lines = createInterface({ input: process.stdin, output: process.stdout });
console.log("ready");
lines.setPrompt("name? ");
lines.prompt();
lines.on("line", (line) => console.log(`got ${line}`));
lines.on("close", () => console.log("end"));

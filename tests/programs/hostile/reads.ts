console.log("ready");
for (let line; (line = prompt("name?")) !== null;) console.log(`got ${line}`);
console.log("end");

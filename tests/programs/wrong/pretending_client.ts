// Bug: there is no connect() in it; it only says what is expected.
console.error("connection refused");
Deno.exit(1);

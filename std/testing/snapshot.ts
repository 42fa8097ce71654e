// @ts-types="./snapshot.d.ts"
export * from "npm:deno-std@1.3.1/testing/snapshot.js";

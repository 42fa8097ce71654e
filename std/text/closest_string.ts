// @ts-types="./closest_string.d.ts"
export * from "npm:deno-std@1.3.1/text/closest_string.js";

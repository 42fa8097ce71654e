// @ts-types="./colors.d.ts"
export * from "npm:deno-std@1.3.1/fmt/colors.js";

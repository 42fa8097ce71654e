// Bug: no socket in it at all; it raises the line itself, and the screen looks right.
import { typedLines } from "../typed_lines.ts";

for await (const line of typedLines()) console.log("From Server:", line.toUpperCase());

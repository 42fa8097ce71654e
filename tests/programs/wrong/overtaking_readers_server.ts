// Bug: readers overtake a waiting writer, although a fair lock was asked for.
import { serveDocument } from "../document_server.ts";

await serveDocument("readers-first");

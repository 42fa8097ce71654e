// Bug: nobody overtakes anybody, although readers were to come first.
import { serveDocument } from "../document_server.ts";

await serveDocument("fair");

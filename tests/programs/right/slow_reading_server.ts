// A reader takes half a second here: longer than a short stay of somebody else.
import { SharedDocument } from "../../../servers/document/shared_document.ts";
import { askedPolicy, serveDocument } from "../document_server.ts";

const halfASecond = () => new Promise((resolve) => setTimeout(resolve, 500));
const { read } = SharedDocument.prototype;
SharedDocument.prototype.read = function (porter, stay) {
  return read.call(this, porter, async () => void await Promise.all([stay(), halfASecond()]));
};
await serveDocument(askedPolicy);

// Bug: one mutex for all; a reader shuts out other readers, too.
import { ReadersWritersLock } from "../../../servers/document/readers_writers_lock.ts";
import { serveDocument } from "../document_server.ts";

const { enter, leave } = ReadersWritersLock.prototype;
ReadersWritersLock.prototype.enter = function () {
  return enter.call(this, "writer");
};
ReadersWritersLock.prototype.leave = function () {
  leave.call(this, "writer");
};
await serveDocument("fair");

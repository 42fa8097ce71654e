import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { attempt, errnoOf, SocketFailure } from "../../wire/socket_error.ts";

const failing = (code: string) => Object.assign(new Error("raw"), { code });

Deno.test("SocketFailure names the call, the address, the errno and a likely cause", {
  permissions: "none",
}, () => {
  const failure = new SocketFailure("listen", "0.0.0.0:80", failing("EACCES"));
  assertEquals(
    failure.text.en,
    "Cannot listen on 0.0.0.0:80: permission denied (EACCES). " +
      "Ports below 1024 are reserved for the administrator: choose one from 1024 up.",
  );
  const unknown = new SocketFailure("send", "h:1\x1b", failing("EWEIRD"));
  assertEquals(unknown.text.pt, "Não foi possível enviar para h:1\\x1b: raw.");
});

Deno.test("errnoOf() gives a name to what Deno leaves without one", { permissions: "none" }, () => {
  assertEquals(errnoOf(new Error("failed to lookup address information: x")), "ENOTFOUND");
  assertEquals(
    errnoOf(AbortSignal.abort(new DOMException("", "TimeoutError")).reason),
    "ETIMEDOUT",
  );
  assertEquals(errnoOf("text"), "");
});

Deno.test("attempt() of a call that may not be made says which permission is missing", {
  permissions: "none",
}, () => {
  const listen = () => Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const failure = assertThrows(() => attempt("listen", "127.0.0.1:0", listen), SocketFailure);
  assertEquals(failure.errno, "");
  assertStringIncludes(failure.text.en, "without --allow-net");
});

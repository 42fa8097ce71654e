/**
 * What runtimes write on the screen, where it refines what other facts say.
 *
 * @module
 */

/** How runtimes name the errors of the system. */
export const WORDS = {
  inUse:
    /EADDRINUSE|AddrInUse|[Aa]ddress already in use|Endereço já em uso|\b(?:errno|os error) 98\b/i,
  noSuchAddress:
    /EADDRNOTAVAIL|AddrNotAvailable|assign requested address|\b(?:errno|os error) 99\b/i,
  forbidden: /EACCES|\bEPERM\b|Permission ?denied|Permissão negada|\b(?:errno|os error) 13\b/i,
  refused: /ECONNREFUSED|Connection ?refused|Conexão recusada|\b(?:errno|os error) 111\b/i,
  notConnected: /EPIPE|Broken pipe|ENOTCONN|not connected|NotYetConnected/i,
  noModule: /MODULE_NOT_FOUND|ModuleNotFound|Cannot find module|ClassNotFound|NoClassDefFound/i,
  thrown: /terminate called|uncaught/i,
  noFile: /can't open file|No such file or directory/i,
  noMain:
    /Cannot find module '\/|Could not find or load main class|não foi possível localizar nem carregar a classe principal/i,
  invalid: /EINVAL|Invalid ?argument|Argumento inválido|\b(?:errno|os error) 22\b/i,
  unreachable:
    /ENETUNREACH|EHOSTUNREACH|unreachable|inacessível|\b(?:errno|os error) 1(?:01|13)\b/i,
  deadSocket: /EBADF|Bad file descriptor|Socket (?:is )?closed|\b(?:errno|os error) 9\b/i,
  changedInLoop: /ConcurrentModification|changed size during iteration/i,
  noMemory: /OutOfMemory|heap out of memory|MemoryError|bad_alloc/i,
};

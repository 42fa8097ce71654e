/**
 * The answer to question 2 e, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 2 e teaches. */
export const lesson: Text = {
  en: `Nothing, if the server treats the end of a connection as that connection's affair.

There are two ways to end. A polite one: close() or shutdown() sends FIN, and the other side's read() returns 0 \
once it has read everything (EOF). And an abrupt one: the program crashed with data unread, or asked for it, and \
its kernel sends RST. Then what was under way is thrown away, the next read() fails with ECONNRESET, and a \
write() with EPIPE. A client that loses its power sends neither: its silence looks like thinking, and only a \
time limit or keep-alive probes find out.

So every read and write of a server can fail at any moment, and each failure must stay with its own client. \
What kills whole servers in practice: in C, a write() to a connection that was reset raises SIGPIPE, which ends \
the process unless it is ignored (signal(SIGPIPE, SIG_IGN), or MSG_NOSIGNAL); in Java, Python or JavaScript, an \
exception that nobody catches ends the thread, or the event loop with everybody in it; and a read() that returns \
-1 and is taken for a length.

With a thread for each client a crash inside the server is confined as well: \`--model per-client --crash-word \
boom\` shows it. In a pool it takes down the clients of one worker.`,
  pt: `Nada, se o servidor trata o fim de uma conexão como assunto só daquela conexão.

Há duas maneiras de terminar. A educada: close() ou shutdown() envia FIN, e o read() do outro lado retorna 0 \
depois de ler tudo (EOF). E a brusca: o programa caiu com dados por ler, ou pediu isso, e o kernel dele envia RST. \
Aí o que estava a caminho é descartado, o read() seguinte falha com ECONNRESET, e um write(), com EPIPE. Um \
cliente que ficou sem energia não envia nem um nem outro: o silêncio dele parece demora, e só um tempo-limite ou \
as sondas de keep-alive descobrem.

Ou seja, toda leitura e toda escrita de um servidor podem falhar a qualquer momento, e cada falha deve ficar com o \
seu cliente. O que derruba servidores inteiros na prática: em C, um write() numa conexão derrubada gera SIGPIPE, \
que encerra o processo se não for ignorado (signal(SIGPIPE, SIG_IGN), ou MSG_NOSIGNAL); em Java, Python ou \
JavaScript, uma exceção que ninguém captura encerra a thread, ou o laço de eventos com todos dentro; e um read() \
que retorna -1 e é tomado por um comprimento.

Com uma thread por cliente, até uma falha dentro do servidor fica contida: \`--model per-client --crash-word \
boom\` mostra isso. Num pool, ela leva junto os clientes de um worker.`,
};

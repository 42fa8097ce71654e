/**
 * The answer to question 2 a, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 2 a teaches. */
export const lesson: Text = {
  en:
    `No. Each client has somebody who waits for it alone, so its silence costs nobody else anything.

The textbook's first server is iterative: accept(), serve this client to its end, accept() the next. While it \
sits in recv() for a client that says nothing, everybody else is stuck. They do not even notice that they are: \
connect() succeeds, because the kernel completes the handshake by itself and puts the connection into the \
accept queue. So "connected" is no proof that a server is concurrent, only an answer is; and the silent client \
must have been accepted first, which is why it was served once before it fell silent.

There are two cures. A thread for each client: recv() blocks, but only that thread; the main thread goes back \
to accept() at once. Or one thread that asks the kernel which of its sockets have something to say (poll(), \
epoll, or an event loop such as Deno's) and never waits for a particular one. The server here does both: some \
threads, each with an event loop. Question 2 d shows what the ways cost.`,
  pt:
    `Não. Cada cliente tem alguém que espera só por ele, e por isso o silêncio dele não custa nada aos outros.

O primeiro servidor do livro é iterativo: accept(), atende este cliente até o fim, accept() do próximo. \
Enquanto ele está parado no recv() de um cliente que não diz nada, todos os outros ficam presos. E nem percebem: \
o connect() dá certo, porque o próprio kernel completa o handshake e põe a conexão na fila do accept. Ou seja, \
"conectado" não prova que um servidor é concorrente; só uma resposta prova. E o cliente calado precisa ter \
sido aceito antes: por isso ele foi atendido uma vez antes de se calar.

Há dois remédios. Uma thread por cliente: o recv() bloqueia, mas só aquela thread; a thread principal volta \
logo ao accept(). Ou uma única thread que pergunta ao kernel quais dos seus sockets têm algo a dizer (poll(), \
epoll, ou um laço de eventos como o do Deno) e nunca espera por um em particular. O servidor daqui faz as duas \
coisas: algumas threads, cada uma com um laço de eventos. A questão 2 d mostra quanto custa cada jeito.`,
};

/**
 * The answer to question 2 d, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 2 d teaches. */
export const lesson: Text = {
  en: `The table above has the figures of this machine. Three ways, three bargains.

A thread for each client (per-client) is the easiest to write and to understand: the code of one client is a \
plain loop, and whoever blocks, or crashes, does so alone. It costs a thread for each client. Here the thread \
is a Web Worker, with a JavaScript engine of its own: some 10 MB, and some 20 ms until it can serve. A \
POSIX thread in C is far cheaper (some kilobytes, some 20 µs), and the argument is the same with ten thousand \
clients: most of the threads only wait.

One event loop (single) waits for all of its clients at once, since it only asks the kernel who has something \
to say (epoll). A client costs a socket and a small buffer. But it is one thread: a computation that takes 100 \
ms keeps everybody waiting for 100 ms, and a second core stays idle.

A pool is the way of most servers in the world: as many event loops as there are cores, and the clients dealt \
out among them. The kernel does the dealing here: all workers listen on the same port (SO_REUSEPORT).

Which one is faster depends on the work. For tiny answers the network's own cost decides; in \
socketlab's sources \`deno task bench\` measures it side by side with servers in C, Python and Node.`,
  pt: `A tabela acima tem os números desta máquina. Três jeitos, três trocas.

Uma thread por cliente (per-client) é o mais fácil de escrever e de entender: o código de um cliente é um laço \
simples, e quem bloqueia, ou cai, cai sozinho. Custa uma thread por cliente. Aqui a thread é um Web Worker, com \
um motor de JavaScript só dele: uns 10 MB, e uns 20 ms até poder atender. Uma thread POSIX em C é muito \
mais barata (alguns quilobytes, uns 20 µs), e o argumento é o mesmo com dez mil clientes: a maioria das threads \
só espera.

Um único laço de eventos (single) espera por todos os seus clientes de uma vez, pois só pergunta ao kernel quem \
tem algo a dizer (epoll). Um cliente custa um socket e um pequeno buffer. Mas é uma thread só: um cálculo de 100 \
ms faz todos esperarem 100 ms, e um segundo núcleo fica parado.

Um pool é o jeito da maioria dos servidores do mundo: tantos laços de eventos quantos são os núcleos, e os \
clientes divididos entre eles. Aqui quem divide é o kernel: todos os workers escutam na mesma porta \
(SO_REUSEPORT).

Qual é o mais rápido depende do trabalho. Para respostas minúsculas, quem decide é o custo da própria rede; \
no código-fonte do socketlab, \`deno task bench\` mede isso lado a lado com servidores em C, Python e Node.`,
};

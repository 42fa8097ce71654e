/**
 * The answer to question 2 b, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 2 b teaches. */
export const lesson: Text = {
  en:
    `Yes, because nothing that belongs to one client is shared with another. accept() gives a socket of its \
own to each connection; the system tells them apart by the four numbers of a connection: two addresses and two \
ports. So the replies cannot get mixed up on the network. They can get mixed up in the program.

The classic mistake is a variable that all threads use: a global buffer, or the accepted socket handed to the \
thread by its address. Thread A receives into the buffer, and before it has sent the reply, thread B receives \
into the same buffer: A now sends B's text. That is a race condition. It may not happen once in a thousand \
tries at the desk, which is why this experiment lets many clients talk at the same time and checks each of \
the replies. The cure is to share nothing that need not be shared (local variables, one structure for each \
client), and to put a lock around what must be: question 2 c.

Web Workers make the mistake hard: a worker has a memory of its own, and gets only what it is sent. In C, Java \
or Python all threads see all of the memory.`,
  pt:
    `Sim, porque nada do que é de um cliente é compartilhado com outro. O accept() dá a cada conexão um socket \
próprio; o sistema as distingue pelos quatro números de uma conexão: dois endereços e duas portas. Na rede, \
portanto, as respostas não têm como se misturar. No programa, têm.

O erro clássico é uma variável que todas as threads usam: um buffer global, ou o socket aceito passado à thread \
por endereço. A thread A recebe no buffer e, antes de enviar a resposta, a thread B recebe no mesmo buffer: A \
envia o texto de B. Isso é uma condição de corrida. Na sua mesa pode não acontecer nem uma vez em mil tentativas; \
por isso este experimento faz muitos clientes falarem ao mesmo tempo e confere cada uma das respostas. O remédio \
é não compartilhar o que não precisa ser compartilhado (variáveis locais, uma estrutura por cliente), e pôr uma \
trava em volta do que precisa: questão 2 c.

Com Web Workers o erro é difícil de cometer: um worker tem memória própria e só recebe o que lhe enviam. Em C, \
Java ou Python, todas as threads enxergam a memória inteira.`,
};

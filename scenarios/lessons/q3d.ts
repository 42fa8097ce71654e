/**
 * The answer to question 3 d, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 3 d teaches. */
export const lesson: Text = {
  en: `Not if the server never waits for one of them.

TCP has flow control: with every segment the receiver tells how much more it has room for, the receive window. A \
program that does not read lets its receive buffer fill up; the window shrinks to 0, and the other side may send no \
more. What the server sends now stays in its own send buffer, some megabytes for each connection on Linux. When \
that is full as well, send() does what it is made for: it waits until there is room. On a blocking socket that is \
the whole explanation of many a frozen chat: the loop over the members stands still at the one who does not read, \
and behind him all the others. If a lock is held meanwhile, even accept() leads nowhere. The one who does it need \
not mean harm: a suspended laptop, a stopped program (Ctrl-Z), a slow line are enough.

There are two ways out. A thread of its own that writes to each member, fed by a queue; or non-blocking sockets, \
where send() takes what fits, reports EAGAIN for the rest, and poll() tells when there is room again. Both need a \
place for what is not sent yet, and both need a limit for it: without one, the member who does not read fills the \
server's memory instead.

And what happens at the limit is a decision, no longer a mechanism. One can drop the lines (good for positions in \
a game: only the latest counts), slow the speakers down (good for a file: nothing may be missing), or drop the \
member (good for a chat: whoever comes back can ask what was said). This lab's room does the last, and says so to \
the others. TCP cannot decide that for a program; it only makes sure that one has to.`,
  pt: `Não, se o servidor nunca esperar por um deles.

O TCP tem controle de fluxo: em cada segmento o receptor diz quanto ainda lhe cabe, a janela de recepção. Um programa \
que não lê deixa o buffer de recepção encher; a janela encolhe até 0, e o outro lado não pode enviar mais. O que o \
servidor envia a partir daí fica no buffer de envio dele, alguns megabytes por conexão no Linux. Quando esse também \
enche, o send() faz aquilo para que foi feito: espera até haver lugar. Num socket bloqueante, essa é toda a explicação \
de muito chat congelado: o laço sobre os participantes para naquele que não lê, e atrás dele ficam todos os outros. \
Se uma trava está presa nesse momento, nem o accept() leva a algum lugar. E ninguém precisa de má intenção: basta um \
notebook suspenso, um programa parado (Ctrl-Z), uma linha lenta.

Há duas saídas. Uma thread própria que escreve para cada participante, alimentada por uma fila; ou sockets não \
bloqueantes, em que o send() leva o que couber, informa EAGAIN para o resto, e o poll() diz quando há lugar de novo. \
As duas precisam de um lugar para o que ainda não foi enviado, e de um limite para ele: sem limite, o participante que \
não lê enche a memória do servidor.

E o que acontece no limite é uma decisão, não mais um mecanismo. Pode-se descartar linhas (bom para posições num jogo: \
só a última interessa), frear quem fala (bom para um arquivo: nada pode faltar), ou desconectar o participante (bom \
para um chat: quem volta pode perguntar o que foi dito). A sala deste laboratório faz o último, e avisa os outros. O \
TCP não pode decidir isso por um programa; ele só garante que alguém tenha de decidir.`,
};

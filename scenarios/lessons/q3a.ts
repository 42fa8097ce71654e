/**
 * The answer to question 3 a, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 3 a teaches. */
export const lesson: Text = {
  en: `Nobody has to be first, if both programs listen and both call.

TCP itself has no "server" and no "client": once a connection is there, it is two streams of bytes, one in each \
direction, and its two ends are equals. Only the beginning is unequal: one has called listen() and waits, the other \
calls connect(). A program that does both is a peer. Whoever comes first calls in vain (connection refused, as in \
question 1 a) and listens; whoever comes second calls and is heard. If both call at the same moment, two \
connections can come to be. Then both sides must drop the same one, so the rule may use only what both of them \
see: here, of the two, the connection stays that was made to the lower address.

A connection is four numbers: own address, own port, the other's address, the other's port. The lines marked ⇄ \
show them as each side sees them: the same two ends, in opposite order. The listener's port is the one that was \
agreed on; the caller's was chosen by its system (an ephemeral port).

A chat must read two things at once, the keyboard and the connection, and either may be silent for an hour. One \
read() after the other is therefore wrong; it takes two threads, poll() or an event loop.

Between two real machines, 127.0.0.1 is of no use: it means "this machine" on each of them. And a firewall may \
drop the SYN of the one who calls: then it is not refused but waits, until it times out.`,
  pt: `Ninguém precisa vir antes, se os dois programas escutam e os dois chamam.

O TCP em si não tem "servidor" nem "cliente": depois de feita, uma conexão são dois fluxos de bytes, um em cada \
sentido, e as duas pontas são iguais. Só o começo é desigual: um chamou listen() e espera, o outro chama connect(). \
Um programa que faz as duas coisas é um par (peer). Quem vem primeiro chama em vão (conexão recusada, como na \
questão 1 a) e escuta; quem vem depois chama e é ouvido. Se os dois chamam no mesmo instante, podem surgir duas \
conexões. Aí os dois lados devem abandonar a mesma, e a regra só pode usar o que ambos enxergam: aqui, das duas, \
fica a conexão que foi feita para o endereço menor.

Uma conexão são quatro números: endereço e porta desta ponta, endereço e porta da outra. As linhas com ⇄ mostram \
como cada lado os vê: as mesmas duas pontas, em ordem inversa. A porta de quem escuta é a combinada; a de quem chama \
foi escolhida pelo sistema dele (porta efêmera).

Um chat precisa ler duas coisas ao mesmo tempo, o teclado e a conexão, e qualquer uma pode ficar calada por uma \
hora. Por isso, um read() depois do outro está errado; é preciso ter duas threads, poll() ou um laço de eventos.

Entre duas máquinas de verdade, 127.0.0.1 não serve: em cada uma, quer dizer "esta máquina". E um firewall pode \
descartar o SYN de quem chama: aí ele não é recusado, e espera até o tempo se esgotar.`,
};

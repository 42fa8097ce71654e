/**
 * The answer to question 1 a, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 1 a teaches. */
export const lesson: Text = {
  en:
    `The client fails at once. TCP is connection-oriented: before a single byte of the message can \
travel, connect() must agree with the other side in a three-way handshake (SYN, SYN+ACK, ACK). The \
client's SYN did reach the machine, but no program was listening on that port, so the kernel itself \
answered with RST, and connect() returned the error ECONNREFUSED, "connection refused". The client had \
not even asked for a line yet: no message was lost, because none could be sent.

Starting the server later does not help this client. A refused connect() is finished; nobody keeps the \
attempt and tries again. Start the client anew, and the handshake finds a listener.

Refused is an answer: somebody's kernel was there and said no, within a millisecond on one machine. If no \
machine is there, or a firewall drops the SYN, nobody answers; connect() then repeats the SYN for a minute \
or more and reports "timed out". (Windows tries a refused connect again, too, and reports it after about 2 s.)`,
  pt:
    `O cliente falha na hora. O TCP é orientado a conexão: antes que um único byte da mensagem possa \
viajar, o connect() precisa entrar em acordo com o outro lado, num aperto de mão em três passos (SYN, SYN+ACK, \
ACK). O SYN do \
cliente chegou à máquina, mas nenhum programa escutava naquela porta; então o próprio kernel respondeu com \
RST, e o connect() retornou o erro ECONNREFUSED, "conexão recusada". O cliente nem tinha pedido uma linha \
ainda: nenhuma mensagem se perdeu, porque nenhuma pôde ser enviada.

Iniciar o servidor depois não ajuda este cliente. Um connect() recusado acabou; ninguém guarda a tentativa \
para repetir mais tarde. Inicie o cliente de novo, e o aperto de mão encontra quem escute.

Recusar é responder: o kernel de alguém estava lá e disse não, em menos de um milissegundo na mesma \
máquina. Se não há máquina nenhuma, ou se um firewall descarta o SYN, ninguém responde; o connect() então \
repete o SYN por um minuto ou mais e informa "tempo esgotado". (O Windows também insiste numa conexão \
recusada, e só informa depois de uns 2 s.)`,
};

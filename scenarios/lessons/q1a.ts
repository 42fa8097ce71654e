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
travel, connect() must come to an agreement with the other side, in the three-way handshake: SYN (may I \
connect?), SYN+ACK (yes), ACK (agreed). The client's SYN did reach the machine, but no program was \
listening on that port, so the kernel (the core of the operating system) answered by itself with RST \
(reset: there is no connection), and connect() returned the error ECONNREFUSED, "connection refused". \
Python shows it as ConnectionRefusedError, Java as ConnectException. The client had not even asked for a \
line yet: no message was lost, because none could be sent.

Starting the server later does not help this client. A refused connect() is finished; nobody keeps the \
attempt and repeats it later. Start the client again, and its handshake finds a server listening.

A refusal is an answer: the machine, or a firewall in front of it, said no, at once. (Most of the \
milliseconds above are the program starting.) If the SYN is dropped in silence, by a firewall or because the \
machine is switched off, nobody answers: the kernel repeats the SYN, and connect() fails with "timed out" \
after some 20 s (Windows) to 2 min (Linux), or earlier if the program sets a limit, as this client does (5 s). \
A router may also answer "host unreachable". Windows repeats even a refused connect(), and reports it only \
after about 2 s.`,
  pt:
    `O cliente falha na hora. O TCP é orientado a conexão: antes que um único byte da mensagem possa \
viajar, o connect() precisa entrar em acordo com o outro lado, no handshake de três vias: SYN (posso \
conectar?), SYN+ACK (sim), ACK (combinado). O SYN do cliente chegou à máquina, mas nenhum programa escutava \
naquela porta; então o próprio kernel (o núcleo do sistema operacional) respondeu com RST (reset: não há \
conexão), e o connect() retornou o erro ECONNREFUSED, "conexão recusada". Em Python aparece como \
ConnectionRefusedError; em Java, como ConnectException. O cliente nem tinha pedido uma linha ainda: nenhuma \
mensagem se perdeu, porque nenhuma pôde ser enviada.

Iniciar o servidor depois não ajuda este cliente. Um connect() recusado terminou; ninguém guarda a tentativa \
para repeti-la mais tarde. Inicie o cliente de novo, e o handshake encontrará um servidor escutando.

Recusar é responder: a máquina, ou um firewall diante dela, disse não, na hora. (A maior parte dos \
milissegundos acima é o programa iniciando.) Se o SYN é descartado em silêncio, por um firewall ou porque a \
máquina está desligada, ninguém responde: o kernel reenvia o SYN, e o connect() falha com "tempo esgotado" \
depois de uns 20 s (Windows) a 2 min (Linux), ou antes, se o programa impõe um limite, como este cliente (5 s). \
Um roteador também pode responder "host inalcançável". O Windows repete até uma conexão recusada, e só \
informa o erro depois de uns 2 s.`,
};

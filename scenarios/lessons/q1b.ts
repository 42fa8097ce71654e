/**
 * The answer to question 1 b, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 1 b teaches. */
export const lesson: Text = {
  en:
    `No, it was not similar. The UDP client starts and sends without any error although no server \
exists. UDP is connectionless: there is no handshake that could fail. sendto() hands one datagram to the \
kernel, and returns as soon as the kernel has accepted it; sent is not delivered.

The first line is lost. The datagram did arrive at the machine, but no socket had that port, so the kernel \
threw it away and sent an ICMP "port unreachable" message back. Nothing is queued for a server that may \
come one day. The client's socket is not connected, so Linux and macOS do not pass that ICMP message on: the \
client sees only silence, the same silence as that of a slow server or of a reply lost on its way. (With \
connect() called on the UDP socket they do pass it on: ECONNREFUSED on a later call. Windows reports it even \
without connect(), as error 10054, "connection reset", on the next receive.)

"No answer" is a message of the lab's own client, which waits only 250 ms here; a client without a timeout \
would wait for ever in recvfrom(). Its exit code 1 means that one line stayed unanswered.

Once the server runs, the very same client is answered: it had established nothing, so there was nothing to \
redo. With TCP the early client was over, and no message ever left it; with UDP the early client lives on, \
and one message is gone. That is the bargain: TCP finds out, acknowledges and repeats; UDP sends once and \
hopes, and whoever needs more must add a timeout and a retry to the program.`,
  pt:
    `Não, não foi similar. O cliente UDP inicia e envia sem erro nenhum, embora não exista servidor. \
O UDP não tem conexão: não há handshake que possa falhar. O sendto() entrega um datagrama ao kernel e retorna \
assim que o kernel o aceita; enviado não significa entregue.

A primeira linha se perde. O datagrama chegou à máquina, mas nenhum socket usava aquela porta; então o kernel \
o descartou e devolveu uma mensagem ICMP "porta inalcançável". Nada fica em fila para um servidor que talvez \
apareça um dia. O socket do cliente não está conectado, e por isso o Linux e o macOS não lhe repassam esse \
ICMP: o cliente só vê silêncio, o mesmo silêncio de um servidor lento ou de uma resposta perdida no caminho. \
(Se connect() foi chamado no socket UDP, eles repassam: ECONNREFUSED numa chamada seguinte. O Windows avisa \
mesmo sem connect(): erro 10054, "conexão redefinida", na próxima recepção.)

"Sem resposta" é uma mensagem do cliente do laboratório, que aqui espera só 250 ms; um cliente sem tempo-limite \
esperaria para sempre no recvfrom(). O código de saída 1 quer dizer que uma linha ficou sem resposta.

Com o servidor rodando, o mesmo cliente é atendido: ele não tinha estabelecido nada, logo não havia nada a \
refazer. No TCP, o cliente que veio antes acabou, e nenhuma mensagem saiu dele; no UDP, o cliente que veio \
antes continua vivo, e uma mensagem se perdeu. É essa a troca: o TCP descobre, confirma e reenvia; o UDP envia \
uma vez e torce, e quem precisa de mais põe no programa um tempo-limite e uma nova tentativa.`,
};

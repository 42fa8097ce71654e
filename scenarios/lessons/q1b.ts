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
kernel, and returns "sent" as soon as the datagram is on its way; sent is not delivered.

The first line is lost. The datagram did arrive at the machine, but no socket had that port, so the kernel \
threw it away and sent an ICMP "port unreachable" message back. Nothing is queued for a server that may \
come one day. The client's socket is not connected, so the system does not pass that ICMP message on: the \
client sees only silence, which looks the same as a slow server or a reply lost on its way. (A UDP socket \
on which connect() was called does get it, as ECONNREFUSED on the next call.)

Once the server runs, the very same client is answered: it had nothing to establish, so nothing was broken. \
With TCP the early client was over, and no message ever left it; with UDP the early client lives on, and one \
message is gone. That is the bargain: TCP finds out, acknowledges and repeats; UDP sends once and hopes, \
and whoever needs more must add a timeout and a retry to the program.`,
  pt:
    `Não, não foi similar. O cliente UDP inicia e envia sem erro nenhum, embora não exista servidor. \
O UDP não tem conexão: não há aperto de mão que possa falhar. O sendto() entrega um datagrama ao kernel e \
retorna "enviado" assim que o datagrama está a caminho; enviado não quer dizer entregue.

A primeira linha se perde. O datagrama chegou à máquina, mas nenhum socket estava naquela porta; então o \
kernel o descartou e devolveu uma mensagem ICMP "porta inalcançável". Nada fica em fila para um servidor que \
talvez apareça um dia. O socket do cliente não está conectado, e por isso o sistema não lhe repassa esse ICMP: \
o cliente só vê silêncio, igual ao de um servidor lento ou de uma resposta perdida no caminho. (Um socket \
UDP em que se chamou connect() recebe o aviso, como ECONNREFUSED na chamada seguinte.)

Com o servidor rodando, o mesmíssimo cliente é atendido: não havia nada a estabelecer, logo nada se quebrou. \
No TCP, o cliente adiantado acabou, e nenhuma mensagem saiu dele; no UDP, o cliente adiantado continua vivo, e \
uma mensagem se foi. É essa a troca: o TCP descobre, confirma e repete; o UDP envia uma vez e torce, e quem \
precisa de mais põe no programa um tempo-limite e uma nova tentativa.`,
};

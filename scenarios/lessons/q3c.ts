/**
 * The answer to question 3 c, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 3 c teaches. */
export const lesson: Text = {
  en: `The others stay, and know only because the server tells them.

In a chat with a server nobody is connected to anybody but the server. When one program crashes, its kernel sends \
RST to the server, and to nobody else: the server's read() on that one connection fails with ECONNRESET. For the \
others nothing has changed on the wire. Whether they learn of it is the protocol's affair: the server takes the \
lost one off its list and says so to all who are left.

The list is where most chat servers break. It is shared: one thread adds a newcomer while another walks along it to \
deliver a line, so it needs a lock, or one thread that owns it. It goes stale: between the crash and the failed \
read() the lost one is still on it, and a send() to it fails (EPIPE, or SIGPIPE in C). That failure belongs to the \
one who is lost, not to the one whose line is being delivered: a server that lets it out of the loop drops the \
speaker, or skips everybody behind the lost one on the list.

A polite goodbye (FIN, read() returns 0) is treated in the same way; only the words may differ. And one whose cable \
was pulled sends neither FIN nor RST: until something is written to it and goes unacknowledged for minutes, it \
counts as present. That is why real chats send heartbeats.`,
  pt: `Os outros ficam, e só sabem porque o servidor avisa.

Num chat com servidor, ninguém está conectado a ninguém além do servidor. Quando um programa cai, o kernel dele \
envia RST ao servidor, e a mais ninguém: o read() do servidor naquela única conexão falha com ECONNRESET. Para os \
outros, nada mudou na rede. Se eles ficam sabendo é assunto do protocolo: o servidor tira da lista quem se perdeu e \
avisa todos os que ficaram.

É na lista que a maioria dos servidores de chat quebra. Ela é compartilhada: uma thread inclui um novato enquanto \
outra a percorre para entregar uma linha; por isso precisa de uma trava (lock), ou de uma só thread que cuide dela. \
Ela fica desatualizada: entre a queda e o read() que falha, quem se perdeu ainda está nela, e um send() para ele \
falha (EPIPE, ou SIGPIPE em C). Essa falha é de quem se perdeu, não de quem falou: um servidor que a deixa escapar \
do laço derruba quem falou, ou pula todos os que vêm depois na lista.

Uma despedida educada (FIN, o read() retorna 0) é tratada do mesmo jeito; só as palavras podem mudar. E quem teve o \
cabo puxado não envia nem FIN nem RST: enquanto nada lhe for escrito e ficar minutos sem confirmação, conta como \
presente. É por isso que os chats de verdade enviam sinais de vida (heartbeats).`,
};

/**
 * The answer to question 1 c, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 1 c teaches. */
export const lesson: Text = {
  en:
    `The message does not reach the server, and what the client notices depends on who has that port.

TCP, and no program uses it: refused, exactly as in (a). A server that runs on another port changes nothing: \
a listening socket is identified by transport, address (0.0.0.0 = any of this machine's) and port, and all \
three must match. TCP, and another service has it: the handshake succeeds, because connect() asks for somebody \
who listens, not for the right server. The client then talks to that service, and hears a protocol that is not \
its own, or nothing. "Connected" does not mean "connected to my server".

UDP, and no program uses it: the datagram is thrown away and the client hears nothing, as in (b) (on Windows: \
error 10054). UDP, and another service has it: the datagram is delivered to that program, which answers in its \
own way or not at all.

Two ports are involved, and easily confused. The server's port must be known beforehand, and must be the same \
on both sides. The client's own port is another matter: the system picks a free, ephemeral one for each \
socket, and the server learns it from what arrives; the two numbers need not be equal, and normally are not. \
And TCP 12000 and UDP 12000 are different ports that share a number: two servers use it side by side, and no \
client of the one ever reaches the other.`,
  pt: `A mensagem não chega ao servidor, e o que o cliente percebe depende de quem usa aquela porta.

TCP, e nenhum programa usa a porta: recusado, exatamente como em (a). Um servidor rodando em outra porta não \
muda nada: um socket que escuta é identificado por transporte, endereço (0.0.0.0 = qualquer um desta máquina) e \
porta, e os três precisam coincidir. TCP, e outro serviço usa a porta: o handshake dá certo, porque o connect() \
pede alguém que escute, não o servidor certo. O cliente passa a falar com esse serviço, e ouve um protocolo que \
não é o seu, ou nada. "Conectado" não quer dizer "conectado ao meu servidor".

UDP, e nenhum programa usa a porta: o datagrama é descartado e o cliente não ouve nada, como em (b) (no \
Windows: erro 10054). UDP, e outro serviço usa a porta: o datagrama é entregue a ele, que responde do jeito \
dele, ou não responde.

Há duas portas em jogo, fáceis de confundir. A do servidor precisa ser conhecida de antemão, e igual dos dois \
lados. A do próprio cliente é outra história: o sistema escolhe uma livre, efêmera, para cada socket, e o \
servidor a descobre pelo que chega; os dois números não precisam ser iguais, e normalmente não são. E TCP 12000 \
e UDP 12000 são portas diferentes que têm o mesmo número: dois servidores o usam lado a lado, e nenhum cliente \
de um alcança o outro.`,
};

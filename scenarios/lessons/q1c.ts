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

TCP, and nobody has it: refused, exactly as in (a). A running server next door changes nothing, because a \
listener is one transport, one address and one port, and the kernel looks for precisely that. TCP, and \
somebody else has it: the handshake succeeds, because connect() asks for a listener, not for the right one. \
The client then talks to a stranger, and hears a foreign protocol or nothing. "Connected" does not mean \
"connected to my server".

UDP, and nobody has it: the datagram is thrown away and the client hears nothing, as in (b).

Two ports are easily confused. The server's port must be known beforehand, and must be the same on both \
sides. The client's own port is another matter: the system picks a free, ephemeral one for each connection, \
and the server learns it from what arrives; the two numbers are supposed to differ. And TCP 12000 and UDP \
12000 are different ports that share a number: two servers use it side by side, and no client of the one \
ever reaches the other.`,
  pt:
    `A mensagem não chega ao servidor, e o que o cliente percebe depende de quem está naquela porta.

TCP, e não há ninguém: recusado, exatamente como em (a). Um servidor rodando na porta ao lado não muda nada, \
pois quem escuta é um transporte, um endereço e uma porta, e o kernel procura exatamente isso. TCP, e a \
porta é de outro: o aperto de mão dá certo, porque connect() pede alguém que escute, não o servidor certo. O \
cliente passa a falar com um estranho, e ouve um protocolo que não é o seu, ou nada. "Conectado" não quer \
dizer "conectado ao meu servidor".

UDP, e não há ninguém: o datagrama é descartado e o cliente não ouve nada, como em (b).

É fácil confundir duas portas. A do servidor precisa ser conhecida de antemão, e igual dos dois lados. A do \
próprio cliente é outra história: o sistema escolhe uma livre, efêmera, para cada conexão, e o servidor a \
descobre pelo que chega; os dois números devem mesmo ser diferentes. E TCP 12000 e UDP 12000 são portas \
diferentes que dividem um número: dois servidores o usam lado a lado, e nenhum cliente de um alcança o outro.`,
};

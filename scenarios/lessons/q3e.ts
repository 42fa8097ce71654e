/**
 * The answer to question 3 e, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 3 e teaches. */
export const lesson: Text = {
  en: `No. TCP carries a stream of bytes: it keeps their order, and forgets how they were written.

What one write() hands over, the sender's kernel may put into one segment or several, or together with what came \
before; the receiver's kernel strings the segments together again, and a read() takes out whatever is there, up to \
the size of its buffer. So one read() can hold two lines (both had arrived), half a line (the rest is still under \
way), or the end of one with the beginning of the next. On one machine it nearly always looks like one write, one \
read; between two machines, with long lines or under load, it does not. A program that relies on it works on the \
desk of its author.

A message has to be marked in the bytes themselves: this is called framing. A chat of lines ends each with a \
newline, and the receiver keeps what has no end yet until the end comes. Others send the length first (HTTP's \
Content-Length), or always the same length. Keep each client's half line apart from the others', and put a limit on \
its length: one who never sends the newline would otherwise fill your memory.

And UDP? There one send is one datagram, and one receive takes one whole datagram or nothing of it: messages keep \
their borders. In exchange they can be lost, doubled, or overtake each other.`,
  pt: `Não. O TCP transporta um fluxo de bytes: mantém a ordem deles, e esquece como foram escritos.

O que um write() entrega, o kernel de quem envia pode pôr num segmento ou em vários, ou junto com o que veio antes; o \
kernel de quem recebe volta a emendar os segmentos, e um read() retira o que estiver lá, até o tamanho do buffer. \
Por isso, um read() pode trazer duas linhas (as duas já tinham chegado), meia linha (o resto está a caminho), ou o \
fim de uma com o começo da outra. Numa só máquina, quase sempre parece um write, um read; entre duas máquinas, com \
linhas longas ou sob carga, não. Um programa que conta com isso funciona na mesa de quem o escreveu.

A mensagem precisa estar marcada nos próprios bytes: isso se chama enquadramento (framing). Um chat de linhas termina \
cada uma com um fim de linha, e quem recebe guarda o que ainda não tem fim até o fim chegar. Outros enviam antes o \
tamanho (o Content-Length do HTTP), ou sempre o mesmo tamanho. Mantenha a meia linha de cada cliente separada das \
dos outros, e limite o tamanho dela: senão, quem nunca envia o fim de linha enche a sua memória.

E o UDP? Nele, um envio é um datagrama, e uma recepção traz um datagrama inteiro ou nada dele: as mensagens mantêm \
seus limites. Em troca, podem se perder, chegar em dobro, ou ultrapassar umas às outras.`,
};

/**
 * The answer to question 3 b, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 3 b teaches. */
export const lesson: Text = {
  en:
    `Everybody but the one who said it, and each of them once. TCP knows nothing of rooms: a connection has two \
ends. So a room is a server with a list of connections, and "to all" is a loop over it, one send() for each of the \
others: N members, N - 1 copies on the network for every line. (IP has a broadcast of its own, and multicast, but \
only for datagrams, unacknowledged, and mostly not beyond the local network.)

Three promises are worth making. Nobody gets their own line back: their screen already shows it, and a client that \
answers what it receives would answer itself for ever. Everybody else gets it exactly once: TCP delivers each byte \
of one connection once and in order, so a loss or a double is made by the program, in its list or in its loop. And \
the lines of one speaker stay in order, since they come in over one connection and go out over one connection each: \
whoever starts a thread for every line gives that away.

What is not promised is that all see the lines of *different* speakers in the same order. Ana's line and Bia's are \
handled by two threads; Caio may get Ana's first, and Davi Bia's. If all must see one order, one place has to make \
it: one thread that does all the sending, or a lock around the whole loop. A single event loop does so by nature.

The list is what the threads share: one adds to it in accept(), others walk over it, and others remove who left. \
Without a lock a member is skipped, or the program crashes, only when two of these meet. And two threads that \
write to one socket can tear each other's lines, if a line goes out in more than one send().`,
  pt:
    `Todos menos quem falou, e cada um uma vez. O TCP não sabe o que é uma sala: uma conexão tem duas pontas. Então \
uma sala é um servidor com uma lista de conexões, e "para todos" é um laço sobre ela, um send() para cada um dos \
outros: N participantes, N - 1 cópias na rede por linha. (O IP tem um broadcast próprio, e multicast, mas só para \
datagramas, sem confirmação, e em geral sem sair da rede local.)

Três promessas valem a pena. Ninguém recebe de volta a própria linha: ela já está na tela de quem a disse, e um \
cliente que responde ao que recebe responderia a si mesmo para sempre. Todos os outros a recebem exatamente uma \
vez: o TCP entrega cada byte de uma conexão uma vez e em ordem, portanto uma perda ou uma duplicata é obra do \
programa, da lista ou do laço dele. E as linhas de uma mesma pessoa ficam em ordem, pois entram por uma conexão e \
saem por uma conexão para cada um: quem cria uma thread por linha joga isso fora.

O que não se promete é que todos vejam na mesma ordem as linhas de pessoas *diferentes*. A linha da Ana e a da Bia \
passam por duas threads; Caio pode receber primeiro a da Ana, e Davi, a da Bia. Se todos devem ver uma só ordem, um \
só lugar tem de criá-la: uma thread que faz todos os envios, ou uma trava em volta do laço inteiro. Um laço de \
eventos único já faz isso por natureza.

A lista é o que as threads compartilham: uma acrescenta no accept(), outras a percorrem, outras removem quem saiu. \
Sem trava, um participante é pulado, ou o programa cai, só quando duas delas se encontram. E duas threads que \
escrevem no mesmo socket podem rasgar as linhas uma da outra, se uma linha sai em mais de um send().`,
};

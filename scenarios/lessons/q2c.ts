/**
 * The answer to question 2 c, and the why.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What question 2 c teaches. */
export const lesson: Text = {
  en:
    `Any number of readers at once, or one writer alone. Reading changes nothing, so readers cannot harm one \
another; a writer harms everybody, readers (they would see half of a text) and writers (two appends that both \
start from the old length overwrite each other: a lost update). This is the readers-writers problem.

The textbook's solution has two semaphores and a counter: the first reader in locks the writers out, the last \
one out lets them in again. It is short, and it has a flaw that the second server shows: as long as readers \
overlap, the counter never comes down to 0, and a writer that waits may wait for ever. It starves. The cure is \
one more semaphore that everybody passes in the order of arrival: a reader that comes after a waiting writer \
stays behind it. Readers that come one after the other still share. That is the first server's lock; the price \
is that readers wait a little more often.

In this server the lock is one shared word that says who is inside: 0 nobody, 3 three readers, -1 a writer. \
Every way in or out is one atomic step on it (compare-and-exchange), so the word can never say "a reader and a \
writer". Web Workers share nothing else than such memory (SharedArrayBuffer), and Atomics is the only safe way \
to touch it; the source is servers/document/readers_writers_lock.ts.`,
  pt:
    `Quantos leitores quiserem ao mesmo tempo, ou um escritor sozinho. Ler não muda nada, e por isso leitores não \
atrapalham uns aos outros; um escritor atrapalha todos: os leitores (veriam um texto pela metade) e os outros \
escritores (dois acréscimos que partem do mesmo tamanho antigo sobrescrevem um ao outro: uma atualização \
perdida). É o problema dos leitores e escritores.

A solução do livro tem dois semáforos e um contador: o primeiro leitor a entrar tranca os escritores do lado de \
fora, o último a sair os libera. É curta, e tem um defeito que o segundo servidor mostra: enquanto os leitores \
se sobrepõem, o contador nunca chega a 0, e um escritor pode esperar para sempre. É a inanição (starvation). O \
remédio é mais um semáforo, pelo qual todos passam por ordem de chegada: um leitor que chega depois de um escritor \
à espera fica atrás dele. Leitores que chegam um depois do outro continuam dividindo. Essa é a trava do primeiro \
servidor; o preço é que os leitores esperam um pouco mais.

Neste servidor a trava é uma única palavra compartilhada que diz quem está dentro: 0 ninguém, 3 três leitores, \
-1 um escritor. Cada entrada e cada saída é um passo atômico sobre ela (compare-and-exchange), de modo que a \
palavra nunca pode dizer "um leitor e um escritor". Web Workers não compartilham nada além de memória assim \
(SharedArrayBuffer), e Atomics é o único jeito seguro de mexer nela; o código está em \
servers/document/readers_writers_lock.ts.`,
};

/**
 * Command lines that somebody would type, for the manual pages.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** Lines to type, and what they do. */
export interface Example {
  readonly does: Text;
  /** In the language of the reader, where there are names in them. */
  readonly typed: Text;
}

const alike = (typed: string, en: string, pt: string): Example => ({
  does: { en, pt },
  typed: { en: typed, pt: typed },
});

/** By the page that has them. */
export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  socketlab: [
    alike(
      "socketlab run q1a",
      "Play question 1 a, and tell it:",
      "Executar a questão 1 a e contar o que acontece:",
    ),
    alike(
      'socketlab report --author "Ana Souza, 12345"',
      "Play all questions, and write the report into ./report:",
      "Executar todas as questões e gravar o relatório em ./report:",
    ),
    alike(
      "socketlab replay report/runs.jsonl q2c --speed 4",
      "Tell question 2 c of that report again, four times as fast:",
      "Contar de novo a questão 2 c desse relatório, quatro vezes mais rápido:",
    ),
    {
      does: {
        en: "Mark what a class handed in, by the questions 1 a and 2 a to 2 e:",
        pt: "Dar nota ao que uma turma entregou, pelas questões 1 a e 2 a até 2 e:",
      },
      typed: {
        en: "socketlab grade --class submissions --only q1a,q2",
        pt: "socketlab grade --class entregas --only q1a,q2",
      },
    },
    alike(
      "source <(socketlab completions bash)",
      "Have Tab complete the command line of socketlab in this bash:",
      "Fazer o Tab completar a linha de comando do socketlab neste bash:",
    ),
    alike(
      "socketlab man tcp-server | man -l -",
      "Read the manual page of one of the programs:",
      "Ler a página de manual de um dos programas:",
    ),
  ],
  "tcp-server": [
    alike(
      "tcp-server --host 0.0.0.0 --log",
      "Serve other machines as well, and tell of each client:",
      "Atender também outras máquinas, e contar de cada cliente:",
    ),
  ],
  "tcp-client": [
    alike(
      "tcp-client --host 192.168.0.10",
      "Talk to a server on another machine:",
      "Falar com um servidor em outra máquina:",
    ),
  ],
  "udp-server": [
    alike("udp-server --log", "Tell of each datagram:", "Contar de cada datagrama:"),
  ],
  "udp-client": [
    alike(
      "udp-client --timeout 500",
      "Give up on an answer after half a second:",
      "Desistir de uma resposta após meio segundo:",
    ),
  ],
  "threaded-server": [
    alike(
      "threaded-server --model per-client --log",
      "Give each client a worker of its own:",
      "Dar a cada cliente um worker só dele:",
    ),
  ],
  swarm: [
    alike(
      "swarm --clients 1000 --lines 10",
      "Connect a thousand clients to the server on this machine:",
      "Conectar mil clientes ao servidor desta máquina:",
    ),
  ],
  "chat-peer": [
    alike(
      "chat-peer --me 192.168.0.10 --peer 192.168.0.20 --nick ana",
      "Chat with the machine 192.168.0.20, where the addresses are the other way round:",
      "Conversar com a máquina 192.168.0.20, em que os endereços são trocados:",
    ),
  ],
  "chat-room": [
    alike(
      "chat-room --log room.jsonl",
      "Open a room, and keep a transcript:",
      "Abrir uma sala e guardar um registro da conversa:",
    ),
  ],
  "chat-join": [
    alike(
      "chat-join --host 192.168.0.10 --nick ana",
      "Join the room on another machine:",
      "Entrar na sala de outra máquina:",
    ),
  ],
  "chat-crowd": [
    alike(
      "chat-crowd --members 50 --senders 5",
      "Bring fifty members into the room on this machine, five of whom speak:",
      "Levar à sala desta máquina cinquenta participantes, dos quais cinco falam:",
    ),
  ],
};

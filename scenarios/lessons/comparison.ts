/**
 * TCP against UDP when the client comes first, as question 1 b asks for it.
 *
 * @module
 */
import type { Comparison } from "../../core/scenario.ts";
import { same } from "../../wire/text.ts";

/** Side by side: what questions 1 a and 1 b show from outside, and what the two standards say. */
export const tcpAgainstUdp: Comparison = {
  columns: [same("TCP"), same("UDP")],
  rows: [
    {
      what: { en: "before the first message", pt: "antes da primeira mensagem" },
      cells: [
        { en: "connect(): SYN, SYN+ACK, ACK", pt: "connect(): SYN, SYN+ACK, ACK" },
        { en: "nothing", pt: "nada" },
      ],
    },
    {
      what: { en: "the client comes first", pt: "o cliente vem antes" },
      cells: [
        { en: "refused at once (ECONNREFUSED)", pt: "recusado na hora (ECONNREFUSED)" },
        { en: "no error at all", pt: "nenhum erro" },
      ],
    },
    {
      what: { en: "the kernel answers", pt: "o kernel responde" },
      cells: [
        { en: "RST, and the client is told", pt: "RST, e o cliente fica sabendo" },
        {
          en: "ICMP port unreachable, and the client is not told (on Windows it is)",
          pt: "ICMP porta inalcançável, e o cliente não fica sabendo (no Windows, fica)",
        },
      ],
    },
    {
      what: { en: "the first message", pt: "a primeira mensagem" },
      cells: [
        { en: "is never sent", pt: "nem chega a ser enviada" },
        { en: "is sent, and lost", pt: "é enviada, e se perde" },
      ],
    },
    {
      what: { en: "the server starts later", pt: "o servidor inicia depois" },
      cells: [
        { en: "restart the client", pt: "é preciso reiniciar o cliente" },
        { en: "the same client is served", pt: "o mesmo cliente é atendido" },
      ],
    },
    {
      what: { en: "after send() returns", pt: "depois do send()" },
      cells: [
        {
          en: "the kernel keeps the bytes and repeats them until acknowledged, or reports an error",
          pt: "o kernel guarda os bytes e os reenvia até serem confirmados, ou informa um erro",
        },
        {
          en: "the datagram is on its own: never repeated, and no news",
          pt: "o datagrama segue sozinho: não é reenviado, e nada se fica sabendo",
        },
      ],
    },
  ],
};

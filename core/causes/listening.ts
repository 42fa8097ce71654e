/**
 * Why a program was not started at all, or listens elsewhere than it was told to.
 *
 * @module
 */
import { first } from "../questions.ts";
import type { Judged, Run } from "../run.ts";
import { failedDeaf, openBy, placeOf, runsDeaf, says, someEnded, WORDS } from "./facts.ts";
import type { KnownCause } from "./known.ts";

/** What the deaf one has open at another place than its own. */
const elsewhere = (run: Run, judged: Judged) => {
  const role = runsDeaf(run, judged);
  const at = role === undefined ? undefined : placeOf(run, role);
  return at && role !== undefined
    ? (openBy(run, role) ?? []).map(({ local }) => ({ local, at }))
    : [];
};

const swapped = (port: number) => (port & 0xff) << 8 | port >> 8;

/** Causes. */
export const LISTENING: readonly KnownCause[] = [
  {
    id: "program-not-found",
    hint: {
      en:
        "The command names a program or file that is not there. Check its name, its folder and the " +
        "build; a program in the folder itself is called as ./name.",
      pt: "O comando cita um programa ou arquivo que não existe. Confira o nome, a pasta e a " +
        "compilação; um programa da própria pasta se chama ./nome.",
    },
    fits: (run, judged) =>
      someEnded(
        run,
        judged,
        (code, _, role) =>
          code === 127 || code === 2 && says(run, role, WORDS.noFile) ||
          code !== 0 && says(run, role, WORDS.noMain),
      ),
  },
  {
    id: "module-not-found",
    hint: {
      en:
        "The program needs a module or class that was not found. Hand it in as well, and check its name, package " +
        "and folder; libraries from the Internet are not installed.",
      pt:
        "O programa precisa de um módulo ou classe que não foi encontrado. Entregue-o também e confira nome, pacote " +
        "e pasta; bibliotecas da Internet não são instaladas.",
    },
    fits: (run, judged) =>
      someEnded(run, judged, (code, _, role) => code !== 0 && says(run, role, WORDS.noModule)),
  },
  {
    id: "byte-order",
    hint: {
      en:
        "It listens on the port whose two bytes are swapped: the number was not put into network byte order. Write " +
        "sin_port = htons(port).",
      pt:
        "Ele escuta na porta com os dois bytes trocados: o número não foi posto na ordem de bytes da rede. Escreva " +
        "sin_port = htons(porta).",
    },
    fits: (run, judged) =>
      elsewhere(run, judged).some(({ local, at }) =>
        local.port === swapped(at.port) && local.port !== at.port
      ),
  },
  {
    id: "wrong-transport",
    hint: {
      en:
        "It opens the port for the other transport. A TCP server needs SOCK_STREAM and listen() (ServerSocket), a UDP " +
        "server SOCK_DGRAM and no listen() (DatagramSocket).",
      pt:
        "Ele abre a porta no outro transporte. Um servidor TCP precisa de SOCK_STREAM e listen() (ServerSocket); um " +
        "servidor UDP, de SOCK_DGRAM, sem listen() (DatagramSocket).",
    },
    fits: (run, judged) =>
      elsewhere(run, judged).some(({ local, at }) =>
        local.port === at.port && local.transport !== at.transport
      ) || clashesWithOther(run, judged) || isStreamForUdp(run, judged),
  },
  {
    id: "wrong-host",
    hint: {
      en:
        "It listens on the right port, but at an address where nobody calls. Give bind() the address that it was " +
        "told, or 0.0.0.0 (INADDR_ANY).",
      pt:
        "Ele escuta na porta certa, mas num endereço que ninguém chama. Passe ao bind() o endereço recebido, ou " +
        "0.0.0.0 (INADDR_ANY).",
    },
    fits(run, judged) {
      const failed = failedDeaf(run, judged);
      return failed !== undefined && says(run, failed, WORDS.noSuchAddress) ||
        elsewhere(run, judged).some(({ local, at }) =>
          local.port === at.port && local.transport === at.transport
        );
    },
  },
  {
    id: "port-not-told",
    hint: {
      en:
        "It listens on a port of its own, and its command names none. Say which port that is under ports in " +
        "submission.json, or read it from the command line (argv, args, sys.argv).",
      pt:
        "Ele escuta numa porta própria, e o comando não cita nenhuma. Diga qual é a porta em ports no submission.json, " +
        "ou leia-a da linha de comando (argv, args, sys.argv).",
    },
    fits(run, judged) {
      const role = runsDeaf(run, judged);
      const command = role === undefined ? "" : first(run.timeline, role, "started")?.command ?? "";
      return command !== "" &&
        elsewhere(run, judged).some(({ local, at }) =>
          local.port !== at.port && !command.includes(String(at.port))
        );
    },
  },
  {
    id: "ignores-port-argument",
    hint: {
      en:
        "It listens on a port of its own instead of the one on its command line. Read the number there (argv, args, " +
        "sys.argv), as a number, and pass it to bind().",
      pt:
        "Ele escuta numa porta própria em vez da que está na linha de comando. Leia o número de lá (argv, args, " +
        "sys.argv), como número, e passe-o ao bind().",
    },
    fits: (run, judged) => elsewhere(run, judged).some(({ local, at }) => local.port !== at.port),
  },
  {
    id: "address-in-use",
    hint: {
      en:
        "The port was taken when bind() was called: by a second socket of the same program, or by an earlier connection " +
        "in TIME-WAIT. Open one listening socket only, and set SO_REUSEADDR before bind().",
      pt:
        "A porta já estava ocupada na hora do bind(): por um segundo socket do próprio programa, ou por uma conexão " +
        "anterior em TIME-WAIT. Abra um só socket de escuta e ligue SO_REUSEADDR antes do bind().",
    },
    fits(run, judged) {
      const role = failedDeaf(run, judged);
      return role !== undefined && says(run, role, WORDS.inUse);
    },
  },
  {
    id: "permission",
    hint: {
      en:
        "The system does not permit it. A program that is started by its name must be executable (chmod +x), and " +
        "ports below 1024 are for the administrator only: use the one that was given.",
      pt:
        "O sistema não permite. Um programa chamado pelo nome precisa ser executável (chmod +x), e portas abaixo de " +
        "1024 são só do administrador: use a que foi dada.",
    },
    fits(run, judged) {
      const role = failedDeaf(run, judged);
      return someEnded(run, judged, (code) => code === 126) ||
        role !== undefined && says(run, role, WORDS.forbidden);
    },
  },
];

/** It reads as a UDP server does, and is told that its socket is not connected. */
function isStreamForUdp(run: Run, judged: Judged): boolean {
  const role = failedDeaf(run, judged);
  return role !== undefined && placeOf(run, role)?.transport === "udp" &&
    says(run, role, /ENOTCONN|endpoint is not connected|\b(?:errno|os error) 107\b/i);
}

/** Its bind() says that the port is taken, while nobody has it but a server of the other transport. */
function clashesWithOther(run: Run, judged: Judged): boolean {
  const role = failedDeaf(run, judged);
  const at = role === undefined ? undefined : placeOf(run, role);
  if (role === undefined || !at || !says(run, role, WORDS.inUse)) return false;
  const listeners = run.timeline.flatMap((o) => o.kind === "listening" ? o.at : []);
  const ofNumber = listeners.filter(({ port }) => port === at.port);
  return ofNumber.length > 0 && ofNumber.every(({ transport }) => transport !== at.transport);
}

/**
 * Whom a client calls at all: somebody else than it was told to, in the wrong way, or nobody.
 *
 * @module
 */
import { first, isFailure, shows } from "../questions.ts";
import type { Judged, Run } from "../run.ts";
import {
  CLIENTS,
  comes,
  endOf,
  everRisen,
  isAbout,
  isAnswered,
  lineOf,
  placeOf,
  risen,
  says,
  SERVERS,
  suspect,
  transportOf,
  WORDS,
} from "./facts.ts";
import type { KnownCause } from "./known.ts";

/** What is claimed of calls that nobody takes. */
const LONELY = [
  ...["-refused", "fails-before-typing", "stays-dead"],
  ...["sends-to-nobody", "lost-not-queued", "udp-silence"],
];

/** Its first line's reply, shown where there was nobody who could have answered. */
function showsTooEarly(run: Run, client: string): boolean {
  const typed = lineOf(run, client);
  const shown = typed && shows(run.timeline, client, typed.reply)[0];
  return shown !== undefined && shown.seq < comes(run, client);
}

/** Whether a server with another port was there already: who has a port of its own may have called that. */
function isServerElsewhere(run: Run, client: string): boolean {
  const start = first(run.timeline, client, "started")?.seq ?? 0;
  const at = placeOf(run, client);
  return run.timeline.some((o) =>
    o.kind === "listening" && o.seq < start && o.at.transport === at?.transport &&
    o.at.port !== at.port
  );
}

/** What the kernel counts when a call finds nobody, and when it arrives; and how much of that an exchange takes. */
const COUNTERS = {
  tcp: { failed: "Tcp.AttemptFails", arrived: "Tcp.PassiveOpens", exchange: 1 },
  udp: { failed: "Udp.NoPorts", arrived: "Udp.InDatagrams", exchange: 2 },
} as const;

/** Whether it got the answer of a server that it was not told to call. */
function callsElsewhere(run: Run, judged: Judged): boolean {
  const client = suspect(run, judged, CLIENTS);
  if (client === undefined || !isAnswered(run, client)) return false;
  const { failed, arrived } = COUNTERS[transportOf(run, client)];
  return isAbout(judged, "-refused", "stranger-answers", "udp-silence") &&
    isServerElsewhere(run, client) && everRisen(run, failed) === 0 &&
    (everRisen(run, arrived) ?? 0) > 0;
}

/** Whether it calls, but never who it is told to, though somebody is there. */
function missesTheServer(run: Run, judged: Judged): boolean {
  const client = suspect(run, judged, CLIENTS);
  if (client === undefined || !isAbout(judged, "-served", "stranger-answers")) return false;
  const transport = transportOf(run, client);
  const { failed, arrived } = COUNTERS[transport];
  // Datagrams count as arrived once the server reads them: one that was handed in may not.
  if (transport === "udp" && suspect(run, judged, SERVERS) !== undefined) return false;
  return !isAnswered(run, client) && everRisen(run, arrived) === 0 &&
    (everRisen(run, failed) ?? 0) > 0;
}

/** Whether the program is refused where the lab's own server listens, at the place that it was told. */
function isRefusedThough(run: Run, judged: Judged): boolean {
  const client = suspect(run, judged, ["tcp-client"]);
  if (client === undefined || !isAbout(judged, "-served", "stranger-answers", "-refused")) {
    return false;
  }
  if (isAbout(judged, "-refused") && risen(run, client, "Tcp.AttemptFails") !== 0) return false;
  if (everRisen(run, "Tcp.AttemptFails") === 0) return false; // refused, but not over TCP
  return likeIt(run, client).some((role) => {
    const start = first(run.timeline, role, "started");
    return start !== undefined && comes(run, role) < start.seq && !isAnswered(run, role) &&
      says(run, role, WORDS.refused) && isOursThere(run, role);
  });
}

/** Whether the lab's own program listens, to the end, where the client was told to call. */
function isOursThere(run: Run, client: string): boolean {
  const at = placeOf(run, client);
  return run.timeline.some((o) =>
    o.kind === "listening" && o.at.port === at?.port && o.at.transport === at.transport &&
    run.cast[o.who]?.origin === "bundled" && !endOf(run, o.who)
  );
}

/** Whether a client, or the lab's own server, is told that the server's port is taken: by the client. */
function takesTheServersPort(run: Run, judged: Judged): boolean {
  const client = suspect(run, judged, CLIENTS);
  if (client === undefined || run.place.network !== "namespace") return false;
  const { transport } = placeOf(run, client) ?? {};
  return likeIt(run, client).some((role) => says(run, role, WORDS.inUse)) ||
    Object.keys(run.cast).some((role) =>
      run.cast[role]?.origin === "bundled" && placeOf(run, role)?.transport === transport &&
      SERVERS.some((part) => run.cast[role]?.part === part) &&
      !first(run.timeline, role, "listening") && says(run, role, WORDS.inUse)
    );
}

/** Whether a chat client is refused where others of the lab's own are connected. */
function missesTheRoom(run: Run, judged: Judged): boolean {
  const client = suspect(run, judged, ["chat-client"]);
  return client !== undefined && comes(run, client) < Infinity &&
    !first(run.timeline, client, "connected") && says(run, client, WORDS.refused) &&
    run.timeline.some(({ kind, who }) => kind === "connected" && who !== client);
}

/** Whether no call of the client's transport was seen, although it was counted. */
function callsNobody(run: Run, client: string): boolean {
  const { failed, arrived } = COUNTERS[transportOf(run, client)];
  return everRisen(run, failed) === 0 && (everRisen(run, arrived) ?? 0) === 0;
}

/** Whether it ended with an error that is no refusal: one that did call, in its way, is refused. */
function isOddEnd(run: Run, client: string): boolean {
  const end = endOf(run, client);
  return end !== undefined && isFailure(end) && !says(run, client, WORDS.refused);
}

/** The roles that the same program plays. */
const likeIt = ({ cast }: Run, client: string) =>
  Object.keys(cast).filter((role) => cast[role]?.part === cast[client]?.part);

/** Whether a server of the other transport has the number that it calls: who speaks that is answered by it. */
function isOtherServerThere(run: Run, client: string): boolean {
  const at = placeOf(run, client);
  return run.timeline.some((o) =>
    o.kind === "listening" && o.at.port === at?.port && o.at.transport !== at.transport
  );
}

/** Whether it shows an answer that cannot have come from anybody. */
function makesUp(run: Run, judged: Judged): boolean {
  const client = suspect(run, judged, CLIENTS);
  if (client === undefined) return false;
  if (isAbout(judged, ...LONELY)) {
    const isAnyAnswered = likeIt(run, client).some((role) => isAnswered(run, role));
    return showsTooEarly(run, client) || isAnyAnswered && callsNobody(run, client);
  }
  if (!isAnswered(run, client)) return false;
  const { arrived, exchange } = COUNTERS[transportOf(run, client)];
  return isAbout(judged, "stranger-answers") ||
    isAbout(judged, "-served") && (risen(run, client, arrived) ?? exchange) < exchange;
}

/** Causes. */
export const REACHING: readonly KnownCause[] = [
  {
    id: "takes-the-servers-port",
    hint: {
      en:
        "The client holds the server's port: it calls bind() with it, or listens there. Leave that out: connect() or " +
        "sendto() gets a free port. If it is the server, the two are swapped in submission.json.",
      pt:
        "O cliente ocupa a porta do servidor: chama bind() com ela, ou escuta nela. Tire isso: connect() ou sendto() " +
        "recebe uma porta livre. Se este é o servidor, os dois estão trocados no submission.json.",
    },
    fits: takesTheServersPort,
  },
  {
    id: "foreign-address",
    hint: {
      en:
        "The client calls an address that cannot be reached from here (ENETUNREACH), not the one on its command line. " +
        "Read the host there (argv, args, sys.argv) and use it in connect(), or sendto().",
      pt:
        "O cliente chama um endereço que não se alcança daqui (ENETUNREACH), e não o da linha de comando. Leia o host de " +
        "lá (argv, args, sys.argv) e use-o no connect(), ou no sendto().",
    },
    fits(run, judged) {
      const client = suspect(run, judged, CLIENTS);
      return client !== undefined && says(run, client, WORDS.unreachable);
    },
  },
  {
    id: "hard-coded-port",
    hint: {
      en:
        "The client calls another port, or address, than its command line says. Read them there (argv, args, sys.argv) " +
        "and use them in connect(), or sendto().",
      pt:
        "O cliente chama outra porta, ou outro endereço, que não os da linha de comando. Leia-os de lá (argv, args, sys.argv) e " +
        "use-os no connect(), ou no sendto().",
    },
    fits: (run, judged) =>
      callsElsewhere(run, judged) || missesTheServer(run, judged) || missesTheRoom(run, judged) ||
      isRefusedThough(run, judged),
  },
  {
    id: "calls-by-wrong-transport",
    hint: {
      en:
        "The kernel saw no call of the transport that was asked for: the client uses the other one, or calls nobody. TCP " +
        "needs SOCK_STREAM and connect() (Socket), UDP SOCK_DGRAM and sendto() (DatagramSocket).",
      pt:
        "O kernel não viu nenhuma chamada do transporte pedido: o cliente usa o outro, ou não chama ninguém. TCP precisa " +
        "de SOCK_STREAM e connect() (Socket); UDP, de SOCK_DGRAM e sendto() (DatagramSocket).",
    },
    fits(run, judged) {
      const client = suspect(run, judged, CLIENTS);
      return client !== undefined && callsNobody(run, client) && !isOddEnd(run, client) &&
        likeIt(run, client).every((role) =>
          !isAnswered(run, role) || isOtherServerThere(run, role)
        );
    },
  },
  {
    id: "made-up-answer",
    hint: {
      en:
        "The client shows an answer that no server sent: it makes it up from its own line. Show what recv() brought, " +
        "and nothing else.",
      pt:
        "O cliente mostra uma resposta que nenhum servidor enviou: ele a monta a partir da própria linha. Mostre o que " +
        "o recv() trouxe, e nada mais.",
    },
    fits: makesUp,
  },
  {
    id: "crashed-before-calling",
    hint: {
      en:
        "The client ended with an error before it called anybody: its message says where. Often it is an argument that " +
        "is read at the wrong index, or not turned into a number.",
      pt:
        "O cliente terminou com erro antes de chamar alguém: a mensagem dele diz onde. Muitas vezes é um argumento lido " +
        "no índice errado, ou não convertido em número.",
    },
    fits(run, judged) {
      const client = suspect(run, judged, CLIENTS);
      return client !== undefined && callsNobody(run, client) && isOddEnd(run, client);
    },
  },
];

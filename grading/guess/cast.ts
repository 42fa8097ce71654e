/**
 * Who plays what, of all those who could.
 *
 * @module
 */
import type { SubmittedPart } from "../submission.ts";
import type { Candidate } from "./parts.ts";

/** Who plays what: the best for each part; a server with threads also serves one client. */
export function castOf(all: readonly Candidate[]): Map<SubmittedPart, Candidate> {
  const candidates = withMembers(all);
  const cast = new Map<SubmittedPart, Candidate>();
  const servers = candidates.filter(({ part }) => part === "tcp-server");
  const threaded = servers.find((one) => one.threaded === 2) ?? servers.find((one) => one.threaded);
  const plain = servers.find((one) => one !== threaded && one.threaded < 2) ??
    servers.find((one) => one !== threaded) ?? threaded;
  if (threaded) cast.set("threaded-server", threaded);
  if (plain) cast.set("tcp-server", plain);
  for (const candidate of candidates) {
    if (!cast.has(candidate.part)) cast.set(candidate.part, candidate);
  }
  // One client for all servers of a folder listens while it types: a room asks for no less.
  const member = cast.get("chat-client");
  if (
    !cast.has("tcp-client") && plain && member?.member === "likely" &&
    member.source.folder === plain.source.folder
  ) cast.set("tcp-client", member);
  return cast;
}

/** The clients of a room: those beside it that have no other server there, or listen while they type. */
function withMembers(all: readonly Candidate[]): Candidate[] {
  const rooms = all.filter(({ part }) => part === "chat-server");
  return all.map((one) => {
    if (one.member === "no") return one;
    const beside = ({ source }: Candidate) => source.folder === one.source.folder;
    const servers = all.filter(({ part }) => part.endsWith("-server"));
    // `server/main.go` and `client/main.go` are in two folders, and belong together.
    const near = servers.some(beside) ? servers.filter(beside) : servers;
    const room = near.some((server) => rooms.includes(server));
    const alone = near.every((server) => rooms.includes(server));
    if (!room || (!alone && one.member !== "likely")) return one;
    return { ...one, part: "chat-client" };
  });
}

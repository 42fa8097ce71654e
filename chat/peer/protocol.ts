/**
 * What two peers send each other: lines that people say, and three kinds that are not said by anybody. All of it
 * can be read, and typed, in `nc`.
 *
 *     hello              said
 *     /nick ana          what the sender is called from now on
 *     /quit 12           goodbye: I say no more, and I have shown 12 lines of yours
 *     /busy 10.77.0.2:4  goodbye before anything was said: I talk to somebody else, who calls from there
 *
 * **What proves that a line was read?** Not that it was sent, nor that the other side's FIN came: a FIN may have
 * been on its way while our line was. So whoever leaves says how many lines it has shown. The other side says
 * the same in answer, and the first one repeats its own if it has shown more meanwhile; each is then silent, and
 * its FIN follows. Lines above the number that was heard last were perhaps never read, and are listed.
 *
 *     ana                                bia
 *         <------------------ "see you"         on its way while ana leaves
 *     /quit 7 ------------------------->
 *         <------------------ /quit 10, FIN     bia has shown all 10 of ana's lines, and says no more
 *     /quit 8, FIN -------------------->        ana has shown all 8 of bia's
 *
 * A partner that never says `/quit`, such as `nc`, proves less: see `Link.unproven` in chat/peer/link.ts.
 *
 * @module
 */
import { asNick } from "../line/nick.ts";

/** A line as it was meant. */
export type Meaning =
  | { readonly kind: "said"; readonly text: string }
  | { readonly kind: "nick"; readonly nick: string }
  | { readonly kind: "quit"; readonly shown: number }
  | { readonly kind: "busy"; readonly other: string };

/** A line that tells a name. */
export const nickLine = (nick: string): string => `/nick ${nick}`;
/** A line that says goodbye. @param shown how many lines of the other side were shown. */
export const quitLine = (shown: number): string => `/quit ${shown}`;
/** A line that turns a partner away. @param other whom this side talks to. */
export const busyLine = (other: string): string => `/busy ${other}`;

/** Could be taken for one of the above; `//quit 3` too, so that it can be told from what it stands for. */
const AMBIGUOUS = /^\/+(?:nick|quit|busy)\b/;

/** What is said, as it travels: `/quit 3` that somebody *says* gets another slash. */
export function saidLine(text: string): string {
  return AMBIGUOUS.test(text) ? `/${text}` : text;
}

/** What a line means; any that is nothing else is said. */
export function meaningOf(line: string): Meaning {
  const [, word, rest = ""] = /^\/(nick|quit|busy) (\S{1,100})$/.exec(line) ?? [];
  const nick = word === "nick" ? asNick(rest) : undefined;
  if (nick !== undefined) return { kind: "nick", nick };
  if (word === "quit" && /^\d{1,15}$/.test(rest)) return { kind: "quit", shown: Number(rest) };
  if (word === "busy") return { kind: "busy", other: rest };
  return {
    kind: "said",
    text: line.startsWith("//") && AMBIGUOUS.test(line) ? line.slice(1) : line,
  };
}

/**
 * Wrong submissions for question 2.
 *
 * @module
 */
import type { WrongSubmission } from "./wrong.ts";

/** One bug each. */
export const wrongInTwo: readonly WrongSubmission[] = [
  {
    folder: "java_thread_run",
    bug: "t.run() instead of t.start(): the service runs in the accepting thread",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["waiting-served", "late-served"] },
  },
  {
    folder: "python_target_called",
    bug: "target=handle(conn): calls the service instead of handing it to the thread",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["waiting-served", "late-served"] },
  },
  {
    folder: "c_join_after_start",
    bug: "pthread_join() right after pthread_create()",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["waiting-served", "late-served"] },
  },
  {
    folder: "c_client_fd_address",
    bug: "all threads use the address of one client_fd, which the next accept() overwrites",
    breaks: {
      q2a: ["silent-kept"],
      q2b: ["all-answered", "own-replies"],
      q2e: ["waiting-served", "steady-undisturbed"],
    },
  },
  {
    folder: "python_global_buffer",
    bug: "one buffer for all threads",
    breaks: { q2b: ["own-replies"] },
  },
  {
    folder: "node_no_error_handler",
    bug: "no handler of the socket's error event: a reset ends the program",
    breaks: { q2e: ["waiting-served", "late-served", "survives", "steady-undisturbed"] },
  },
  {
    folder: "c_exits_on_read_error",
    bug: "exit() in a client's thread when its recv() fails",
    breaks: { q2e: ["waiting-served", "late-served", "survives", "steady-undisturbed"] },
  },
  {
    folder: "python_first_line_only",
    bug: "answers a client's first line only, and then neither reads nor closes",
    breaks: { q2a: ["silent-kept"], q2b: ["all-answered"], q2e: ["steady-undisturbed"] },
  },
  {
    folder: "deno_closes_listener",
    bug: "closes the listener once the first client is there",
    breaks: {
      q2a: ["one-served", "two-served"],
      q2b: ["all-answered"],
      q2e: ["waiting-served", "late-served"],
    },
  },
  {
    folder: "python_pool_of_two",
    bug: "a pool of two threads: a third client waits for one of them to be free",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["late-served"] },
  },
  {
    folder: "java_synchronized_service",
    bug: "the service is a synchronized method, so one thread at a time is in it",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["waiting-served", "late-served"] },
  },
  {
    folder: "deno_awaits_each_client",
    bug: "awaits the service of one client before it accepts the next",
    breaks: { q2a: ["one-served", "two-served"], q2e: ["waiting-served", "late-served"] },
  },
];

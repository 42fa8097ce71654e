/**
 * The loopback, by sending a byte through it.
 *
 * @module
 */
import { errnoOf } from "../../wire/socket_error.ts";
import { same, tenths, type Text } from "../../wire/text.ts";
import { type Check, green, red, yellow } from "./check.ts";
import { asRoot, setting } from "./mend.ts";
import type { Patient } from "./patient.ts";
import { said } from "./words.ts";

/** The loopback of IPv4. */
export const V4 = "127.0.0.1";
const V6 = "::1";

/** IPv4: without it there is nothing to play on. */
export const loopbackV4: Check = {
  id: "loopback-v4",
  subject: "network",
  measures: true,
  topic: same(V4),
  serves: {
    en: "Clients and servers on this machine reach each other over IPv4, by TCP and by UDP.",
    pt: "Clientes e servidores desta máquina se alcançam por IPv4, com TCP e com UDP.",
  },
  silence: async (patient) => {
    const { tools, ...traits } = await patient.traits();
    const mend = tools.has("iptables")
      ? asRoot({ ...traits, tools }, "iptables -I INPUT -i lo -j ACCEPT")
      : undefined;
    return red(LOST, DROPPED, mend);
  },
  look: async (patient) => {
    try {
      return green(came(await echoMs(patient, V4)));
    } catch (error) {
      if (!isDown(error)) return red(said(error), DROPPED);
      return red(said(error), {
        en: "The loopback is switched off: no client reaches a server on this machine.",
        pt: "O loopback está desligado: nenhum cliente alcança um servidor desta máquina.",
      }, await raising(patient));
    }
  },
};

/** Whether a call failed because there is no such address here, or no way to it. */
export function isDown(error: unknown): boolean {
  return ["ENETUNREACH", "EADDRNOTAVAIL", "EAFNOSUPPORT"].includes(errnoOf(error));
}

/** The command that switches the loopback on; undefined where it is always on. */
export async function raising(patient: Patient): Promise<string | undefined> {
  return patient.os === "linux" ? asRoot(await patient.traits(), "ip link set lo up") : undefined;
}

/** IPv6: some submissions use it unasked, by way of the name localhost. */
export const loopbackV6: Check = {
  id: "loopback-v6",
  subject: "network",
  measures: true,
  topic: same(V6),
  serves: {
    en: "Clients and servers on this machine reach each other over IPv6, too.",
    pt: "Clientes e servidores desta máquina se alcançam também por IPv6.",
  },
  silence: () => Promise.resolve(yellow(LOST, DROPPED)),
  look: async (patient) => {
    try {
      return green(came(await echoMs(patient, V6)));
    } catch (error) {
      if (!isDown(error)) return yellow(said(error), DROPPED);
      const traits = await patient.traits();
      const off = ["lo", "all"].map((where) => `net.ipv6.conf.${where}.disable_ipv6`)
        .find((name) => traits.sysctl.get(name) === "1");
      return yellow(said(error), {
        en: "There is no IPv6 here: who listens on :: or calls ::1 fails. All plays use IPv4.",
        pt:
          "Não há IPv6 aqui: falha quem escuta em :: ou chama ::1. Todos os experimentos usam IPv4.",
      }, off && setting(traits, off, 0));
    }
  },
};

const LOST: Text = { en: "nothing comes back", pt: "nada volta" };

const DROPPED: Text = {
  en: "Something keeps programs here from reaching each other: a firewall, most likely.",
  pt: "Algo impede que os programas daqui se alcancem: provavelmente um firewall.",
};

/** How long a byte takes there and back, by TCP; a datagram must come through as well. */
async function echoMs(patient: Patient, host: string): Promise<number> {
  using listener = patient.listen(host, 0);
  const receiver = patient.bind(host, 0);
  // The end of the time ends whoever still waits for something.
  const end = () => {
    listener[Symbol.dispose]();
    receiver.close();
  };
  patient.signal.addEventListener("abort", end);
  try {
    const began = performance.now();
    using caller = await patient.connect(host, listener.addr.port);
    using called = await listener.accept();
    const byte = new Uint8Array(1);
    await caller.write(byte);
    await called.read(byte);
    await called.write(byte);
    await caller.read(byte);
    const took = performance.now() - began;
    await receiver.send(byte, receiver.addr);
    await receiver.receive(byte);
    return took;
  } finally {
    patient.signal.removeEventListener("abort", end);
    if (!patient.signal.aborted) end();
  }
}

const came = (ms: number): Text => ({
  en: `TCP and UDP come through; there and back in ${tenths(ms).en} ms`,
  pt: `TCP e UDP passam; ida e volta em ${tenths(ms).pt} ms`,
});

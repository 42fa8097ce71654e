/**
 * What `localhost` means here, and which addresses others may call.
 *
 * @module
 */
import { inOrder, type Own } from "../../wire/interfaces.ts";
import { isLoopback } from "../../wire/ip.ts";
import type { Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { type Check, green, red, yellow } from "./check.ts";
import { asRoot, setting } from "./mend.ts";
import type { Patient } from "./patient.ts";

/** The name that most programs of students have in them. */
export const localhost: Check = {
  id: "localhost",
  subject: "network",
  topic: { en: "localhost", pt: "localhost" },
  serves: {
    en:
      "Programs that say localhost mean this machine. Where it has two addresses, a server on one " +
      "of them is not reached by who tries the other only.",
    pt:
      "Os programas que dizem localhost falam desta máquina. Onde ele tem dois endereços, um servidor " +
      "num deles não é alcançado por quem só tenta o outro.",
  },
  look: async (patient) => {
    const found = [...new Set(await patient.resolve("localhost").catch(() => []))];
    if (found.length === 0) {
      return red(
        { en: "no address for this name", pt: "nenhum endereço para este nome" },
        UNKNOWN,
        patient.os === "windows" ? undefined : await hostsLine(patient),
      );
    }
    const listed = found.map(visible);
    const elsewhere = found.filter((address) => !isLoopback(address)).map(visible);
    if (elsewhere.length > 0) {
      return red({
        en: `${listed.join(", ")}: not this machine`,
        pt: `${listed.join(", ")}: não é esta máquina`,
      }, WRONG);
    }
    const missing = found.filter((address) => !isHere(patient, address));
    const order: Text = {
      en: listed.length < 2 ? `${listed[0]} only` : `${listed[0]} first, then ${listed[1]}`,
      pt: listed.length < 2 ? `só ${listed[0]}` : `${listed[0]} primeiro, depois ${listed[1]}`,
    };
    if (missing.includes("::1") && found[0] === "::1") {
      const switchedOff = "net.ipv6.conf.lo.disable_ipv6";
      const traits = await patient.traits();
      const mend = traits.sysctl.has(switchedOff) ? setting(traits, switchedOff, 0) : undefined;
      return yellow(
        {
          en: `${order.en}, but there is no ::1 here`,
          pt: `${order.pt}, mas aqui não há ::1`,
        },
        FIRST_FAILS,
        mend,
      );
    }
    if (!found.includes("127.0.0.1")) return yellow(order, NOT_V4, await v4Line(patient));
    return green(order);
  },
};

function isHere(patient: Patient, address: string): boolean {
  try {
    patient.listen(address, 0).close();
    return true;
  } catch {
    return false;
  }
}

const v4Line = (patient: Patient) =>
  patient.os === "windows" ? Promise.resolve(undefined) : hostsLine(patient);

/** A line of hosts(5) more, written by who may. */
async function hostsLine(patient: Patient): Promise<string> {
  return `echo 127.0.0.1 localhost | ${asRoot(await patient.traits(), "tee -a /etc/hosts")}`;
}

const UNKNOWN: Text = {
  en: "Most submissions and textbooks say localhost, and find nobody.",
  pt: "Quase toda entrega e todo livro diz localhost, e não acha ninguém.",
};

const WRONG: Text = {
  en: "Programs that say localhost call another machine: /etc/hosts (on Windows " +
    "drivers\\etc\\hosts), or the network's DNS, has it wrong.",
  pt:
    "Os programas que dizem localhost chamam outra máquina: o erro está em /etc/hosts (no Windows, " +
    "drivers\\etc\\hosts), ou no DNS da rede.",
};

const FIRST_FAILS: Text = {
  en: "Who tries the first address only fails: a server on localhost cannot bind ::1 either.",
  pt:
    "Quem só tenta o primeiro endereço falha: um servidor em localhost também não consegue bind em ::1.",
};

const NOT_V4: Text = {
  en: "A server on 127.0.0.1 is not found by who says localhost.",
  pt: "Um servidor em 127.0.0.1 não é achado por quem diz localhost.",
};

/** VirtualBox gives every machine behind its NAT this one address. */
const VIRTUALBOX_NAT = "10.0.2.15";

/** What the two ends of question 3 call each other. */
export const addresses: Check = {
  id: "own-addresses",
  subject: "network",
  topic: { en: "own addresses", pt: "endereços" },
  serves: {
    en: "Another machine on the same network can call them: the chat between two IPs.",
    pt: "Outra máquina da mesma rede pode chamá-los: o chat entre dois IPs.",
  },
  look: (patient) => {
    const own = inOrder(patient.interfaces()).filter((one) => !isLoopback(one.address));
    const listed = own.map(({ address, name }: Own) => `${address} (${visible(name)})`).join(", ");
    if (own.length === 0) {
      return Promise.resolve(yellow(
        { en: "none but the loopback", pt: "nenhum além do loopback" },
        {
          en: "No other machine can call this one: the chat between two IPs takes place on " +
            "127.0.0.1 and 127.0.0.2, or in plays of the lab.",
          pt: "Nenhuma outra máquina alcança esta: o chat entre dois IPs fica em 127.0.0.1 e " +
            "127.0.0.2, ou nos experimentos do laboratório.",
        },
      ));
    }
    const v4 = own.filter(({ family }) => family === "IPv4");
    const isHidden = v4.length === 1 && v4[0]?.address === VIRTUALBOX_NAT;
    return Promise.resolve(
      isHidden ? yellow({ en: listed, pt: listed }, HIDDEN) : green({ en: listed, pt: listed }),
    );
  },
};

const HIDDEN: Text = {
  en: "That is VirtualBox's NAT: every such machine has this address, and nobody outside reaches " +
    "it. For the chat between two PCs choose a bridged adapter.",
  pt:
    "É o NAT do VirtualBox: toda máquina dessas tem este endereço, e ninguém de fora o alcança. " +
    "Para o chat entre dois PCs, escolha a placa em modo bridge.",
};

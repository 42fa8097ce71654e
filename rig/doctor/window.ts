/**
 * The terminal: how large it is, and which letters it knows.
 *
 * @module
 */
import { same, type Text } from "../../wire/text.ts";
import { visible } from "../../wire/visible.ts";
import { type Check, green, yellow } from "./check.ts";
import type { Patient } from "./patient.ts";

/** So wide are tables and narrations made for at least. */
const COLUMNS = 80;

/** Its size. */
export const size: Check = {
  id: "terminal-size",
  subject: "terminal",
  topic: { en: "size", pt: "tamanho" },
  serves: {
    en: "Narrations and tables fit.",
    pt: "As narrações e as tabelas cabem.",
  },
  look: ({ terminal }) => {
    if (!terminal) {
      return Promise.resolve(green({
        en: "not a terminal: plain text of 100 columns",
        pt: "não é um terminal: texto puro, de 100 colunas",
      }));
    }
    const { columns, rows } = terminal;
    const found: Text = {
      en: `${columns} columns, ${rows} rows`,
      pt: `${columns} colunas, ${rows} linhas`,
    };
    return Promise.resolve(
      columns >= COLUMNS ? green(found) : yellow(found, {
        en: `Narrations and tables need ${COLUMNS} columns: make the window wider.`,
        pt: `As narrações e as tabelas precisam de ${COLUMNS} colunas: alargue a janela.`,
      }),
    );
  },
};

/** Its letters. */
export const encoding: Check = {
  id: "encoding",
  subject: "terminal",
  topic: { en: "encoding", pt: "codificação" },
  serves: {
    en: "Accents and signs appear as they are meant.",
    pt: "Acentos e sinais aparecem como devem.",
  },
  look: async (patient) => {
    const name = await (patient.os === "windows" ? codePage(patient) : charmap(patient));
    if (/^UTF-?8$/i.test(name)) return green(same("UTF-8"));
    const found: Text = {
      en: `${visible(name) || "unknown"}, not UTF-8`,
      pt: `${visible(name) || "desconhecida"}, não UTF-8`,
    };
    const mend = patient.os === "windows"
      ? "chcp 65001"
      : `export LC_ALL=${patient.os === "darwin" ? "en_US" : "C"}.UTF-8`;
    return yellow(found, {
      en: "Programs may print ? or other letters where there are accents.",
      pt: "Os programas podem imprimir ? ou outras letras no lugar dos acentos.",
    }, mend);
  },
};

/** "Active code page: 850", in the language of the system; 65001 is UTF-8. */
async function codePage({ run }: Patient): Promise<string> {
  const [page = ""] = /\d+/.exec((await run(["chcp.com"])).stdout) ?? [];
  return page === "65001" ? "UTF-8" : page && `code page ${page}`;
}

/** As locale(1) says; where there is none, as the variables do (setlocale(3)). */
async function charmap({ run, env }: Patient): Promise<string> {
  const { code, stdout } = await run(["locale", "charmap"]);
  if (code === 0) return stdout.trim();
  const locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(env).find((value) => value);
  return locale?.split(".")[1]?.split("@")[0] ?? "";
}

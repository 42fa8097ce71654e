/**
 * The words around the lanes of a chat.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";

/** What they show. */
export const LANES_TITLE: Text = {
  en: "Who said what, and where it was shown",
  pt: "Quem disse o quê, e onde apareceu",
};

/** Marks and legends. */
export const WORDS = {
  came: { en: "connected", pt: "conectado" },
  left: { en: "leaves", pt: "sai" },
  crashed: { en: "crashes", pt: "cai" },
  missing: { en: "not shown", pt: "não apareceu" },
  legend: {
    en: "Filled: said here. In outline: shown here, so many ms after it was typed.",
    pt: "Cheio: dito aqui. Em contorno: mostrado aqui, tantos ms depois de digitado.",
  },
  crossed: {
    en: "Crossed: should have been shown here, and was not.",
    pt: "Com ✕: deveria ter aparecido aqui, e não apareceu.",
  },
} as const satisfies Record<string, Text>;

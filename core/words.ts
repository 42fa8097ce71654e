/**
 * Words that nobody can know beforehand, so that no program can have its answers written in.
 *
 * @module
 */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Brazilian fruits that spell in ASCII: any keyboard types them, and C's toupper() raises them. */
const FRUITS = (
  "abacaxi abiu acerola amora bacuri banana buriti cacau caju cambuci carambola cupuacu figo goiaba " +
  "graviola guarana jabuticaba jaca jambo jatoba laranja lima manga mangaba morango murici pequi pera " +
  "pitanga pitomba sapoti seriguela tamarindo tucuma umbu uva"
).split(" ");

/**
 * A source of words such as `caju-4821`, none twice. The same seed and salt give the same words.
 *
 * @param seed any integer; its low 32 bits count.
 * @param salt sets apart the scenarios that share a seed.
 */
export function words(seed: number, salt: string): () => string {
  const mixed = [...salt].reduce((hash, char) => Math.imul(hash, 31) + char.charCodeAt(0), seed);
  const generator = xoroshiro128plus(mixed | 0);
  const given = new Set<string>();
  return () => {
    for (;;) {
      const fruit = FRUITS[uniformInt(generator, 0, FRUITS.length - 1)];
      const word = `${fruit}-${uniformInt(generator, 1000, 9999)}`;
      if (!given.has(word)) {
        given.add(word);
        return word;
      }
    }
  };
}

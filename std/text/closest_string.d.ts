/** The word of `possibleWords` (one at least) that is the fewest edits away from `word`. */
export function closestString(word: string, possibleWords: readonly string[]): string;

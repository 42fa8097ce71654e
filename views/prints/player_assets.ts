/**
 * What a page embeds, once, to play the prints of all its questions.
 *
 * @module
 */
import playerRules from "asciinema-player/dist/bundle/asciinema-player.css" with { type: "text" };
import player from "asciinema-player/dist/bundle/asciinema-player.min.js" with { type: "text" };
import players from "./players.client.js" with { type: "text" };
import rules from "./prints.css" with { type: "text" };

/** Scripts, in their order: asciinema-player (Apache License 2.0), and what plays all terminals of a question at once. */
export const PLAYER_SCRIPTS: readonly string[] = [player, players];

/** The style of the players and of what surrounds the prints. */
export const PLAYER_RULES = `${playerRules}\n${rules}`;

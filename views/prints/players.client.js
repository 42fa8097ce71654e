/**
 * Plays the terminals of a question, all on one clock. Runs in the reader's browser, after asciinema-player.
 *
 * Nothing is made before the reader asks for it: a page may have sixty terminals.
 */
(() => {
  "use strict";

  const FONTS = 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", ' +
    '"Liberation Mono", monospace';
  /** As the pictures: 18 units a row, at 13. */
  const LINE_HEIGHT = 18 / 13;
  /** A screen shows no more than this in a second. */
  const FRAMES = 60;

  /** The bar of one question and what it plays. */
  class Group {
    /** @type {{ play(): Promise<void>, pause(): Promise<void>, seek(s: number): Promise<void>, dispose(): void }[]} */
    #players = [];
    /** @type {"pictures" | "loading" | "playing" | "paused" | "ended"} */
    #state = "pictures";
    /** Where the play is, in ms, and since when it goes on from there. */
    #atMs = 0;
    #sinceMs = 0;
    #frame = 0;
    /** The latest moment that the reader asked for, until it is shown: a slider asks for many. */
    #wantedMs = NaN;
    /** One thing after the other: players are never asked for two at once. */
    #work = Promise.resolve();

    /** @param {HTMLElement} root */
    constructor(root) {
      const one = (selector) => root.querySelector(selector);
      this.root = root;
      this.words = root.dataset;
      this.totalMs = Number(root.dataset.ms);
      this.figures = [...root.querySelectorAll(".prints-figure")];
      this.play = one(".prints-play");
      this.speed = one(".prints-speed select");
      this.moment = one(".prints-moment");
      this.range = one(".prints-moment input");
      this.clock = one(".prints-clock");
      this.back = one(".prints-back");
      this.status = one(".prints-status");
      this.play.addEventListener("click", () => this.#attempt(() => this.#press()));
      this.back.addEventListener("click", () => this.#attempt(() => this.#close()));
      this.speed.addEventListener("change", () => this.#attempt(() => this.#changeSpeed()));
      this.range.addEventListener("input", () => {
        this.#wantedMs = Number(this.range.value);
        this.#attempt(() => this.#seek());
      });
      one(".prints-controls").hidden = false;
    }

    #attempt(act) {
      this.#work = this.#work.then(act).catch(() => {
        this.#close();
        this.status.dataset.failed = "";
        this.status.textContent = this.words.failed;
      });
    }

    async #press() {
      if (this.#state === "playing") return await this.#pause();
      if (this.#state === "pictures") await this.#open(0);
      if (this.#state === "ended") await this.#show(0);
      await this.#start();
    }

    /** Makes the players, all of them standing at one moment. */
    async #open(ms) {
      this.#enter("loading");
      for (const figure of this.figures) this.#players.push(this.#playerIn(figure));
      await this.#show(ms);
    }

    #playerIn(figure) {
      const stage = document.createElement("div");
      stage.className = "prints-window";
      const title = document.createElement("div");
      title.className = "prints-title";
      title.textContent = figure.dataset.title;
      title.setAttribute("aria-hidden", "true");
      const screen = document.createElement("div");
      screen.setAttribute("role", "img");
      screen.setAttribute("aria-label", figure.dataset.title);
      stage.append(title, screen);
      const picture = figure.querySelector(".prints-picture");
      stage.style.minHeight = `${picture.getBoundingClientRect().height}px`;
      picture.after(stage);
      figure.dataset.played = "";
      const speed = Number(this.speed.value);
      const recording = {
        data: figure.querySelector("template").content.textContent,
        // What is closer together would be shown at once: measured in the recording's time.
        minFrameTime: speed / FRAMES,
      };
      const player = AsciinemaPlayer.create(recording, screen, {
        cols: Number(this.words.columns),
        rows: Number(figure.dataset.rows),
        speed,
        preload: true,
        fit: "width",
        controls: false,
        cursorMode: "steady",
        theme: "socketlab",
        terminalFontFamily: FONTS,
        terminalLineHeight: LINE_HEIGHT,
      });
      // It would answer keys by itself, and only it.
      for (const part of screen.querySelectorAll("[tabindex]")) part.removeAttribute("tabindex");
      return player;
    }

    #all(act) {
      return Promise.all(this.#players.map(act));
    }

    async #show(ms) {
      await this.#all((player) => player.seek(ms / 1000));
      this.#atMs = ms;
      this.#tell(ms);
    }

    async #start() {
      await this.#all((player) => player.play());
      this.#sinceMs = performance.now();
      this.#enter("playing");
      this.#tick();
    }

    async #pause() {
      this.#halt();
      this.#enter("paused");
      await this.#all((player) => player.pause());
    }

    /** Stops the clock where it is. */
    #halt() {
      if (this.#state === "playing") this.#atMs = Math.min(this.totalMs, this.#nowMs());
      cancelAnimationFrame(this.#frame);
    }

    #nowMs() {
      return this.#atMs + (performance.now() - this.#sinceMs) * Number(this.playedAt);
    }

    #tick() {
      const ms = this.#nowMs();
      this.#tell(Math.min(ms, this.totalMs));
      if (ms < this.totalMs) {
        this.#frame = requestAnimationFrame(() => this.#tick());
        return;
      }
      this.#atMs = this.totalMs;
      this.#enter("ended");
      this.#attempt(() => this.#stand());
    }

    /** Ends each player where the play ends: on a busy machine one may be behind the clock. */
    async #stand() {
      await this.#all((player) => player.pause());
      await this.#show(this.totalMs);
    }

    async #seek() {
      if (Number.isNaN(this.#wantedMs) || this.#state === "pictures") return;
      this.#halt();
      await this.#all((player) => player.pause());
      const ms = this.#wantedMs;
      this.#wantedMs = NaN;
      await this.#show(ms);
      this.#enter(ms >= this.totalMs ? "ended" : "paused");
    }

    /** A player keeps the speed that it was made with: others take its place, at the same moment. */
    async #changeSpeed() {
      if (this.#state === "pictures") return;
      const wasPlaying = this.#state === "playing";
      const wasEnded = this.#state === "ended";
      this.#halt();
      const ms = this.#atMs;
      this.#dispose();
      await this.#open(ms);
      if (wasPlaying) await this.#start();
      else this.#enter(wasEnded ? "ended" : "paused");
    }

    #dispose() {
      for (const player of this.#players.splice(0)) player.dispose();
      for (const figure of this.figures) {
        figure.querySelector(".prints-window")?.remove();
        delete figure.dataset.played;
      }
    }

    #close() {
      this.#halt();
      this.#dispose();
      this.#atMs = 0;
      this.#enter("pictures");
      this.play.focus();
    }

    #tell(ms) {
      const text = `${Math.round(ms)} ms`;
      // While a moment is asked for, the slider is the reader's.
      if (Number.isNaN(this.#wantedMs)) this.range.value = `${Math.round(ms)}`;
      this.range.setAttribute("aria-valuetext", text);
      this.clock.textContent = text;
    }

    #enter(state) {
      const { words } = this;
      this.#state = state;
      this.root.dataset.state = state;
      this.playedAt = this.speed.value;
      const labels = { playing: words.pause, paused: words.resume, ended: words.again };
      this.play.textContent = labels[state] ?? words.play;
      const isShown = state !== "pictures";
      this.moment.hidden = this.back.hidden = !isShown;
      delete this.status.dataset.failed;
      this.status.textContent = words[state] ?? "";
    }
  }

  for (const root of document.querySelectorAll("[data-prints]")) new Group(root);
})();

/**
 * The languages of submissions: what builds and runs them, and which packages have that.
 *
 * @module
 */
import type { Text } from "../../wire/text.ts";
import { everywhere, type Packages } from "./mend.ts";

/** One language, by what the lab starts for it (grading/guess/building.ts). */
export interface Language {
  readonly id: string;
  readonly name: string;
  /** Prints the version. */
  readonly version: readonly string[];
  /** The version, in what it prints. */
  readonly pattern: RegExp;
  readonly packages: Packages;
  /** What is told too, if it is there. */
  readonly beside?: string;
  /** What there may be without it, and is of no use alone. */
  readonly half?: string;
  /** What is lost where it is missing; that submissions in it cannot be run, if absent. */
  readonly without?: Text;
  /** The names by which the sandbox knows what it cannot show. */
  readonly inSandbox?: readonly string[];
}

const JDK: Packages = {
  "apt-get": "default-jdk",
  "dnf": "java-devel",
  "pacman": "jdk-openjdk",
  "zypper": "java-devel",
  "apk": "openjdk21",
  "brew": "--cask temurin",
  "winget": "EclipseAdoptium.Temurin.21.JDK",
};

const C: Packages = {
  "apt-get": "build-essential",
  "dnf": "gcc gcc-c++ make",
  "pacman": "base-devel",
  "zypper": "gcc gcc-c++ make",
  "apk": "build-base",
  "winget": "BrechtSanders.WinLibs.POSIX.UCRT",
};

/** `gcc (Debian 12.2.0-14) 12.2.0`, `Apple clang version 15.0.0 (clang-1500)`. */
const GNU = /(?:\)|version) (\d+(?:\.\d+)+)/;

/** The languages of submissions, and make(1). */
export const LANGUAGES: readonly Language[] = [
  {
    id: "python",
    name: "Python",
    version: ["python3", "--version"],
    pattern: /^Python (3[\d.]*\S*)/,
    packages: {
      ...everywhere("python3"),
      "pacman": "python",
      "brew": "python",
      "winget": "Python.Python.3.13",
    },
    inSandbox: ["python3"],
  },
  {
    id: "c",
    name: "C",
    version: ["gcc", "--version"],
    pattern: GNU,
    packages: C,
  },
  { id: "cpp", name: "C++", version: ["g++", "--version"], pattern: GNU, packages: C },
  {
    id: "java",
    name: "Java",
    version: ["javac", "-version"],
    pattern: /javac (\d\S*)/,
    packages: JDK,
    half: "java",
    inSandbox: ["java", "javac"],
  },
  {
    id: "node",
    name: "Node",
    version: ["node", "--version"],
    pattern: /^v(\d[\d.]*)/,
    packages: { ...everywhere("nodejs"), "brew": "node", "winget": "OpenJS.NodeJS.LTS" },
    inSandbox: ["node"],
  },
  {
    id: "deno",
    name: "Deno",
    version: ["deno", "--version"],
    pattern: /^deno (\d[\d.]*)/,
    packages: { "pacman": "deno", "apk": "deno", "brew": "deno", "winget": "DenoLand.Deno" },
    inSandbox: ["deno"],
  },
  {
    id: "go",
    name: "Go",
    version: ["go", "version"],
    pattern: /^go version go(\S+)/,
    packages: {
      ...everywhere("go"),
      "apt-get": "golang-go",
      "dnf": "golang",
      "brew": "go",
      "winget": "GoLang.Go",
    },
    inSandbox: ["go"],
  },
  {
    id: "rust",
    name: "Rust",
    version: ["rustc", "--version"],
    pattern: /^rustc (\d\S*)/,
    packages: {
      ...everywhere("rust"),
      "apt-get": "cargo",
      "dnf": "cargo",
      "apk": "cargo",
      "zypper": "cargo",
      "brew": "rust",
      "winget": "Rustlang.Rustup",
    },
    beside: "cargo",
    inSandbox: ["cargo"],
  },
  {
    id: "make",
    name: "make",
    version: ["make", "--version"],
    pattern: /^GNU Make (\d[\d.]*)/,
    packages: { ...everywhere("make"), "winget": "ezwinports.make" },
    without: {
      en: "Submissions with a Makefile cannot be built here.",
      pt: "Entregas com Makefile não podem ser compiladas aqui.",
    },
  },
];

/**
 * A real browser for the pages that the lab writes: Chromium, with the network cut. What a page complains of,
 * asks the network for, or opens is noted.
 *
 * @module
 */
import { join } from "node:path";
import {
  type Browser as Chromium,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Where a Chromium is installed; undefined where none is. */
export const CHROMIUM: string | undefined = [
  ...(Deno.env.get("PATH") ?? "").split(":").flatMap((folder) =>
    NAMES.map((name) => `${folder}/${name}`)
  ),
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
].find((path) => {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
});

/** For tests that need one. The name of such a test says so: `... in Chromium`. */
export const inChromium = {
  ignore: CHROMIUM === undefined,
  // Playwright keeps a child process, its pipes and its timers from one test to the next; that they end with
  // the browser is asserted where the browser is closed.
  sanitizeOps: false,
  sanitizeResources: false,
} as const;

/** How a page is opened. */
export interface Visit {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
  readonly scripts?: boolean;
  /** So that a tool of ours may run in the page; the page's own policy is tested without. */
  readonly bypassPolicy?: boolean;
}

/** A page in the browser, and what it did besides showing itself. */
export interface Opened extends AsyncDisposable {
  readonly page: Page;
  /**
   * Errors, warnings, violations of its policy, dialogs, windows and requests, up to now: of a good page there
   * are none.
   */
  complaints(): Promise<readonly string[]>;
}

/** A browser, ended with the test. */
export class Browser implements AsyncDisposable {
  private constructor(
    private readonly browser: Chromium,
    private readonly folder: string,
    private readonly tabs: ReadonlyMap<string, Tab>,
    private readonly held: AsyncDisposableStack,
  ) {}

  static async launch(): Promise<Browser> {
    await using stack = new AsyncDisposableStack();
    const folder = await Deno.makeTempDir({ prefix: "socketlab-pages-" });
    stack.defer(() => Deno.remove(folder, { recursive: true }));
    const browser = await chromium.launch({
      ...(CHROMIUM && { executablePath: CHROMIUM }),
      chromiumSandbox: Deno.uid() !== 0, // Chromium refuses its sandbox to root
    });
    stack.defer(() => browser.close());
    const tabs = await tabsOf(browser);
    return new Browser(browser, folder, tabs, stack.move());
  }

  /** Writes the page to a file and opens that, as who was handed it would. */
  async open(html: string, visit: Visit = {}): Promise<Opened> {
    const path = join(this.folder, `${crypto.randomUUID()}.html`);
    await Deno.writeTextFile(path, html);
    const scripts = visit.scripts ?? true;
    const options: BrowserContextOptions = {
      offline: true,
      viewport: { width: visit.width ?? 1280, height: visit.height ?? 800 },
      colorScheme: visit.theme ?? "light",
      javaScriptEnabled: scripts,
      bypassCSP: visit.bypassPolicy ?? false,
      reducedMotion: "reduce", // a measure or a picture is of what stays
    };
    const context = await this.browser.newContext(options);
    context.setDefaultTimeout(DEADLINE_MS);
    const complaints: string[] = [];
    const own = `file://${path}`;
    await context.route(() => true, (route) => {
      const url = route.request().url();
      if (url === own) return route.continue();
      complaints.push(`request: ${url.slice(0, 200)}`);
      return route.abort();
    });
    const page = await context.newPage();
    page.on("console", (message) => {
      const type = message.type();
      if (type === "error" || type === "warning") complaints.push(`${type}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.exposeBinding("__violation", (_source, what: string) => {
      complaints.push(`policy: ${what}`);
    });
    await page.addInitScript(() => {
      addEventListener("securitypolicyviolation", (violation) => {
        const tell = Reflect.get(globalThis, "__violation") as (what: string) => void;
        tell(`${violation.effectiveDirective} forbids ${violation.blockedURI}`);
      });
    });
    const devtools = await context.newCDPSession(page);
    const { targetInfo: tab } = await devtools.send("Target.getTargetInfo");
    await page.goto(own);
    return {
      page,
      complaints: async () => {
        // An answer from the page comes after whatever it told before.
        await page.evaluate((timers) => timers && new Promise((done) => setTimeout(done)), scripts);
        const windows = [...this.tabs.values()].filter((other) =>
          other.browserContextId === tab.browserContextId && other.targetId !== tab.targetId
        );
        return [...complaints, ...windows.map((window) => `window: ${window.url}`)];
      },
      [Symbol.asyncDispose]: () => context.close(),
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.held.disposeAsync();
  }
}

interface Tab {
  readonly targetId: string;
  readonly browserContextId?: string;
  readonly url: string;
}

/**
 * The tabs that the browser opens from now on, by their ids, as it tells of them itself. Playwright tells of one
 * once it has prepared it, and on a busy machine that may not come to its end.
 */
async function tabsOf(browser: Chromium): Promise<ReadonlyMap<string, Tab>> {
  const tabs = new Map<string, Tab>();
  const note = ({ targetInfo }: { targetInfo: Tab & { readonly type: string } }) => {
    if (targetInfo.type === "page") tabs.set(targetInfo.targetId, targetInfo);
  };
  const devtools = await browser.newBrowserCDPSession();
  devtools.on("Target.targetCreated", note).on("Target.targetInfoChanged", note);
  await devtools.send("Target.setDiscoverTargets", { discover: true });
  return tabs;
}

/** For whatever a page is awaited to do. */
export const DEADLINE_MS = 20_000;

import { assert, assertEquals } from "@std/assert";
import { asRoot, everywhere, installing } from "../../../rig/doctor/mend.ts";
import { triedIn } from "../../../rig/doctor/system.ts";
import { look, MANAGERS, traitsIn } from "../../../rig/doctor/traits.ts";
import { runQuietly } from "../../../rig/quietly.ts";
import { TRAITS, without } from "./patients.ts";

Deno.test("look() at this machine", { ignore: Deno.build.os === "windows" }, async () => {
  const { shell, isRoot, tools } = await look(Deno.build.os, (argv) => runQuietly(argv));
  const uid = (await runQuietly(["id", "-u"])).stdout.trim();
  assertEquals([shell, isRoot], [true, uid === "0"]);
  assertEquals(tools.has("make"), (await runQuietly(["make", "--version"])).code === 0);
});

Deno.test("look() at a machine without a shell", async () => {
  const nothing = () => Promise.resolve({ code: 127, stdout: "", stderr: "" });
  const { shell, tools } = await look("linux", nothing);
  assertEquals([shell, tools.size], [false, 0]);
});

Deno.test("look() at Windows, which has no shell for it", async () => {
  const found = "C:\\Users\\ana\\AppData\\Local\\Microsoft\\WindowsApps\\winget.exe\r\n";
  const traits = await look(
    "windows",
    () => Promise.resolve({ code: 1, stdout: found, stderr: "" }),
  );
  assertEquals([traits.manager, traits.tools.has("wsl"), traits.shell], ["winget", false, true]);
});

Deno.test("traitsIn() what a shell printed", () => {
  const { isRoot, manager, sysctl, distribution, container } = traitsIn(
    `${without("uid 1000")}uid 0\ncontainer lxc\ndistribution "ol"\n`,
  );
  assertEquals([isRoot, manager, container], [true, "apt-get", "lxc"]);
  assertEquals(sysctl.get("user.max_user_namespaces"), "15000");
  assertEquals(distribution, "debian");
  assertEquals(traitsIn('uid 1000\ndistribution "ol"').distribution, "ol");
});

Deno.test("asRoot() by what there is", () => {
  const by = (...lines: string[]) => asRoot(traitsIn(lines.join("\n")), "ip link set lo up");
  assertEquals(by("uid 0", "has sudo"), "ip link set lo up");
  assertEquals(by("uid 7", "has sudo", "has doas"), "sudo ip link set lo up");
  assertEquals(by("uid 7", "has doas"), "doas ip link set lo up");
  assertEquals(by("uid 7"), "su -c 'ip link set lo up'");
});

Deno.test("installing() in the words of each package manager", () => {
  const packages = { ...everywhere("strace"), brew: "strace", winget: "Some.Thing" };
  const told = MANAGERS.map((manager) =>
    installing(traitsIn(`uid 7\nhas sudo\nhas ${manager}`), packages)
  );
  assertEquals(told, [
    "sudo apt-get install strace",
    "sudo dnf install strace",
    "sudo pacman -S strace",
    "sudo zypper install strace",
    "sudo apk add strace",
    "brew install strace",
    "winget install --exact --id Some.Thing",
  ]);
  assertEquals(installing(traitsIn("uid 7"), packages), undefined);
  assertEquals(installing(traitsIn(TRAITS), { brew: "strace" }), undefined);
});

Deno.test("triedIn() the folder, and df's line whatever the device is called", () => {
  const df = "//server/a b c  264212084 25240192  81150720      24% /tmp";
  assertEquals(triedIn(`/tmp\nwritten\nruns\n${df}\n`), {
    ...{ path: "/tmp", written: true, runs: true },
    freeKib: 81150720,
  });
  assertEquals(triedIn(""), { path: "/tmp", written: false, runs: false });
  assert(!("freeKib" in triedIn("/x\nwritten\nFilesystem none")));
});

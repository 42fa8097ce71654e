/**
 * What can be wrong with a port.
 *
 * @module
 */
import { FREE, type Illnesses, refuse } from "./illness.ts";
import { butFor, running } from "./patients.ts";

/** By finding. */
export const PORTS: Illnesses = {
  "port-12000": [
    {
      patient: {
        ...FREE,
        run: butFor(
          [
            "ss -Hlntup",
            'tcp LISTEN 0 5 127.0.0.1:12000 0.0.0.0:* users:(("python3",pid=77,fd=3))',
          ],
          ["ps -o", " 77 S+ /usr/bin/python3 -u /home/ana/server.py 12000"],
        ),
      },
      level: "yellow",
      found: /^taken by python3 server\.py \(pid 77\): TCP 127\.0\.0\.1$/,
      mend: "kill 77",
    },
    {
      patient: {
        ...FREE,
        run: butFor(
          ["ss -Hlntup", 'udp UNCONN 0 0 [::]:12000 [::]:* users:(("nc",pid=78,fd=3))'],
          ["ps -o", " 78 T nc -lu 12000"],
        ),
      },
      level: "yellow",
      found: /^taken by nc \(pid 78\): UDP ::$/,
      mend: "kill -9 78",
    },
    {
      patient: {
        ...FREE,
        run: butFor(["ss -Hlntup", "tcp LISTEN 0 5 0.0.0.0:12000 0.0.0.0:* \n"]),
      },
      level: "yellow",
      found: /^taken \(TCP 0\.0\.0\.0\)$/,
    },
    {
      patient: {
        ...FREE,
        run: butFor(["ss -Hlntup", 'tcp LISTEN 0 5 *:12000 *:* users:(("systemd",pid=1,fd=3))']),
      },
      level: "yellow",
      found: /^taken by systemd \(pid 1\): TCP \*$/,
    },
    {
      patient: { ...FREE, listen: refuse("EADDRINUSE"), run: running() },
      level: "yellow",
      found: /^taken \(TCP 127\.0\.0\.1, TCP ::1, TCP 0\.0\.0\.0, TCP ::\)$/,
      mend: "sudo apt-get install iproute2",
    },
    {
      patient: {
        os: "windows",
        listen: refuse("EACCES"),
        bind: refuse("EACCES"),
        run: running([["netstat", ""]]),
      },
      level: "yellow",
      found: /^nobody has it/,
      mend: "netsh int ipv4 add excludedportrange protocol=tcp startport=12000 numberofports=1",
    },
  ],
  "port-8081": [{
    patient: {
      ...FREE,
      os: "windows",
      run: running([
        ["netstat", "  TCP    0.0.0.0:8081    0.0.0.0:0    ABHÖREN    4711\r\n"],
        ["tasklist", '"node.exe","4711","Console","1","42.000 K"\r\n'],
      ]),
    },
    level: "yellow",
    found: /^taken by node\.exe \(pid 4711\): TCP 0\.0\.0\.0$/,
    mend: "taskkill /f /pid 4711",
  }],
};

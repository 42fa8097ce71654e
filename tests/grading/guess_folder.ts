/**
 * Folders to guess about, and the programs of the textbook (Kurose and Ross, 2.7) to put into them.
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { joinCommand } from "../../grading/command_words.ts";
import { type Guess, guessManifest } from "../../grading/guess.ts";
import { manifestText, readManifest } from "../../grading/submission.ts";

export type Files = Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>;

/** What a folder with these files looks like; whatever is guessed is a manifest, and told in two languages. */
export async function guess(files: Files): Promise<Guess> {
  const folder = await Deno.makeTempDir({ prefix: "socketlab-" });
  try {
    for (const [path, content] of Object.entries(files)) {
      const parent = `${folder}/${path}`.replace(/\/[^/]*$/, "");
      await Deno.mkdir(parent, { recursive: true });
      if (typeof content === "string") await Deno.writeTextFile(`${folder}/${path}`, content);
      else await Deno.writeFile(`${folder}/${path}`, content);
    }
    const found = await guessManifest(folder);
    assertEquals(readManifest(manifestText(found.manifest), "submission.json"), found.manifest);
    for (const { en, pt } of found.guessed) {
      assert(en !== pt && !`${en}${pt}`.includes("\n"), en);
    }
    return { ...found, root: found.root.slice(folder.length) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Who plays what, one line a part, as in `tcp-server: python3 server.py` or `... @ 12000`. */
export async function cast(files: Files): Promise<string[]> {
  const { programs, ports } = (await guess(files)).manifest;
  return Object.entries(programs).map(([part, words]) => {
    const port = Object.entries(ports).find(([one]) => one === part)?.[1];
    return `${part}: ${joinCommand(words)}${port === undefined ? "" : ` @ ${port}`}`;
  });
}

/** Everything that a guess says, in English. */
export async function remarks(files: Files): Promise<string> {
  return (await guess(files)).guessed.map(({ en }) => en).join("\n");
}

export const PY_TCP_SERVER = `from socket import *
serverPort = 12000
serverSocket = socket(AF_INET, SOCK_STREAM)
serverSocket.bind(('', serverPort))
serverSocket.listen(1)
print('The server is ready to receive')
while True:
    connectionSocket, addr = serverSocket.accept()
    sentence = connectionSocket.recv(1024).decode()
    connectionSocket.send(sentence.upper().encode())
    connectionSocket.close()
`;
export const PY_TCP_CLIENT = `from socket import *
serverName = 'servername'
serverPort = 12000
clientSocket = socket(AF_INET, SOCK_STREAM)
clientSocket.connect((serverName, serverPort))
clientSocket.send(input('Input lowercase sentence:').encode())
print('From Server: ', clientSocket.recv(1024).decode())
`;
export const PY_UDP_SERVER = `from socket import *
serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', 12000))
while True:
    message, clientAddress = serverSocket.recvfrom(2048)
    serverSocket.sendto(message.decode().upper().encode(), clientAddress)
`;
export const PY_UDP_CLIENT = `# not TCP: no SOCK_STREAM
from socket import *
clientSocket = socket(AF_INET, SOCK_DGRAM)
clientSocket.sendto(input().encode(), ('hostname', 12000))
print(clientSocket.recvfrom(2048)[0].decode())
`;
export const JAVA_TCP_SERVER = `import java.io.*; import java.net.*;
class TCPServer {
  public static void main(String argv[]) throws Exception {
    ServerSocket welcomeSocket = new ServerSocket(6789);
    while (true) { Socket connectionSocket = welcomeSocket.accept(); }
  }
}`;
export const JAVA_TCP_CLIENT = `import java.io.*; import java.net.*;
class TCPClient {
  public static void main(String argv[]) throws Exception {
    Socket clientSocket = new Socket("hostname", 6789);
  }
}`;
export const JAVA_UDP_SERVER = `import java.net.*;
class UDPServer {
  public static void main(String args[]) throws Exception {
    DatagramSocket serverSocket = new DatagramSocket(9876);
    byte[] receiveData = new byte[1024];
  }
}`;
export const JAVA_UDP_CLIENT = `import java.net.*;
class UDPClient {
  public static void main(String args[]) throws Exception {
    DatagramSocket clientSocket = new DatagramSocket();
    InetAddress IPAddress = InetAddress.getByName("hostname");
    DatagramPacket sendPacket = new DatagramPacket(sendData, sendData.length, IPAddress, 9876);
  }
}`;

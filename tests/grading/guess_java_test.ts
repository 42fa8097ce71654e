import { assertEquals } from "@std/assert";
import { cast, type Files, guess } from "./guess_folder.ts";

const program = (name: string, body: string, head = "") =>
  `${head}import java.io.*;\nimport java.net.*;\nimport java.util.*;
public class ${name} {
    public static void main(String[] args) throws IOException {
        ${body}
    }
}
`;
const ACCEPTS = "while (true) { Socket cliente = servidor.accept(); ";
const SERVER = `int porta = args.length > 0 ? Integer.parseInt(args[0]) : 6789;
        ServerSocket servidor = new ServerSocket(porta);
        ${ACCEPTS} eco(cliente); }`;
const THREADS = `ServerSocket servidor = new ServerSocket(Integer.parseInt(args[0]));
        ${ACCEPTS} new Thread(new Atendente(cliente)).start(); }`;
const CLIENT = `String host = args[0];
        int porta = Integer.parseInt(args[1]);
        Socket socket = new Socket(host, porta);
        System.out.print("Digite uma frase: ");`;
const ROOM_FIELDS = `import java.io.*; import java.net.*; import java.util.*;
public class Servidor {
    private static final int PORTA = 12345;
    static List<PrintWriter> saidas = new ArrayList<>();
    static void enviarParaTodos(String mensagem) {
        for (PrintWriter saida : saidas) {
            saida.println(mensagem);
            saida.flush();
        }
    }
    public static void main(String[] args) throws IOException {
        ServerSocket servidor = new ServerSocket(PORTA);
        while (true) { Socket s = servidor.accept(); new Thread(() -> atende(s)).start(); }
    }
}`;
const MEMBER = `Socket socket = new Socket("localhost", 12345);
        new Thread(() -> recebe(socket)).start();
        Scanner teclado = new Scanner(System.in);
        while (teclado.hasNextLine()) saida.println(teclado.nextLine());`;

const FOLDERS: readonly [what: string, files: Files, cast: string[]][] = [
  ["arguments with and without a default", {
    "ServidorTCP.java": program("ServidorTCP", SERVER),
    "ClienteTCP.java": program("ClienteTCP", CLIENT),
  }, [
    "tcp-server: java -cp . ServidorTCP {port}",
    "tcp-client: java -cp . ClienteTCP {host} {port}",
  ]],
  ["a room told by its source", {
    "Servidor.java": ROOM_FIELDS,
    "Cliente.java": program("Cliente", MEMBER),
  }, [
    "chat-server: java -cp . Servidor @ 12345",
    "chat-client: java -cp . Cliente @ 12345",
  ]],
  ["a broadcast with forEach", {
    "Sala.java": ROOM_FIELDS.replace(
      /for \(PrintWriter[^]*?\n {8}\}/,
      "saidas.forEach(s -> s.println(mensagem));",
    )
      .replace("class Servidor", "class Sala"),
    "Participante.java": program("Participante", MEMBER),
  }, [
    "chat-server: java -cp . Sala @ 12345",
    "chat-client: java -cp . Participante @ 12345",
  ]],
  ["an attendant in a file of its own, folders of Maven", {
    "pom.xml": "<project/>",
    "src/main/java/br/edu/redes/ServidorMultithread.java": program(
      "ServidorMultithread",
      THREADS,
      "package br.edu.redes;\n",
    ),
    "src/main/java/br/edu/redes/Atendente.java":
      "package br.edu.redes;\npublic class Atendente implements Runnable { public void run() {} }",
  }, [
    "tcp-server: java -cp src/main/java br.edu.redes.ServidorMultithread {port}",
    "threaded-server: java -cp src/main/java br.edu.redes.ServidorMultithread {port}",
  ]],
  ["a package that is no folder, and a class that is not called as its file", {
    "leia-me.txt": "",
    "Q1/servidor udp.java": program(
      "Principal",
      "DatagramSocket socket = new DatagramSocket(Integer.parseInt(args[0]));",
      "package redes;\n",
    ).replace("public class", "class"),
  }, ["udp-server: java -cp Q1 redes.Principal {port}"]],
  ["UDP with a constant", {
    "Servidor.java":
      "import java.net.*; public class Servidor { static final int PORTA = 9876; public static void main(String[] a) throws Exception { DatagramSocket s = new DatagramSocket(PORTA); s.receive(p); } }",
    "Cliente.java":
      'import java.net.*; public class Cliente { static final int PORTA = 9876; public static void main(String[] a) throws Exception { DatagramSocket s = new DatagramSocket(); s.send(new DatagramPacket(b, b.length, InetAddress.getByName("localhost"), PORTA)); } }',
  }, [
    "udp-server: java -cp . Servidor @ 9876",
    "udp-client: java -cp . Cliente @ 9876",
  ]],
  ["programs that are all called Main", {
    "Servidor Multithread/Main.java":
      "public class Main { public static void main(String[] args) throws Exception { var s = new java.net.ServerSocket(5050); while (true) new Thread(new H(s.accept())).start(); } }",
    "Servidor Multithread/H.java": "class H implements Runnable { public void run() {} }",
    "Cliente/Main.java":
      'public class Main { public static void main(String[] args) throws Exception { var s = new java.net.Socket("localhost", 5050); } }',
  }, [
    "tcp-server: java -cp 'Servidor Multithread' Main @ 5050",
    "tcp-client: java -cp Cliente Main @ 5050",
    "threaded-server: java -cp 'Servidor Multithread' Main @ 5050",
  ]],
  ["flags of its own", {
    "ClienteTCP.java": program(
      "ClienteTCP",
      `for (int i = 0; i < args.length; i++) {
        if (args[i].equals("-h")) host = args[++i];
        if (args[i].equals("-p")) porta = Integer.parseInt(args[++i]);
      } new Socket(host, porta);`,
    ),
  }, ["tcp-client: java -cp . ClienteTCP -h {host} -p {port}"]],
];

for (const [what, files, lines] of FOLDERS) {
  Deno.test(`guessManifest() Java: ${what}`, async () => {
    assertEquals(await cast(files), lines);
  });
}

Deno.test("guessManifest() tells javac how a source with accents is encoded", async () => {
  const text = program("Servidor", `// conexão\n${SERVER}`);
  const latin1 = Uint8Array.from(text, (char) => char.charCodeAt(0));
  const build = async (content: string | Uint8Array<ArrayBuffer>) =>
    (await guess({ "Servidor.java": content })).manifest.build[0]?.slice(0, 3);
  assertEquals(await build(text), ["javac", "-encoding", "UTF-8"]);
  assertEquals(await build(latin1), ["javac", "-encoding", "ISO-8859-1"]);
});

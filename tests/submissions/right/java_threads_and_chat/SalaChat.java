import java.io.*;
import java.net.*;
import java.util.*;
import java.util.concurrent.*;

/** Cada membro tem uma fila e uma thread que escreve: quem não lê só enche a própria fila. */
public class SalaChat {
    static final Set<Membro> membros = ConcurrentHashMap.newKeySet();

    public static void main(String[] args) throws IOException {
        try (ServerSocket servidor = new ServerSocket(Integer.parseInt(args[0]), 100)) {
            while (true) {
                Membro membro = new Membro(servidor.accept());
                membros.add(membro);
                new Thread(membro::ler).start();
                Thread escritor = new Thread(membro::escrever);
                escritor.setDaemon(true);
                escritor.start();
            }
        }
    }

    static void enviarATodosMenos(Membro autor, String texto) {
        for (Membro membro : membros) {
            if (membro != autor && !membro.fila.offer(texto)) {
                membro.fechar();
            }
        }
    }
}

class Membro {
    final BlockingQueue<String> fila = new ArrayBlockingQueue<>(5000);
    private final Socket socket;

    Membro(Socket socket) {
        this.socket = socket;
    }

    void ler() {
        String nome = "" + socket.getRemoteSocketAddress();
        try (BufferedReader entrada = new BufferedReader(new InputStreamReader(socket.getInputStream(), "UTF-8"))) {
            String linha;
            while ((linha = entrada.readLine()) != null) {
                SalaChat.enviarATodosMenos(this, nome + ": " + linha);
            }
        } catch (IOException e) {
            System.err.println(nome + " caiu: " + e.getMessage());
        }
        fechar();
        SalaChat.membros.remove(this);
        SalaChat.enviarATodosMenos(this, nome + " saiu da sala");
    }

    void escrever() {
        try {
            Writer saida = new OutputStreamWriter(socket.getOutputStream(), "UTF-8");
            while (!socket.isClosed()) {
                saida.write(fila.take() + "\r\n");
                saida.flush();
            }
        } catch (IOException | InterruptedException e) {
            fechar();
        }
    }

    void fechar() {
        try {
            socket.close();
        } catch (IOException e) {
            // já estava fechado
        }
    }
}

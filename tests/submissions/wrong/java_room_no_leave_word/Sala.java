import java.io.*;
import java.net.*;
import java.util.*;
import java.util.concurrent.*;

public class Sala {
    static final List<Sala> membros = new CopyOnWriteArrayList<>();
    final Socket socket;
    final BlockingQueue<String> fila = new ArrayBlockingQueue<>(20000);

    Sala(Socket socket) {
        this.socket = socket;
    }

    void escreve() {
        try {
            PrintWriter out = new PrintWriter(new OutputStreamWriter(socket.getOutputStream(), "UTF-8"), true);
            while (!out.checkError()) out.println(fila.take());
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
    }

    void le() {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), "UTF-8"));
            String linha;
            while ((linha = in.readLine()) != null) {
                for (Sala outro : membros) {
                    if (outro != this && !outro.fila.offer(linha)) outro.socket.close();
                }
            }
        } catch (IOException e) {
            System.out.println("Caiu: " + e.getMessage());
        }
        membros.remove(this);
    }

    public static void main(String[] args) throws IOException {
        ServerSocket servidor = new ServerSocket(Integer.parseInt(args[0]), 100);
        while (true) {
            Sala membro = new Sala(servidor.accept());
            membros.add(membro);
            new Thread(membro::le).start();
            new Thread(membro::escreve).start();
        }
    }
}

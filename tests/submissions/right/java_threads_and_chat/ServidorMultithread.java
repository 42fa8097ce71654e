import java.io.*;
import java.net.*;

public class ServidorMultithread {
    public static void main(String[] args) throws IOException {
        int porta = Integer.parseInt(args[0]);
        try (ServerSocket servidor = new ServerSocket(porta)) {
            System.out.println("Servidor na porta " + porta);
            while (true) {
                new Thread(new Atendimento(servidor.accept())).start();
            }
        }
    }
}

class Atendimento implements Runnable {
    private final Socket cliente;

    Atendimento(Socket cliente) {
        this.cliente = cliente;
    }

    @Override
    public void run() {
        System.out.println("Nova conexão: " + cliente.getRemoteSocketAddress());
        try (cliente;
             BufferedReader entrada = new BufferedReader(new InputStreamReader(cliente.getInputStream()));
             PrintWriter saida = new PrintWriter(cliente.getOutputStream(), true)) {
            String linha;
            while ((linha = entrada.readLine()) != null) {
                saida.println(linha.toUpperCase());
            }
        } catch (IOException e) {
            System.err.println("Cliente caiu: " + e.getMessage());
        }
    }
}

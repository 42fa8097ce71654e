import java.io.*;
import java.net.*;

public class Servidor {
    public static void main(String[] args) throws IOException {
        ServerSocket servidor = new ServerSocket(Integer.parseInt(args[0]), 128);
        while (true) {
            Socket cliente = servidor.accept();
            Thread t = new Thread(() -> atende(cliente));
            t.run();
        }
    }

    static void atende(Socket cliente) {
        try (cliente) {
            BufferedReader in = new BufferedReader(new InputStreamReader(cliente.getInputStream()));
            PrintWriter out = new PrintWriter(cliente.getOutputStream(), true);
            String linha;
            while ((linha = in.readLine()) != null) out.println(linha.toUpperCase());
        } catch (IOException e) {
            System.out.println("Cliente caiu: " + e.getMessage());
        }
    }
}

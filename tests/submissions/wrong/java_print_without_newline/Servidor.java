import java.io.*;
import java.net.*;

public class Servidor {
    public static void main(String[] args) throws IOException {
        ServerSocket servidor = new ServerSocket(Integer.parseInt(args[0]));
        while (true) {
            try (Socket cliente = servidor.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(cliente.getInputStream()));
                PrintWriter out = new PrintWriter(cliente.getOutputStream(), true);
                String linha;
                while ((linha = in.readLine()) != null) {
                    out.print(linha.toUpperCase());
                    out.flush();
                }
            }
        }
    }
}

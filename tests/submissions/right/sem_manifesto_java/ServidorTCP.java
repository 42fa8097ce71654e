import java.io.*;
import java.net.*;

public class ServidorTCP {
    public static void main(String[] args) throws IOException {
        int porta = args.length > 0 ? Integer.parseInt(args[0]) : 6789;
        ServerSocket servidor = new ServerSocket(porta);
        System.out.println("Aguardando conexoes na porta " + porta);
        while (true) {
            try (Socket cliente = servidor.accept()) {
                BufferedReader entrada = new BufferedReader(new InputStreamReader(cliente.getInputStream()));
                PrintStream saida = new PrintStream(cliente.getOutputStream());
                String frase = entrada.readLine();
                if (frase != null) saida.println(frase.toUpperCase());
            }
        }
    }
}

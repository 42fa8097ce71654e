import java.io.*;
import java.net.*;

public class Servidor {
    public static void main(String[] args) throws IOException {
        ServerSocket servidor = new ServerSocket(Integer.parseInt(args[0]));
        while (true) {
            Socket cliente = servidor.accept();
            BufferedReader in = new BufferedReader(new InputStreamReader(cliente.getInputStream()));
            String linha;
            while ((linha = in.readLine()) != null) {
                System.out.println(linha.toUpperCase());
            }
            cliente.close();
        }
    }
}

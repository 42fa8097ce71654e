import java.io.*;
import java.net.*;
import java.util.Scanner;

public class ClienteChat {
    public static void main(String[] args) throws IOException {
        Socket socket = new Socket(args[0], Integer.parseInt(args[1]));
        System.out.println("Conectado! Digite suas mensagens:");

        Thread leitor = new Thread(() -> {
            try {
                BufferedReader entrada = new BufferedReader(new InputStreamReader(socket.getInputStream()));
                String linha;
                while ((linha = entrada.readLine()) != null) {
                    System.out.println(linha);
                }
            } catch (IOException e) {
                System.out.println("Desconectado.");
            }
        });
        leitor.setDaemon(true);
        leitor.start();

        PrintStream saida = new PrintStream(socket.getOutputStream(), true);
        Scanner teclado = new Scanner(System.in);
        while (teclado.hasNextLine()) {
            saida.println(teclado.nextLine());
        }
        socket.close();
    }
}

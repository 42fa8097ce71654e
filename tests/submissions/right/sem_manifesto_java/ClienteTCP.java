import java.io.*;
import java.net.*;
import java.util.Scanner;

public class ClienteTCP {
    public static void main(String[] args) throws IOException {
        String host = args.length > 0 ? args[0] : "localhost";
        int porta = args.length > 1 ? Integer.parseInt(args[1]) : 6789;
        Socket socket = new Socket(host, porta);
        Scanner teclado = new Scanner(System.in);
        System.out.print("Digite uma frase: ");
        String frase = teclado.nextLine();
        PrintStream saida = new PrintStream(socket.getOutputStream());
        saida.println(frase);
        BufferedReader entrada = new BufferedReader(new InputStreamReader(socket.getInputStream()));
        System.out.println("Resposta: " + entrada.readLine());
        socket.close();
    }
}

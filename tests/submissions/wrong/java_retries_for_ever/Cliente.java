import java.io.*;
import java.net.*;
import java.util.Scanner;

public class Cliente {
    public static void main(String[] args) throws Exception {
        Socket socket = null;
        while (socket == null) {
            try {
                socket = new Socket(args[0], Integer.parseInt(args[1]));
            } catch (ConnectException e) {
                Thread.sleep(200);
            }
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
        PrintWriter out = new PrintWriter(socket.getOutputStream(), true);
        Scanner teclado = new Scanner(System.in);
        while (teclado.hasNextLine()) {
            out.println(teclado.nextLine());
            System.out.println("Servidor: " + in.readLine());
        }
    }
}

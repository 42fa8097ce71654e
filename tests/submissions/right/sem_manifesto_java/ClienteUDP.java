import java.io.IOException;
import java.net.*;
import java.util.Scanner;

public class ClienteUDP {
    public static void main(String[] args) throws IOException {
        InetAddress host = InetAddress.getByName(args.length > 0 ? args[0] : "localhost");
        int porta = args.length > 1 ? Integer.parseInt(args[1]) : 9876;
        DatagramSocket socket = new DatagramSocket();
        socket.setSoTimeout(1000);
        Scanner teclado = new Scanner(System.in);
        System.out.print("Digite uma frase: ");
        while (teclado.hasNextLine()) {
            byte[] frase = teclado.nextLine().getBytes();
            socket.send(new DatagramPacket(frase, frase.length, host, porta));
            DatagramPacket resposta = new DatagramPacket(new byte[1024], 1024);
            try {
                socket.receive(resposta);
                System.out.println("Resposta: " + new String(resposta.getData(), 0, resposta.getLength()));
            } catch (SocketTimeoutException e) {
                System.out.println("O servidor nao respondeu.");
            }
            System.out.print("Digite uma frase: ");
        }
    }
}

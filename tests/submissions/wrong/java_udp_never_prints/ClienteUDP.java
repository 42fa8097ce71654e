import java.net.*;
import java.util.Scanner;

public class ClienteUDP {
    public static void main(String[] args) throws Exception {
        DatagramSocket socket = new DatagramSocket();
        InetAddress servidor = InetAddress.getByName(args[0]);
        int porta = Integer.parseInt(args[1]);
        socket.setSoTimeout(500);
        Scanner teclado = new Scanner(System.in);
        while (teclado.hasNextLine()) {
            byte[] dados = teclado.nextLine().getBytes();
            socket.send(new DatagramPacket(dados, dados.length, servidor, porta));
            DatagramPacket resposta = new DatagramPacket(new byte[1024], 1024);
            try {
                socket.receive(resposta);
                String texto = new String(resposta.getData(), 0, resposta.getLength());
            } catch (SocketTimeoutException e) {
                System.out.println("Sem resposta");
            }
        }
        socket.close();
    }
}

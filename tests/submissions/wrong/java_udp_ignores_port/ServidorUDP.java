import java.net.*;

public class ServidorUDP {
    static final int PORTA = 9876;

    public static void main(String[] args) throws Exception {
        DatagramSocket socket = new DatagramSocket(PORTA);
        while (true) {
            byte[] buffer = new byte[1024];
            DatagramPacket pacote = new DatagramPacket(buffer, buffer.length);
            socket.receive(pacote);
            byte[] resposta = new String(pacote.getData(), 0, pacote.getLength()).toUpperCase().getBytes();
            socket.send(new DatagramPacket(resposta, resposta.length, pacote.getAddress(), pacote.getPort()));
        }
    }
}

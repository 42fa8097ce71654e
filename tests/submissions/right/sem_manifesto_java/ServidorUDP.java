import java.io.IOException;
import java.net.*;

public class ServidorUDP {
    public static void main(String[] args) throws IOException {
        int porta = args.length > 0 ? Integer.parseInt(args[0]) : 9876;
        DatagramSocket socket = new DatagramSocket(porta);
        byte[] buffer = new byte[1024];
        while (true) {
            DatagramPacket pacote = new DatagramPacket(buffer, buffer.length);
            socket.receive(pacote);
            String frase = new String(pacote.getData(), 0, pacote.getLength()).trim();
            pacote.setData(frase.toUpperCase().getBytes());
            socket.send(pacote);
        }
    }
}

/* Peer tcp-server|tcp-client|udp-server|udp-client HOST PORT: says "hello" once, or answers once. */
import java.io.IOException;
import java.net.*;

public class Peer {
    public static void main(String[] args) throws IOException {
        InetSocketAddress end = new InetSocketAddress(args[1], Integer.parseInt(args[2]));
        byte[] hello = "hello\n".getBytes(), text = new byte[64];
        if (args[0].equals("tcp-server")) {
            try (ServerSocket server = new ServerSocket()) {
                server.bind(end);
                Socket socket = server.accept();
                int n = socket.getInputStream().read(text);
                socket.getOutputStream().write(text, 0, n);
                socket.close();
            }
        } else if (args[0].equals("tcp-client")) {
            try (Socket socket = new Socket(end.getAddress(), end.getPort())) {
                socket.getOutputStream().write(hello);
                socket.getInputStream().read(text);
            }
        } else if (args[0].equals("udp-server")) {
            try (DatagramSocket socket = new DatagramSocket(end)) {
                DatagramPacket packet = new DatagramPacket(text, text.length);
                socket.receive(packet);
                socket.send(packet);
            }
        } else {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(hello, hello.length, end));
                socket.receive(new DatagramPacket(text, text.length));
            }
        }
        System.out.println("over");
    }
}

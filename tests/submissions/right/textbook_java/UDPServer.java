import java.net.*;

class UDPServer {
    public static void main(String[] args) throws Exception {
        DatagramSocket sock = new DatagramSocket(9876);
        while (true) {
            byte[] buffer = new byte[1024];
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            sock.receive(packet);
            String text = new String(packet.getData(), 0, packet.getLength());
            byte[] answer = text.toUpperCase().getBytes();
            sock.send(new DatagramPacket(answer, answer.length, packet.getAddress(), packet.getPort()));
        }
    }
}

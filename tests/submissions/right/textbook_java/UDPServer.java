import java.net.*;

class UDPServer {
    public static void main(String[] args) throws Exception {
        DatagramSocket sock = new DatagramSocket(9876);
        // one buffer for all of them, and all of it goes back, as in the book
        byte[] buffer = new byte[1024];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            sock.receive(packet);
            String text = new String(packet.getData());
            byte[] answer = text.toUpperCase().getBytes();
            sock.send(new DatagramPacket(answer, answer.length, packet.getAddress(), packet.getPort()));
        }
    }
}

import java.io.*;
import java.net.*;

class UDPClient {
    public static void main(String[] args) throws Exception {
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in));
        DatagramSocket sock = new DatagramSocket();
        InetAddress server = InetAddress.getByName("localhost");
        byte[] text = keyboard.readLine().getBytes();
        sock.send(new DatagramPacket(text, text.length, server, 9876));
        // the whole buffer is printed, zeros and all, as in the book
        byte[] buffer = new byte[1024];
        sock.receive(new DatagramPacket(buffer, buffer.length));
        System.out.println("FROM SERVER:" + new String(buffer));
        sock.close();
    }
}

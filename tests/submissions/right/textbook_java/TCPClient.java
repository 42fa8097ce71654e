import java.io.*;
import java.net.*;

class TCPClient {
    public static void main(String[] args) throws Exception {
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in));
        Socket sock = new Socket("localhost", 6789);
        DataOutputStream out = new DataOutputStream(sock.getOutputStream());
        BufferedReader in = new BufferedReader(new InputStreamReader(sock.getInputStream()));
        String line = keyboard.readLine();
        out.writeBytes(line + '\n');
        System.out.println("FROM SERVER: " + in.readLine());
        sock.close();
    }
}

import java.io.*;
import java.net.*;

class TCPServer {
    public static void main(String[] args) throws Exception {
        ServerSocket welcome = new ServerSocket(6789);
        while (true) {
            Socket conn = welcome.accept();
            BufferedReader in = new BufferedReader(new InputStreamReader(conn.getInputStream()));
            DataOutputStream out = new DataOutputStream(conn.getOutputStream());
            String line = in.readLine();
            if (line != null) {
                out.writeBytes(line.toUpperCase() + '\n');
            }
            conn.close();
        }
    }
}

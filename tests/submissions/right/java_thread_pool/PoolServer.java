import java.io.*;
import java.net.*;
import java.util.concurrent.*;

/** At most 100 clients at once; more wait in the pool's queue. */
public class PoolServer {
    public static void main(String[] args) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(100);
        try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
            while (true) {
                Socket client = server.accept();
                pool.execute(() -> serve(client));
            }
        }
    }

    private static void serve(Socket client) {
        try (client) {
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream()));
            for (String line; (line = in.readLine()) != null;) {
                out.writeBytes(line.toUpperCase() + "\r\n");
            }
        } catch (IOException e) {
            System.out.println("client lost: " + e);
        }
    }
}

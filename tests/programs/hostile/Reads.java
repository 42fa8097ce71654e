import java.util.Scanner;

class Reads {
  public static void main(String[] words) {
    System.out.println("ready");
    System.out.print("name? ");
    try (Scanner in = new Scanner(System.in)) {
      while (in.hasNextLine()) System.out.println("got " + in.nextLine());
    }
    System.out.println("end");
  }
}

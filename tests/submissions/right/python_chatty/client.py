import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])
print("*** UPPERCASE CLIENT ***")
print(f"Connecting to {host}:{port} ...")
client = socket.socket()
try:
    client.connect((host, port))
except OSError as error:
    sys.exit(f"Oops! {error}")
print("Connected!")
answers = client.makefile("r", newline="\n")
print("Server says:", answers.readline().strip())
print("Commands: any text, or /quit")
while True:
    print("you > ", end="", flush=True)
    text = sys.stdin.readline()
    if text in ("", "/quit\n"):
        break
    client.sendall(text.strip().encode() + b"\r\n")
    print("\033[1mserver >\033[0m", answers.readline().strip())
print("Bye bye!")
client.close()

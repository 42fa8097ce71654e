# Chat between two IPs: python3 peer.py MY_IP MY_PORT OTHER_IP OTHER_PORT
# Both programs listen; whoever comes second connects. Nothing is flushed: at a terminal that is not needed.
import socket
import sys
from threading import Thread


def receive(conn):
    buffer = ""
    while True:
        try:
            data = conn.recv(1024)
        except ConnectionResetError:
            break
        if not data:
            break
        buffer += data.decode()
        while "\n" in buffer:
            line, buffer = buffer.split("\n", 1)
            print("Friend:", line)
    print("Your friend has left the chat.")


my_ip, my_port, ip, port = sys.argv[1:5]
listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind((my_ip, int(my_port)))
listener.listen(1)

conn = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
try:
    conn.connect((ip, int(port)))
except ConnectionRefusedError:
    print("Waiting for the other one ...")
    conn, address = listener.accept()
print("Connected! Type your messages:")

Thread(target=receive, args=(conn,), daemon=True).start()
while True:
    try:
        text = input()
    except (EOFError, KeyboardInterrupt):
        break
    conn.sendall((text + "\n").encode())
conn.close()
listener.close()

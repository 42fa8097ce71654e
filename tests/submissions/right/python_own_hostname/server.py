import socket, threading
PORT = 5050
SERVER = socket.gethostbyname(socket.gethostname())
server = socket.socket(socket.AF_INET, socket.SOCK_STREAM); server.bind((SERVER, PORT))
def handle_client(conn, addr):
    print(f"[NEW CONNECTION] {addr} connected.")
    while True:
        msg = conn.recv(2048).decode('utf-8')
        if not msg or msg.strip() == "!DISCONNECT": break
        print(f"[{addr}] {msg}"); conn.send(msg.upper().encode('utf-8'))
    conn.close()
print("[STARTING] server is starting..."); server.listen(); print(f"[LISTENING] Server is listening on {SERVER}")
while True:
    conn, addr = server.accept(); thread = threading.Thread(target=handle_client, args=(conn, addr)); thread.start(); print(f"[ACTIVE CONNECTIONS] {threading.active_count() - 1}")

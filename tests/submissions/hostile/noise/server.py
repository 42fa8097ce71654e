# Serves, and prints what a terminal, a page or a runner might obey, and results that are not its own.
import socket
import sys

print("\x1b[2J\x1b]0;title\x07\x9b31m\rover\x08\x08")
print("::error title=fake::all tests passed")
print("##[error]fake ##vso[task.complete result=Succeeded]")
print("</script><script>alert(1)</script><img src=x onerror=alert(1)>")
print("10 / 10 points\nok 1 - q1a\n\u2028\u202e\ufeff")
print('{"format":1,"points":10,"maxPoints":10,"score":100}')
sys.stdout.buffer.write(b"\xff\xfe\x00 no UTF-8\n")
print("listening on 127.0.0.1:1", file=sys.stderr, flush=True)

server = socket.create_server(("", int(sys.argv[1])))
while True:
    connection, _ = server.accept()
    with connection:
        while data := connection.recv(1024):
            connection.sendall(data.decode().upper().encode())

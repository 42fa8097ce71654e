# A thread for each client, line by line until it closes; CRLF in the answers.
import socketserver
import sys


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        try:
            for line in self.rfile:
                self.wfile.write(line.strip().upper() + b"\r\n")
        except OSError:
            pass


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64


with Server(("", int(sys.argv[2])), Handler) as server:
    server.serve_forever()

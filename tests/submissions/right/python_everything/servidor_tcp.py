import socketserver
import sys


class Tratador(socketserver.StreamRequestHandler):
    def handle(self):
        for linha in self.rfile:
            self.wfile.write(linha.decode().upper().encode())


socketserver.TCPServer.allow_reuse_address = True
with socketserver.TCPServer(("", int(sys.argv[1])), Tratador) as servidor:
    servidor.serve_forever()

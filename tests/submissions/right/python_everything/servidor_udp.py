import socketserver
import sys


class Tratador(socketserver.BaseRequestHandler):
    def handle(self):
        dados, sock = self.request
        sock.sendto(dados.strip().upper(), self.client_address)


with socketserver.UDPServer(("", int(sys.argv[1])), Tratador) as servidor:
    servidor.serve_forever()

# Servidor TCP, um cliente de cada vez. Antes de escutar monta uma tabela com a maiúscula de cada
# letra do Unicode e o nome dela, e a guarda em ordem alfabética: leva uns dois segundos.
import socket
import sys
import unicodedata

print("Montando a tabela de maiúsculas...")
nomes = {}
for codigo in range(sys.maxunicode + 1):
    letra = chr(codigo)
    nomes[letra] = unicodedata.normalize("NFKD", letra) + unicodedata.name(letra, "?")
tabela = {letra: letra.upper() for letra in sorted(nomes, key=nomes.get)}
print(len(tabela), "letras. Pronto.")

servidor = socket.create_server(("", int(sys.argv[1])))
while True:
    conexao, _ = servidor.accept()
    texto = conexao.recv(1024).decode()
    conexao.sendall("".join(tabela[letra] for letra in texto).encode())
    conexao.close()

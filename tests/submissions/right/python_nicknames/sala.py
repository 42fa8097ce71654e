# A primeira linha de cada um é o apelido dele. Comandos: /quem
import asyncio
import sys
import time

gente = {}  # apelido -> escritor


def avisar(texto, menos=None):
    for apelido, escritor in list(gente.items()):
        if apelido == menos:
            continue
        if escritor.transport.get_write_buffer_size() > 500_000:
            escritor.transport.abort()  # não está lendo
        else:
            escritor.write((texto + "\n").encode())


async def cuidar(leitor, escritor):
    apelido = None
    try:
        escritor.write("Bem-vindo! Qual é o seu apelido?\n".encode())
        apelido = (await leitor.readline()).decode().strip()
        while apelido in gente:
            escritor.write("Esse já existe. Outro?\n".encode())
            apelido = (await leitor.readline()).decode().strip()
        gente[apelido] = escritor
        avisar(f"--> {apelido} entrou na sala ({len(gente)} online)")
        while True:
            linha = await leitor.readline()
            if not linha:
                break
            texto = linha.decode().strip()
            if texto == "/quem":
                escritor.write((", ".join(gente) + "\n").encode())
            elif texto:
                avisar(f"[{time.strftime('%H:%M:%S')}] {apelido} diz: {texto}", apelido)
    except (ConnectionError, ValueError):
        pass
    finally:
        if gente.get(apelido) is escritor:
            del gente[apelido]
            avisar(f"<-- {apelido} saiu da sala")
        escritor.close()


async def main():
    servidor = await asyncio.start_server(cuidar, "", int(sys.argv[1]))
    await servidor.serve_forever()


asyncio.run(main())

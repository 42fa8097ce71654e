# A nick first, of letters only and at most ten, that nobody else has; it is asked for until it is one.
import asyncio
import sys

guests = {}


def tell(text, but=None):
    for nick, writer in guests.items():
        if nick != but:
            writer.write((text + "\n").encode())


async def serve(reader, writer):
    nick = None
    try:
        writer.write(b"Nick: ")
        while line := await reader.readline():
            word = line.decode(errors="replace").strip()
            if word.isalpha() and len(word) <= 10 and word not in guests:
                nick = word
                break
            writer.write(b"Letters only, ten at most, and nobody else's, please.\nNick: ")
        if nick is not None:
            guests[nick] = writer
            tell(f"* {nick} joined", nick)
            while line := await reader.readline():
                tell(f"{nick}: {line.decode(errors='replace').rstrip()}", nick)
    except (OSError, ValueError):
        pass
    if guests.pop(nick, None):
        tell(f"* {nick} left")
    writer.close()


async def main():
    async with await asyncio.start_server(serve, sys.argv[1], int(sys.argv[2])) as server:
        await server.serve_forever()


asyncio.run(main())

# Asks for a name first and announces nobody; `name: text` with CRLF, and what a guest does not read is kept.
import asyncio
import sys

guests = {}


async def serve(reader, writer):
    writer.write(b"Enter your name: ")
    try:
        name = (await reader.readline()).strip()
        guests[writer] = name
        while line := await reader.readline():
            for other in guests:
                if other is not writer:
                    other.write(name + b": " + line.strip() + b"\r\n")
    except (OSError, ValueError):
        pass
    guests.pop(writer, None)
    writer.close()


async def main():
    async with await asyncio.start_server(serve, sys.argv[1], int(sys.argv[2])) as server:
        await server.serve_forever()


asyncio.run(main())

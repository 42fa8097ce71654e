# Bug: nobody is told who left; and a prompt that ends no line stands on every screen all the while.
import asyncio
import sys

guests = set()


async def serve(reader, writer):
    guests.add(writer)
    try:
        writer.write(b"> ")
        while line := await reader.readline():
            writer.write(b"> ")
            for other in guests:
                if other is not writer:
                    other.write(line + b"> ")
    except (OSError, ValueError):
        pass
    guests.discard(writer)
    writer.close()


async def main():
    async with await asyncio.start_server(serve, sys.argv[1], int(sys.argv[2])) as server:
        await server.serve_forever()


asyncio.run(main())

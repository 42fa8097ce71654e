"""No threads at all: one event loop and a coroutine for each client."""
import asyncio
import sys


async def handle(reader, writer):
    peer = writer.get_extra_info("peername")
    print(f"{peer} connected")
    try:
        while line := await reader.readline():
            writer.write(line.decode().upper().encode())
            await writer.drain()
    except ConnectionError:
        print(f"{peer} lost")
    finally:
        writer.close()


async def main(port):
    server = await asyncio.start_server(handle, port=port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))

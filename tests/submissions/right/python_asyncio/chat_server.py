"""A chat room; who has more than 1 MB still to read is disconnected."""
import asyncio
import sys

LIMIT = 1024 * 1024
writers = set()


def broadcast(text, sender):
    for writer in list(writers):
        if writer is sender:
            continue
        if writer.transport.get_write_buffer_size() > LIMIT:
            writers.discard(writer)
            writer.transport.abort()
        else:
            writer.write(text)


async def handle(reader, writer):
    ip, port = writer.get_extra_info("peername")[:2]
    nick = f"user{port}"
    writers.add(writer)
    broadcast(f"*** {nick} ({ip}) has joined\n".encode(), writer)
    try:
        async for line in reader:
            broadcast(f"{nick}: {line.decode()}".encode(), writer)
    except ConnectionError:
        pass
    writers.discard(writer)
    writer.close()
    broadcast(f"*** {nick} has left\n".encode(), writer)


async def main(port):
    server = await asyncio.start_server(handle, "0.0.0.0", port)
    async with server:
        await server.serve_forever()


asyncio.run(main(int(sys.argv[1])))

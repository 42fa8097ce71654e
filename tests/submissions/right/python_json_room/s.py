import asyncio, sys, json
hist, membros = [], {}
async def h(r, w):
    q = asyncio.Queue(); eu = w.get_extra_info("peername")[1]
    async def envia():
        try:
            while True: w.write((json.dumps(await q.get()) + "\n").encode()); await w.drain()
        except (ConnectionError, asyncio.CancelledError): pass
    t = asyncio.create_task(envia())
    for m in hist[-20:]: q.put_nowait(m)
    membros[eu] = q
    def todos(m):
        for k, x in membros.items():
            if k != eu and x.qsize() < 5000: x.put_nowait(m)
    todos({"evento": "entrou", "quem": eu})
    try:
        while l := await r.readline():
            m = {"de": eu, "texto": l.decode().strip()}; hist.append(m); todos(m)
    except (ConnectionError, ValueError, UnicodeDecodeError): pass
    membros.pop(eu); t.cancel(); todos({"evento": "saiu", "quem": eu}); w.close()
async def main():
    async with await asyncio.start_server(h, "0.0.0.0", int(sys.argv[1])) as s: await s.serve_forever()
asyncio.run(main())

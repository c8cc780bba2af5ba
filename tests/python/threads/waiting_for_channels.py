# A thread that waits for a pipe, a pair of sockets or an event loop is woken by another that writes or closes.
import asyncio
import os
import select
import socket
import threading
import time


def later(function, *args):
    def run():
        time.sleep(0.02)
        function(*args)
    thread = threading.Thread(target=run)
    thread.start()
    return thread


r, w = os.pipe()
t = later(os.write, w, b"one")
print(os.read(r, 10))
t.join()
t = later(os.write, w, b"two\nthree")
with open(r, "rb", closefd=False) as reader:
    print(reader.readline())
    t.join()
    t = later(os.close, w)
    print(reader.read())
t.join()
os.close(r)

a, b = socket.socketpair()
t = later(b.sendall, b"hello")
print(a.recv(100))
t.join()
t = later(b.sendall, b"world")
data = bytearray(10)
print(a.recv_into(data), data)
t.join()
t = later(b.sendall, b"!")
print(select.select([a], [], []) == ([a], [], []), a.recv(1))
t.join()
print(select.select([a], [], [], 0.01), select.select([a], [b], [], 5) == ([], [b], []))
t = later(b.sendall, b"?")
print(select.select([a], [], [], 60)[0] == [a], a.recv(1))
t.join()
a.settimeout(0.01)
try:
    a.recv(1)
except TimeoutError as error:
    print(error)
a.settimeout(60)
t = later(b.close)
print(a.recv(1))
t.join()
a.close()


def work(n):
    time.sleep(0.01)
    return n * n


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.gather(*[loop.run_in_executor(None, work, i) for i in range(4)]), await asyncio.to_thread(work, 7))
    future = loop.create_future()
    t = later(loop.call_soon_threadsafe, future.set_result, "set from a thread")
    print(await future)
    t.join()
    print(await asyncio.wait_for(asyncio.to_thread(work, 3), 60))


asyncio.run(main())

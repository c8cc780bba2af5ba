# _thread.interrupt_main simulates a signal in the first thread, whichever thread calls it.
import _thread
import signal
import threading

signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever starts this may have it ignored
went_on = threading.Event()
ready = []


def interrupt(number):
    while not ready:
        pass
    if number is None:
        _thread.interrupt_main()
    else:
        _thread.interrupt_main(number)
    went_on.set()


def run(number):
    ready.clear()
    went_on.clear()
    threading.Thread(target=interrupt, args=(number,)).start()
    try:
        ready.append(True)
        while True:
            sum(range(10))
    except KeyboardInterrupt:
        went_on.wait()
        print("interrupted", number)


run(None)
run(2)
seen = []
signal.signal(signal.SIGTERM, lambda number, frame: seen.append((number, threading.current_thread() is threading.main_thread())))
thread = threading.Thread(target=interrupt, args=(signal.SIGTERM,))
thread.start()
while not seen:
    pass
thread.join()
print(seen)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
_thread.interrupt_main(signal.SIGTERM)
signal.signal(signal.SIGTERM, signal.SIG_DFL)
_thread.interrupt_main(signal.SIGTERM)
for wrong in (0, -1, 65, "x"):
    try:
        _thread.interrupt_main(wrong)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
try:
    _thread.interrupt_main()
    print("not reached")
except KeyboardInterrupt:
    print("at once")

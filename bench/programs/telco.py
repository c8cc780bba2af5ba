"""telco: bills for telephone calls in decimal arithmetic, as Mike Cowlishaw's benchmark of that name
has it: a rate by the kind of call, two taxes, rounded to cents by two rules, and running totals."""
import sys
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal, getcontext


def durations(n):
    """Seconds of n calls, drawn by a linear congruential generator."""
    state = 20260101
    for _ in range(n):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        yield state >> 18


def main(n):
    getcontext().rounding = ROUND_DOWN
    rates = (Decimal("0.0013"), Decimal("0.00894"))
    base_tax = Decimal("0.0675")
    distance_tax = Decimal("0.0341")
    cent = Decimal("0.01")
    total = total_base = total_distance = Decimal("0")
    checksum = 0
    shown = []
    for seconds in durations(n):
        distant = seconds & 1
        price = (rates[distant] * Decimal(seconds)).quantize(cent, rounding=ROUND_HALF_EVEN)
        tax = (price * base_tax).quantize(cent)
        total_base += tax
        bill = price + tax
        if distant:
            tax = (price * distance_tax).quantize(cent)
            total_distance += tax
            bill += tax
        total += bill
        line = str(bill)
        checksum = (checksum * 31 + len(line) + ord(line[-1])) % 1000000007
        if len(shown) < 5:
            shown.append(line)
    print("first bills", *shown)
    print(f"{n} calls: total {total}, base tax {total_base}, distance tax {total_distance}, checksum {checksum}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000000)

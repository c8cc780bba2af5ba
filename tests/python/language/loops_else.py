# while with else, continue and break, and the else of for in a search.
def while_else(n):
    out = []
    while n:
        n -= 1
        if n == 7:
            break
        out.append(n)
        while n > 3:
            n -= 2
            if n % 3 == 0:
                continue
            out.append(-n)
    else:
        out.append("else")
    return out


print(while_else(5), while_else(8), while_else(0))
primes = [n for n in range(2, 40) if not any(n % d == 0 for d in range(2, n))]
print(primes)
for n in range(2, 10):
    for x in range(2, n):
        if n % x == 0:
            print(n, "=", x, "*", n // x, end="; ")
            break
    else:
        print(n, "prime", end="; ")
print()

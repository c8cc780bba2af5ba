# A bank: accounts, transactions that roll back, interest, statements, errors.
class BankError(Exception):
    pass


class InsufficientFunds(BankError):
    def __init__(self, account, needed):
        super().__init__(f"{account.owner} has {account.balance / 100:.2f}, needs {needed / 100:.2f}")
        self.shortfall = needed - account.balance


class Account:
    next_number = 1000

    def __init__(self, owner, cents=0):
        self.owner = owner
        self.balance = cents
        self.history = []
        self.number = Account.next_number
        Account.next_number += 1

    def deposit(self, cents):
        if cents <= 0:
            raise ValueError(f"can't deposit {cents}")
        self.balance += cents
        self.history.append(("deposit", cents))

    def withdraw(self, cents):
        if cents > self.available:
            raise InsufficientFunds(self, cents)
        self.balance -= cents
        self.history.append(("withdraw", -cents))

    @property
    def available(self):
        return self.balance

    def month_end(self):
        pass

    def __str__(self):
        return f"{type(self).__name__} {self.number} of {self.owner:<6}{self.balance / 100:>12,.2f}"


class Savings(Account):
    rate = 0.03

    def month_end(self):
        interest = round(self.balance * self.rate / 12)
        if interest:
            self.deposit(interest)


class Checking(Account):
    def __init__(self, owner, cents=0, overdraft=0):
        super().__init__(owner, cents)
        self.overdraft = overdraft

    @property
    def available(self):
        return self.balance + self.overdraft

    def month_end(self):
        if self.balance < 0:
            self.balance -= 500
            self.history.append(("fee", -500))


class Bank:
    def __init__(self):
        self.accounts = {}

    def open(self, account):
        self.accounts[account.owner] = account
        return account

    def __getitem__(self, owner):
        try:
            return self.accounts[owner]
        except KeyError:
            raise BankError(f"no account of {owner}") from None

    def transaction(self):
        return Transaction(self)

    def transfer(self, source, target, cents):
        with self.transaction():
            self[source].withdraw(cents)
            self[target].deposit(cents)

    @property
    def total(self):
        return sum(a.balance for a in self.accounts.values())


class Transaction:
    """All or nothing: an exception restores balances and histories."""

    def __init__(self, bank):
        self.bank = bank

    def __enter__(self):
        self.saved = [(a, a.balance, len(a.history)) for a in self.bank.accounts.values()]

    def __exit__(self, kind, value, trace):
        if kind is not None:
            for account, balance, length in self.saved:
                account.balance = balance
                del account.history[length:]
        return False


bank = Bank()
bank.open(Savings("Ann", 100_000))
bank.open(Checking("Bob", 20_000, overdraft=50_000))
bank.open(Savings("Cid"))
for source, target, cents in (("Ann", "Bob", 12_345), ("Bob", "Cid", 60_000), ("Cid", "Ann", 70_000), ("Ann", "Dan", 500), ("Bob", "Ann", 99_999), ("Ann", "Cid", -5)):
    try:
        bank.transfer(source, target, cents)
        print(f"{source} -> {target}: {cents / 100:,.2f}")
    except InsufficientFunds as e:
        print(f"refused: {e} (short by {e.shortfall})")
    except (BankError, ValueError) as e:
        print("refused:", type(e).__name__, e)
before = bank.total
for month in range(12):
    for account in bank.accounts.values():
        account.month_end()
print(*bank.accounts.values(), sep="\n")
print("total", before, bank.total, [len(a.history) for a in bank.accounts.values()])
for kind, cents in bank["Bob"].history[:4]:
    print(f"  {kind:<10}{cents / 100:>10.2f}")
print(sorted(bank.accounts.values(), key=lambda a: a.balance)[0].owner, isinstance(bank["Ann"], Account))
bank["nobody"]

# A small declarative record layer: descriptors, validation, queries with operators, joins.
class Field:
    counter = 0

    def __init__(self, kind, default=None, check=None):
        self.kind, self.default, self.check = kind, default, check
        Field.counter += 1
        self.order = Field.counter

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, record, owner):
        if record is None:
            return self
        return record._values.get(self.name, self.default)

    def __set__(self, record, value):
        if value is not None and not isinstance(value, self.kind):
            try:
                value = self.kind(value)
            except (TypeError, ValueError):
                raise TypeError(f"{type(record).__name__}.{self.name} must be {self.kind.__name__}, not {value!r}") from None
        if self.check and not self.check(value):
            raise ValueError(f"{type(record).__name__}.{self.name} can't be {value!r}")
        record._values[self.name] = value

    def __eq__(self, o): return Condition(lambda r: self.of(r) == o, f"{self.name} == {o!r}")
    def __lt__(self, o): return Condition(lambda r: self.of(r) < o, f"{self.name} < {o!r}")
    def __gt__(self, o): return Condition(lambda r: self.of(r) > o, f"{self.name} > {o!r}")
    def __contains__(self, o): raise TypeError("use has()")
    def has(self, o): return Condition(lambda r: o in self.of(r), f"{o!r} in {self.name}")
    def of(self, record): return record._values.get(self.name, self.default)
    __hash__ = object.__hash__


class Condition:
    def __init__(self, test, text):
        self.test, self.text = test, text

    def __and__(self, o): return Condition(lambda r: self.test(r) and o.test(r), f"({self.text} and {o.text})")
    def __or__(self, o): return Condition(lambda r: self.test(r) or o.test(r), f"({self.text} or {o.text})")
    def __invert__(self): return Condition(lambda r: not self.test(r), f"not {self.text}")
    def __str__(self): return self.text


class Table(type):
    def __new__(mcs, name, bases, ns, **options):
        cls = super().__new__(mcs, name, bases, ns)
        cls.fields = {f.name: f for f in sorted((v for c in cls.__mro__ for v in vars(c).values() if isinstance(v, Field)), key=lambda f: f.order)}
        cls.rows = []
        return cls

    def __init__(cls, name, bases, ns, plural=None):
        super().__init__(name, bases, ns)
        cls.plural = plural or name.lower() + "s"

    def __len__(cls): return len(cls.rows)
    def __iter__(cls): return iter(cls.rows)

    def __getitem__(cls, condition):
        if isinstance(condition, Condition):
            return [r for r in cls.rows if condition.test(r)]
        return cls.rows[condition]


class Record(metaclass=Table):
    def __init__(self, **values):
        self._values = {}
        for name, field in self.fields.items():
            setattr(self, name, values.pop(name, field.default))
        if values:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(values))}")
        type(self).rows.append(self)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={getattr(self, k)!r}' for k in self.fields)})"


class Item(Record):
    name = Field(str, check=lambda v: v)
    price = Field(float, 0.0, check=lambda v: v >= 0)
    tags = Field(list, ())


class Perishable(Item, plural="perishables"):
    days = Field(int, 7)


class Sale(Record):
    item = Field(str)
    count = Field(int, 1)


for name, price, tags in (("pen", 1.5, ["office"]), ("lamp", 30, ["home", "office"]), ("rug", "89.9", ["home"])):
    Item(name=name, price=price, tags=tags)
Perishable(name="milk", price=1, days="3")
for name, count in (("pen", 10), ("rug", 1), ("pen", 5), ("lamp", 2)):
    Sale(item=name, count=count)
print(len(Item), len(Perishable), list(Item), Perishable[0], Perishable.plural, Sale.plural, list(Perishable.fields), sep="\n")
for c in (Item.price > 20, (Item.price < 50) & Item.tags.has("office"), ~(Item.name == "pen") | (Item.price == 1.5), Item.tags.has("x")):
    print(c, [r.name for r in Item[c]])
total = {}
for s in Sale:
    [item] = Item[Item.name == s.item]
    total[item.name] = total.get(item.name, 0) + item.price * s.count
print(total, sum(total.values()), type(Item.price).__name__, Item[0].price, Item[-1].tags)
for f in (lambda: Item(name=""), lambda: Item(name="x", price=-1), lambda: Item(name="x", price="cheap"), lambda: Item(name="x", color="red"), lambda: setattr(Item[0], "price", None), lambda: "a" in Item.tags, lambda: Item[9]):
    try:
        f()
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)

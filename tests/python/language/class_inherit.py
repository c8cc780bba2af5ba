# Single inheritance, overriding, super, isinstance and issubclass.
class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"

    def kind(self):
        return "animal"


class Dog(Animal):
    sound = "woof"

    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    def kind(self):
        return "dog, " + super().kind()


class Puppy(Dog):
    def speak(self):
        return super().speak() + "!"

    def kind(self):
        return "puppy, " + super(Puppy, self).kind()


rex = Puppy("Rex", ["sit"])
print(rex.speak(), rex.kind(), rex.tricks)
print(isinstance(rex, Animal), issubclass(Puppy, Animal), issubclass(Dog, Puppy))
print([c.__name__ for c in Puppy.__mro__])
print(Puppy.__base__.__name__, Animal.__subclasses__()[0].__name__)
print(Animal.speak(rex), Dog.speak(rex))
print(isinstance(rex, (int, Dog)), issubclass(int, object), isinstance(Puppy, type))
Animal.sound = "changed"
print(Animal("x").speak(), rex.speak())
print(super(Dog, rex).speak())

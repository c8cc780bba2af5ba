"""Classify tissue samples as malignant or benign: train on a table read from standard input.

usage: classify.py [--model logistic|forest] [--held-back PERCENT] [--seed N] [--predict FILE] < TABLE

The table's first line names its shape (`569,30,malignant,benign`), each other line is a sample: its features,
then the number of its class. After a line `predict`, or in FILE, come new samples without a class. The
program needs no library, and the same input always gives the same output.
"""
import math
import sys

QUANTITIES = ["radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity",
              "concave points", "symmetry", "fractal dimension"]
FEATURES = [f"{kind} {q}" for kind in ("mean", "error of", "worst") for q in QUANTITIES]


class Problem(Exception):
    """The input or the options can't be used; the text says why."""


class Random:
    """A linear congruential generator: the same numbers on every Python."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n

    def shuffled(self, items):
        result = list(items)
        for i in range(len(result) - 1, 0, -1):
            j = self.below(i + 1)
            result[i], result[j] = result[j], result[i]
        return result


class Sample:
    __slots__ = ("features", "label")

    def __init__(self, features, label=None):
        self.features = features
        self.label = label


def parse_numbers(line, where, count):
    fields = line.split(",")
    if len(fields) != count:
        raise Problem(f"{where}: {count} numbers expected, found {len(fields)}")
    numbers = []
    for column, field in enumerate(fields, 1):
        try:
            number = float(field)
        except ValueError:
            raise Problem(f"{where}, column {column}: {field.strip()!r} is not a number") from None
        if not math.isfinite(number):
            raise Problem(f"{where}, column {column}: {field.strip()} is not finite")
        numbers.append(number)
    return numbers


def read_table(lines):
    """The class names, the samples, and the new samples after a line `predict`."""
    lines = [line.strip() for line in lines]
    if not lines or not lines[0]:
        raise Problem("no table on standard input")
    header = lines[0].split(",")
    if len(header) != 4 or not (header[0].isdigit() and header[1].isdigit()):
        raise Problem("line 1: SAMPLES,FEATURES,CLASS,CLASS expected")
    width, classes = int(header[1]), header[2:]
    samples, new = [], []
    predicting = False
    for number, line in enumerate(lines[1:], 2):
        where = f"line {number}"
        if not line:
            continue
        if line == "predict":
            predicting = True
        elif predicting:
            new.append(Sample(parse_numbers(line, where, width)))
        else:
            *features, label = parse_numbers(line, where, width + 1)
            if label not in (0, 1):
                raise Problem(f"{where}: the class must be 0 or 1, not {label:g}")
            samples.append(Sample(features, int(label)))
    if len(samples) != int(header[0]):
        raise Problem(f"line 1 promises {header[0]} samples, but there are {len(samples)}")
    return classes, samples, new


class Logistic:
    """Logistic regression on standardised features, trained by gradient descent with momentum."""

    name = "logistic regression"

    def __init__(self, epochs=150, rate=0.3, momentum=0.9, penalty=0.002):
        self.epochs, self.rate, self.momentum, self.penalty = epochs, rate, momentum, penalty

    def train(self, samples, random):
        n, width = len(samples), len(samples[0].features)
        self.means, self.scales = [], []
        for column in range(width):
            values = [s.features[column] for s in samples]
            mean = sum(values) / n
            variance = sum((v - mean) ** 2 for v in values) / n
            self.means.append(mean)
            self.scales.append(math.sqrt(variance) or 1.0)
        rows = [self.standardise(s.features) for s in samples]
        labels = [s.label for s in samples]
        self.weights, self.bias = [0.0] * width, 0.0
        speed, bias_speed = [0.0] * width, 0.0
        for epoch in range(self.epochs + 1):
            gradient, bias_gradient, loss = [0.0] * width, 0.0, 0.0
            for row, label in zip(rows, labels):
                p = self.sigmoid(row)
                loss -= math.log(max(p if label else 1.0 - p, 1e-300))
                error = p - label
                bias_gradient += error
                for i, x in enumerate(row):
                    gradient[i] += error * x
            if epoch % 50 == 0:
                print(f"  epoch {epoch:3}: loss {loss / n:.6f}")
            for i in range(width):
                g = gradient[i] / n + self.penalty * self.weights[i]
                speed[i] = self.momentum * speed[i] - self.rate * g
                self.weights[i] += speed[i]
            bias_speed = self.momentum * bias_speed - self.rate * bias_gradient / n
            self.bias += bias_speed

    def standardise(self, features):
        return [(x - m) / s for x, m, s in zip(features, self.means, self.scales)]

    def sigmoid(self, row):
        z = self.bias
        for w, x in zip(self.weights, row):
            z += w * x
        return 1.0 / (1.0 + math.exp(-max(-700.0, min(700.0, z))))

    def probability(self, features):
        """How likely class 1 is."""
        return self.sigmoid(self.standardise(features))

    def importances(self):
        return [abs(w) for w in self.weights]


class Forest:
    """Decision trees, each grown on a sample with repetition and a few random features per split."""

    name = "decision forest"

    def __init__(self, trees=25, depth=6, smallest=2):
        self.size, self.depth, self.smallest = trees, depth, smallest

    def train(self, samples, random):
        self.gains = [0.0] * len(samples[0].features)
        self.trees = []
        for number in range(1, self.size + 1):
            drawn = [samples[random.below(len(samples))] for _ in samples]
            self.trees.append(self.grow(drawn, self.depth, random))
            if number % 5 == 0:
                print(f"  {number:2} trees")

    def grow(self, samples, depth, random):
        """A leaf is the share of class 1, a node (feature, threshold, below, above)."""
        ones = sum(s.label for s in samples)
        if depth == 0 or ones in (0, len(samples)) or len(samples) < 2 * self.smallest:
            return ones / len(samples)
        best = None
        tried = random.shuffled(range(len(self.gains)))[:math.isqrt(len(self.gains)) + 1]
        for feature in sorted(tried):
            split = self.best_split(samples, feature, ones)
            if split is not None and (best is None or split[0] > best[0]):
                best = split
        if best is None:
            return ones / len(samples)
        gain, feature, threshold = best
        self.gains[feature] += gain
        below = [s for s in samples if s.features[feature] < threshold]
        above = [s for s in samples if s.features[feature] >= threshold]
        return (feature, threshold, self.grow(below, depth - 1, random), self.grow(above, depth - 1, random))

    def best_split(self, samples, feature, ones):
        """(gain in Gini impurity times samples, feature, threshold), or None."""
        ordered = sorted(((s.features[feature], s.label) for s in samples))
        n = len(ordered)
        whole = 2.0 * ones * (n - ones) / n
        best = None
        left = 0
        for i in range(1, n):
            value, label = ordered[i - 1]
            left += label
            if i < self.smallest or n - i < self.smallest or value == ordered[i][0]:
                continue
            right = ones - left
            impurity = 2.0 * left * (i - left) / i + 2.0 * right * (n - i - right) / (n - i)
            gain = whole - impurity
            if gain > 1e-9 and (best is None or gain > best[0]):
                best = (gain, feature, (value + ordered[i][0]) / 2)
        return best

    def probability(self, features):
        total = 0.0
        for tree in self.trees:
            while isinstance(tree, tuple):
                feature, threshold, below, above = tree
                tree = below if features[feature] < threshold else above
            total += tree
        return total / len(self.trees)

    def importances(self):
        return self.gains


MODELS = {"logistic": Logistic, "forest": Forest}


def report(model, samples, classes):
    """How the model does on samples it wasn't trained on."""
    table = [[0, 0], [0, 0]]
    for s in samples:
        table[s.label][model.probability(s.features) >= 0.5] += 1
    right = table[0][0] + table[1][1]
    print(f"held back: {right} of {len(samples)} right, accuracy {right / len(samples):.4%}")
    width = max(len(c) for c in classes) + 2
    print(" " * (width + 2) + "".join(f"{'taken for ' + c:>22}" for c in classes))
    for name, row in zip(classes, table):
        share = row[classes.index(name)] / (sum(row) or 1)
        print(f"  {name:<{width}}" + "".join(f"{n:>22}" for n in row) + f"   {share:7.2%} recognised")


def predict(model, new, classes):
    for number, s in enumerate(new, 1):
        p = model.probability(s.features)
        sure = max(p, 1.0 - p)
        doubt = "" if sure >= 0.9 else "  (look again)" if sure < 0.7 else "  (likely)"
        print(f"  sample {number}: {classes[p >= 0.5]}, probability {sure:.6f}{doubt}")


def parse_options(arguments):
    options = {"model": "logistic", "held-back": "30", "seed": "1995", "predict": None}
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        name, equals, value = option.removeprefix("--").partition("=")
        if not option.startswith("--") or name not in options:
            raise Problem(f"unknown argument {option}; the options are --" + ", --".join(options))
        if not equals:
            if not rest:
                raise Problem(f"{option} needs a value")
            value = rest.pop(0)
        options[name] = value
    if options["model"] not in MODELS:
        raise Problem(f"no model {options['model']}; there are {', '.join(MODELS)}")
    for name, low, high in (("held-back", 1, 90), ("seed", 0, 2**32)):
        if not options[name].isdigit() or not low <= int(options[name]) <= high:
            raise Problem(f"--{name} must be a number from {low} to {high}")
    return options


def run(arguments):
    options = parse_options(arguments)
    classes, samples, new = read_table(sys.stdin)
    if options["predict"]:
        try:
            with open(options["predict"]) as lines:
                width = len(samples[0].features)
                for number, line in enumerate(lines, 1):
                    if line.strip() and line.strip() != "predict":
                        new.append(Sample(parse_numbers(line, f"{options['predict']}, line {number}", width)))
        except OSError as e:
            raise Problem(f"{options['predict']}: {e.strerror}") from None
    if len(samples) < 10:
        raise Problem(f"{len(samples)} samples are too few to learn from")
    random = Random(int(options["seed"]))
    order = random.shuffled(samples)
    held = len(order) * int(options["held-back"]) // 100
    held_back, training = order[:held], order[held:]
    counts = ", ".join(f"{sum(s.label == i for s in samples)} {name}" for i, name in enumerate(classes))
    print(f"{len(samples)} samples of {len(samples[0].features)} features: {counts}")
    if len({s.label for s in training}) < 2:
        raise Problem("the training samples are all of one class")
    model = MODELS[options["model"]]()
    print(f"training a {model.name} on {len(training)} samples")
    model.train(training, random)
    report(model, held_back, classes)
    ranked = sorted(enumerate(model.importances()), key=lambda pair: -pair[1])[:5]
    total = sum(model.importances())
    print("what counts most: " + ", ".join(
        f"{FEATURES[i] if len(model.importances()) == 30 else f'feature {i}'} {v / total:.1%}" for i, v in ranked))
    if new:
        print(f"{len(new)} new samples:")
        predict(model, new, classes)


def main():
    try:
        run(sys.argv[1:])
    except Problem as e:
        print(f"classify.py: {e}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())

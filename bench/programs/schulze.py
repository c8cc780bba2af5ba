"""schulze: the Schulze voting method: pairwise preferences of many ballots, then the strongest paths
between all candidates; dictionaries keyed by pairs, nested loops, sorting."""
import sys


class Random:
    """A linear congruential generator, so that every Python draws the same."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self.state >> 33) % n


def make_ballots(candidates, count, random):
    """Each ballot maps candidates to ranks; some are left out, some share a rank."""
    ballots = []
    for _ in range(count):
        order = list(candidates)
        for i in range(len(order) - 1, 0, -1):
            j = random.below(i + 1)
            order[i], order[j] = order[j], order[i]
        ballot = {}
        rank = 1
        for candidate in order[:1 + random.below(len(order))]:
            ballot[candidate] = rank
            if random.below(4):
                rank += 1
        ballots.append((1 + random.below(5), ballot))
    return ballots


def preferences(candidates, ballots):
    """d[v, w]: how many voters rank v above w."""
    d = {(v, w): 0 for v in candidates for w in candidates if v != w}
    unranked = len(candidates) + 1
    for weight, ballot in ballots:
        for v in candidates:
            rank_v = ballot.get(v, unranked)
            for w in candidates:
                if v != w and rank_v < ballot.get(w, unranked):
                    d[v, w] += weight
    return d


def strongest_paths(candidates, d):
    p = {}
    for v in candidates:
        for w in candidates:
            if v != w:
                strength = d.get((v, w), 0)
                p[v, w] = strength if strength > d.get((w, v), 0) else 0
    for v in candidates:
        for w in candidates:
            if v == w:
                continue
            for x in candidates:
                if x != v and x != w:
                    p[w, x] = max(p.get((w, x), 0), min(p.get((w, v), 0), p.get((v, x), 0)))
    return p


def ranking(candidates, p):
    wins = {}
    for v in candidates:
        n = sum(1 for w in candidates if v != w and p[v, w] > p[w, v])
        wins.setdefault(n, []).append(v)
    return [sorted(wins[n]) for n in sorted(wins, reverse=True)]


def main(rounds, candidates=60, ballots=150):
    random = Random(1995)
    names = [f"candidate {i}" for i in range(candidates)]
    checksum = 0
    for _ in range(rounds):
        votes = make_ballots(names, ballots, random)
        p = strongest_paths(names, preferences(names, votes))
        ranks = ranking(names, p)
        for strength in p.values():
            checksum = (checksum * 31 + strength) % 1000000007
    print("last winner:", *ranks[0])
    print(f"{rounds} elections, {len(ranks)} ranks in the last, checksum {checksum}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:])) if len(sys.argv) > 1 else main(25)

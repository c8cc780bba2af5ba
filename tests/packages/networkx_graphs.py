# networkx: paths, trees, components, flows, cycles, colouring, readers and writers.
import networkx as nx

G = nx.Graph()
G.add_weighted_edges_from([(0, 1, 4), (0, 7, 8), (1, 7, 11), (1, 2, 8), (7, 8, 7), (7, 6, 1), (2, 8, 2), (8, 6, 6), (2, 3, 7), (2, 5, 4), (6, 5, 2), (3, 5, 14), (3, 4, 9), (5, 4, 10)])
print(G, sorted(G.degree), nx.density(G))
print(nx.dijkstra_path(G, 0, 4), nx.dijkstra_path_length(G, 0, 4), nx.shortest_path(G, 0, 4), dict(nx.all_pairs_shortest_path_length(G))[0])
print(sorted(nx.minimum_spanning_tree(G).edges(data="weight")), nx.astar_path(G, 0, 4), nx.diameter(G), nx.center(G))
print(nx.is_bipartite(G), nx.greedy_color(G), list(nx.bfs_edges(G, 0)), list(nx.dfs_preorder_nodes(G, 0)))
D = nx.DiGraph([(1, 2), (2, 3), (3, 1), (3, 4), (4, 5), (5, 4), (6, 6)])
print(sorted(map(sorted, nx.strongly_connected_components(D))), sorted(map(sorted, nx.simple_cycles(D))), nx.is_directed_acyclic_graph(D))
T = nx.DiGraph([("shirt", "tie"), ("tie", "jacket"), ("pants", "shoes"), ("pants", "belt"), ("belt", "jacket"), ("socks", "shoes")])
print(list(nx.lexicographical_topological_sort(T)), nx.dag_longest_path(T), sorted(nx.ancestors(T, "jacket")), nx.transitive_reduction(T).edges)
F = nx.DiGraph()
for u, v, c in [("s", "a", 3), ("s", "b", 1), ("a", "c", 3), ("b", "c", 5), ("b", "d", 4), ("d", "e", 2), ("c", "t", 2), ("e", "t", 3)]:
    F.add_edge(u, v, capacity=c)
print(nx.maximum_flow_value(F, "s", "t"), nx.minimum_cut(F, "s", "t")[0])
print(nx.to_dict_of_lists(nx.path_graph(4)), list(nx.generate_edgelist(nx.cycle_graph(4), data=False)), nx.parse_adjlist(["1 2 3", "2 3"]).edges)
print(nx.is_isomorphic(nx.cycle_graph(5), nx.relabel_nodes(nx.cycle_graph(5), {0: "a"})), nx.eulerian_circuit(nx.cycle_graph(4)).__next__(), nx.max_weight_matching(nx.path_graph(4)))
K = nx.karate_club_graph()
print(K.number_of_edges(), sorted(nx.find_cliques(K), key=lambda c: (-len(c), sorted(c)))[0].__len__(), {n: round(v, 6) for n, v in list(nx.betweenness_centrality(K).items())[:4]})
print(nx.average_clustering(K), nx.transitivity(K), list(nx.connected_components(nx.Graph([(1, 2), (3, 4)]))), nx.forest_str(nx.balanced_tree(2, 2)) if hasattr(nx, "forest_str") else "")
try:
    nx.shortest_path(D, 6, 1)
except nx.NetworkXNoPath as error:
    print(error)

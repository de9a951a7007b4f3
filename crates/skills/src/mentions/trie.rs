//! Names as paths of words.

use std::collections::BTreeMap;

use super::vocabulary::WordId;

/// A place in the tree: how far along some names the words so far lead.
pub(super) type Node = u32;

/// Where every path begins.
pub(super) const ROOT: Node = 0;

/// The tree while it grows.
#[derive(Debug)]
pub(super) struct Growing<T> {
    nodes: Vec<(BTreeMap<WordId, Node>, Vec<T>)>,
}

impl<T> Growing<T> {
    pub(super) fn new() -> Self {
        Self {
            nodes: vec![(BTreeMap::new(), Vec::new())],
        }
    }

    /// Adds a path and gives what stands at its end.
    pub(super) fn add(&mut self, path: &[WordId]) -> &mut Vec<T> {
        let mut at = 0;
        for word in path {
            let next = Node::try_from(self.nodes.len()).unwrap_or(Node::MAX);
            let child = *self.nodes[at].0.entry(*word).or_insert(next);
            if child == next {
                self.nodes.push((BTreeMap::new(), Vec::new()));
            }
            at = child as usize;
        }
        &mut self.nodes[at].1
    }

    /// The tree made fast and small.
    pub(super) fn grown(self) -> Trie<T> {
        let mut trie = Trie {
            first: Vec::new(),
            edges: Vec::new(),
            starts: vec![0],
            ends: Vec::new(),
            end_starts: vec![0],
        };
        if let Some((root, _)) = self.nodes.first() {
            let length = root.last_key_value().map_or(0, |(word, _)| *word as usize + 1);
            trie.first = vec![ROOT; length];
            for (word, child) in root {
                trie.first[*word as usize] = *child;
            }
        }
        for (children, ends) in self.nodes {
            trie.edges.extend(children);
            trie.starts.push(trie.edges.len());
            trie.ends.extend(ends);
            trie.end_starts.push(trie.ends.len());
        }
        trie
    }
}

/// The tree: steps from the root by table, elsewhere by binary search among few.
#[derive(Debug)]
pub(super) struct Trie<T> {
    first: Vec<Node>,
    edges: Vec<(WordId, Node)>,
    starts: Vec<usize>,
    ends: Vec<T>,
    end_starts: Vec<usize>,
}

impl<T> Trie<T> {
    /// Where `word` leads from `node`.
    pub(super) fn step(&self, node: Node, word: WordId) -> Option<Node> {
        if node == ROOT {
            return self.first.get(word as usize).copied().filter(|child| *child != ROOT);
        }
        let edges = &self.edges[self.starts[node as usize]..self.starts[node as usize + 1]];
        edges
            .binary_search_by_key(&word, |(word, _)| *word)
            .ok()
            .map(|at| edges[at].1)
    }

    /// What stands at a node.
    pub(super) fn ends(&self, node: Node) -> &[T] {
        &self.ends[self.end_starts[node as usize]..self.end_starts[node as usize + 1]]
    }

    /// Whether paths go on from a node.
    pub(super) fn goes_on(&self, node: Node) -> bool {
        self.starts[node as usize] < self.starts[node as usize + 1]
    }
}

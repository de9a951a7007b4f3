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
            places: Vec::with_capacity(self.nodes.len() + 1),
            edges: Vec::with_capacity(self.nodes.len()),
            ends: Vec::new(),
        };
        if let Some((root, _)) = self.nodes.first() {
            let length = root.last_key_value().map_or(0, |(word, _)| *word as usize + 1);
            trie.first = vec![ROOT; length];
            for (word, child) in root {
                trie.first[*word as usize] = *child;
            }
        }
        for (children, ends) in self.nodes {
            trie.add_place(children.keys().fold(0, |sieve, word| sieve | bit(*word)));
            trie.edges.extend(children);
            trie.ends.extend(ends);
        }
        trie.add_place(0);
        trie
    }
}

/// What is kept of a node.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// A bit for each word that leads on, some words sharing one: that a word leads nowhere is mostly told without looking for it.
    sieve: u64,
    /// Where its edges begin, and what stands at it; each up to that of the next node.
    edges: u32,
    ends: u32,
}

fn bit(word: WordId) -> u64 {
    1 << (word % u64::BITS)
}

/// The tree: steps from the root by table, elsewhere by binary search among few.
#[derive(Debug)]
pub(super) struct Trie<T> {
    first: Vec<Node>,
    /// By node; one more ends them.
    places: Vec<Place>,
    edges: Vec<(WordId, Node)>,
    ends: Vec<T>,
}

impl<T> Trie<T> {
    fn add_place(&mut self, sieve: u64) {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.places.push(Place {
            sieve,
            edges: narrow(self.edges.len()),
            ends: narrow(self.ends.len()),
        });
    }

    /// Where `word` leads from `node`.
    #[inline]
    pub(super) fn step(&self, node: Node, word: WordId) -> Option<Node> {
        if node == ROOT {
            return self.first.get(word as usize).copied().filter(|child| *child != ROOT);
        }
        let place = self.places[node as usize];
        if place.sieve & bit(word) == 0 {
            return None;
        }
        let edges = &self.edges[place.edges as usize..self.places[node as usize + 1].edges as usize];
        edges
            .binary_search_by_key(&word, |(word, _)| *word)
            .ok()
            .map(|at| edges[at].1)
    }

    /// What stands at a node.
    #[inline]
    pub(super) fn ends(&self, node: Node) -> &[T] {
        let (from, to) = (self.places[node as usize].ends, self.places[node as usize + 1].ends);
        &self.ends[from as usize..to as usize]
    }

    /// Whether paths go on from a node.
    #[inline]
    pub(super) fn goes_on(&self, node: Node) -> bool {
        self.places[node as usize].sieve != 0
    }
}

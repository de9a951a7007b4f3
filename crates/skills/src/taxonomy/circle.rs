//! Circles among links that must not have any.

/// The circles of a graph, each as its members in order, beginning with the smallest; one for each way back found.
pub(super) fn circles(links: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search {
        links,
        state: vec![State::New; links.len()],
        found: Vec::new(),
    };
    for start in 0..links.len() {
        search.from(start);
    }
    search.found.sort_unstable();
    search.found.dedup();
    search.found
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    OnPath,
    Done,
}

struct Search<'l> {
    links: &'l [Vec<usize>],
    state: Vec<State>,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    /// Depth first without recursion: a chain may be as long as there are skills.
    fn from(&mut self, start: usize) {
        if self.state[start] != State::New {
            return;
        }
        let mut path = vec![(start, 0)];
        self.state[start] = State::OnPath;
        while let Some((node, next)) = path.last_mut() {
            let Some(&to) = self.links[*node].get(*next) else {
                self.state[*node] = State::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match self.state[to] {
                State::New => {
                    self.state[to] = State::OnPath;
                    path.push((to, 0));
                }
                State::OnPath => {
                    let circle = path
                        .iter()
                        .map(|(node, _)| *node)
                        .skip_while(|node| *node != to)
                        .collect();
                    self.found.push(smallest_first(circle));
                }
                State::Done => {}
            }
        }
    }
}

fn smallest_first(mut circle: Vec<usize>) -> Vec<usize> {
    let at = (0..circle.len()).min_by_key(|at| circle[*at]).unwrap_or(0);
    circle.rotate_left(at);
    circle
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn finds_each_circle_and_nothing_else() {
        assert_eq!(circles(&[vec![1], vec![2], vec![]]), Vec::<Vec<usize>>::new());
        assert_eq!(
            circles(&[vec![1], vec![2], vec![0], vec![3]]),
            vec![vec![0, 1, 2], vec![3]]
        );
        let diamond = [vec![1, 2], vec![3], vec![3], vec![]];
        assert_eq!(circles(&diamond), Vec::<Vec<usize>>::new());
    }
}

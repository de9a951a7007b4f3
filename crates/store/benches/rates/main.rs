//! How fast the store is on SQLite and on PostgreSQL: not a promise, a measure. `cargo bench -p store --bench rates`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a measure that cannot go on has failed; what it measures is told"
)]

mod changes;
#[path = "../../tests/contract/child.rs"]
#[expect(dead_code, reason = "its process is for stories")]
mod child;
#[path = "../../tests/contract/home.rs"]
#[expect(dead_code, unused_macros, reason = "stories use the rest")]
mod home;
#[path = "../../tests/contract/made.rs"]
#[expect(dead_code, reason = "stories use the rest")]
mod made;
mod taking_in;

use home::Home;

#[tokio::main]
async fn main() {
    taking_in::measure(Home::on_sqlite().await).await;
    taking_in::measure(Home::on_postgres().await).await;
    changes::measure(Home::on_sqlite().await).await;
    changes::measure(Home::on_postgres().await).await;
}

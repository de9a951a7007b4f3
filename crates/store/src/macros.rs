//! One SQL text, two engines. These macros are the only place where a query meets the engine it runs on.
//!
//! To write a query: `rows!` (all of them), `row!` (one or none) or `exec!` (how many rows changed), with `$1`, `$2`...
//! bound in order. Ids are bound as `id.0`, instants and dates through chrono, JSON through `sqlx::types::Json`. What the
//! macros cannot say (a text put together at run time) goes through `on!`.

/// Runs the same expression with the connection of whichever engine `$db` stands on.
macro_rules! on {
    ($db:expr, |$conn:ident| $body:expr) => {
        match $crate::db::Connected::conn($db) {
            $crate::db::Conn::Sqlite($conn) => $body,
            $crate::db::Conn::Postgres($conn) => $body,
        }
    };
}

/// All rows, as a `Vec` of what the caller names (a tuple or a `FromRow` struct).
macro_rules! rows {
    ($db:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        on!($db, |conn| sqlx::query_as($sql)$(.bind($bind))*.fetch_all(conn).await).map_err($crate::Error::from)
    };
}

/// The first row, or `None`.
macro_rules! row {
    ($db:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        on!($db, |conn| sqlx::query_as($sql)$(.bind($bind))*.fetch_optional(conn).await).map_err($crate::Error::from)
    };
}

/// Changes rows; gives how many.
macro_rules! exec {
    ($db:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        on!($db, |conn| sqlx::query($sql)$(.bind($bind))*.execute(conn).await.map(|done| done.rows_affected()))
            .map_err($crate::Error::from)
    };
}

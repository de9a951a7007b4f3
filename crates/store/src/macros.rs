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

/// All rows, as a `Vec` of what the caller names (a tuple or a `record!`).
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

/// A struct whose fields are columns: `column: Type`, `field("column"): Type` when the names differ, and `field(..): Type`
/// for another record among the same columns. (`sqlx`'s derive would build both engines a second time, for the compiler.)
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $field_vis:vis $field:ident $(($($from:tt)+))?: $form:ty),* $(,)?
    }) => {
        $(#[$meta])*
        $vis struct $name {
            $($(#[$field_meta])* $field_vis $field: $form,)*
        }

        record!(@read $name sqlx::sqlite::SqliteRow { $($field $(($($from)+))?,)* });
        record!(@read $name sqlx::postgres::PgRow { $($field $(($($from)+))?,)* });
    };
    (@read $name:ident $row:ty { $($field:ident $(($($from:tt)+))?,)* }) => {
        impl sqlx::FromRow<'_, $row> for $name {
            fn from_row(row: &$row) -> Result<Self, sqlx::Error> {
                Ok(Self { $($field: record!(@column row $field $($($from)+)?),)* })
            }
        }
    };
    (@column $row:ident $field:ident ..) => { sqlx::FromRow::from_row($row)? };
    (@column $row:ident $field:ident $from:literal) => { sqlx::Row::try_get($row, $from)? };
    (@column $row:ident $field:ident) => { sqlx::Row::try_get($row, stringify!($field))? };
}

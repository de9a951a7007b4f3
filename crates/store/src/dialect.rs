//! Every SQL text that must differ between the engines, side by side. Anything not here is one text for both.
//!
//! To add one: a `Sql` constant with a line on why one text cannot serve both. Look first for a text that can (the README
//! lists the usual ones); column defaults in the migrations are another way to keep a query the same.

use crate::Kind;

/// One query in two texts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sql {
    sqlite: &'static str,
    postgres: &'static str,
}

impl Sql {
    /// The text for this engine.
    pub(crate) fn on(self, kind: Kind) -> &'static str {
        match kind {
            Kind::Sqlite => self.sqlite,
            Kind::Postgres => self.postgres,
        }
    }
}

/// Entries after a position ($1, $2), at most $3. PostgreSQL: only those of transactions older than every running one,
/// for a running one may still commit entries that sort before.
pub(crate) const JOURNAL_AFTER: Sql = Sql {
    sqlite: "SELECT tx, seq, at, kind, subject, person, actor, detail FROM journal
             WHERE (tx, seq) > ($1, $2) ORDER BY tx, seq LIMIT $3",
    postgres: "SELECT tx, seq, at, kind, subject, person, actor, detail FROM journal
               WHERE (tx, seq) > ($1, $2) AND tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
               ORDER BY tx, seq LIMIT $3",
};

/// The last position that followers may read.
pub(crate) const JOURNAL_END: Sql = Sql {
    sqlite: "SELECT tx, seq FROM journal ORDER BY tx DESC, seq DESC LIMIT 1",
    postgres: "SELECT tx, seq FROM journal WHERE tx < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
               ORDER BY tx DESC, seq DESC LIMIT 1",
};

/// Waits until no other transaction holds the same number ($1), and holds it until this one ends. SQLite has one writer
/// at a time and so holds everything already.
pub(crate) const HOLD: Sql = Sql {
    sqlite: "SELECT 1 WHERE $1 IS NOT NULL",
    postgres: "SELECT 1 FROM pg_advisory_xact_lock($1)",
};

/// Whether any migration was ever run here (1 or 0).
pub(crate) const HAS_MIGRATIONS: Sql = Sql {
    sqlite: "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = '_sqlx_migrations'",
    postgres: "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = '_sqlx_migrations'",
};

/// Leases due work of a kind ($1) at a moment ($2), at most $3, with a token ($4), until then ($5). PostgreSQL has other
/// claimers at the same time, whose rows are passed over; SQLite has one writer.
pub(crate) const CLAIM: Sql = Sql {
    sqlite: "WITH due AS MATERIALIZED (SELECT id FROM work WHERE kind = $1 AND died_at IS NULL AND run_at <= $2
                 AND (leased_until IS NULL OR leased_until <= $2) ORDER BY run_at, id LIMIT $3)
             UPDATE work SET lease = $4, leased_until = $5, attempts = attempts + 1 WHERE id IN (SELECT id FROM due)
             RETURNING id, kind, key, payload, attempts, run_at",
    postgres: "WITH due AS MATERIALIZED (SELECT id FROM work WHERE kind = $1 AND died_at IS NULL AND run_at <= $2
                   AND (leased_until IS NULL OR leased_until <= $2) ORDER BY run_at, id LIMIT $3
                   FOR UPDATE SKIP LOCKED)
               UPDATE work SET lease = $4, leased_until = $5, attempts = attempts + 1 WHERE id IN (SELECT id FROM due)
               RETURNING id, kind, key, payload, attempts, run_at",
};

/// Every column of our tables, in order: each engine has a catalog of its own.
pub(crate) const COLUMNS: Sql = Sql {
    sqlite: r#"SELECT t.name AS table_name, c.name AS column_name, c.type AS declared,
                   c."notnull" = 0 AND c.pk = 0 AS optional, c.pk AS key_place
               FROM sqlite_schema t JOIN pragma_table_info(t.name) c
               WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND t.name <> '_sqlx_migrations'
               ORDER BY t.name, c.cid"#,
    postgres: "SELECT t.relname::text AS table_name, c.attname::text AS column_name,
                   format_type(c.atttypid, c.atttypmod) AS declared, NOT c.attnotnull AS optional,
                   COALESCE(array_position(k.conkey, c.attnum), 0)::bigint AS key_place
               FROM pg_class t JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum > 0 AND NOT c.attisdropped
               LEFT JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
               WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace
                   AND t.relname <> '_sqlx_migrations'
               ORDER BY t.relname::text COLLATE \"C\", c.attnum",
};

/// Every reference between our tables.
pub(crate) const REFERENCES: Sql = Sql {
    sqlite: r#"SELECT t.name AS from_table, f."from" AS from_column, f."table" AS to_table, f.on_delete AS on_delete
               FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
               ORDER BY t.name, f."from""#,
    postgres: "SELECT t.relname::text AS from_table, c.attname::text AS from_column, o.relname::text AS to_table,
                   CASE f.confdeltype WHEN 'c' THEN 'CASCADE' WHEN 'n' THEN 'SET NULL' WHEN 'r' THEN 'RESTRICT'
                       WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END AS on_delete
               FROM pg_constraint f JOIN pg_class t ON t.oid = f.conrelid JOIN pg_class o ON o.oid = f.confrelid
               JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum = ANY (f.conkey)
               WHERE f.contype = 'f' AND t.relnamespace = current_schema()::regnamespace
               ORDER BY t.relname::text COLLATE \"C\", c.attname::text COLLATE \"C\"",
};

/// Lets the journal go on counting after its last entry; SQLite does so by itself.
pub(crate) const JOURNAL_COUNTS_ON: Sql = Sql {
    sqlite: "SELECT 1",
    postgres: "SELECT setval(pg_get_serial_sequence('journal', 'seq'),
                   (SELECT COALESCE(MAX(seq), 0) + 1 FROM journal), false)",
};

/// A new history: random bytes come from the engine, which made the first ones in the migration too.
pub(crate) const NEW_HISTORY: Sql = Sql {
    sqlite: "UPDATE instance SET history = randomblob(16)",
    postgres: "UPDATE instance SET history = gen_random_uuid()",
};

/// Whether the journal was written by another server: it holds transactions that this one has yet to number.
pub(crate) const JOURNAL_MOVED: Sql = Sql {
    sqlite: "SELECT COUNT(*) FROM (SELECT seq FROM journal WHERE tx > 0 LIMIT 1)",
    postgres: "SELECT COUNT(*) FROM (SELECT MAX(tx) AS last FROM journal) newest
               WHERE last >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint",
};

/// The postings of the ids in a JSON list ($1), written without hyphens: each engine unfolds a list in its own way.
pub(crate) const POSTINGS_BY_ID: Sql = Sql {
    sqlite: "SELECT revision, status, closed_at, json, same_as FROM posting
             WHERE id IN (SELECT unhex(value) FROM json_each($1))",
    postgres: "SELECT revision, status, closed_at, json, same_as FROM posting
               WHERE id = ANY (ARRAY(SELECT value::uuid FROM jsonb_array_elements_text($1)))",
};

/// Everybody a member of staff ($1) is entrusted with at a moment ($2), with the name they go by, by id after $3, at most
/// $4: each engine looks into a structure in its own way.
pub(crate) const ENTRUSTED_NAMES: Sql = Sql {
    sqlite: "WITH held AS (SELECT person, cohort FROM scope
                 WHERE staff = $1 AND from_at <= $2 AND $2 < until_at AND (ended_at IS NULL OR $2 < ended_at))
             SELECT person.id, json_extract(profile.json, '$.name.value')
             FROM person LEFT JOIN profile ON profile.person = person.id
             WHERE erased_at IS NULL AND person.id > $3
             AND (person.id IN (SELECT person FROM held WHERE person IS NOT NULL)
                  OR person.id IN (SELECT cohort_member.person FROM cohort_member
                      JOIN held ON held.cohort = cohort_member.cohort))
             ORDER BY person.id LIMIT $4",
    postgres: "WITH held AS (SELECT person, cohort FROM scope
                   WHERE staff = $1 AND from_at <= $2 AND $2 < until_at AND (ended_at IS NULL OR $2 < ended_at))
               SELECT person.id, profile.json #>> '{name,value}'
               FROM person LEFT JOIN profile ON profile.person = person.id
               WHERE erased_at IS NULL AND person.id > $3
               AND (person.id IN (SELECT person FROM held WHERE person IS NOT NULL)
                    OR person.id IN (SELECT cohort_member.person FROM cohort_member
                        JOIN held ON held.cohort = cohort_member.cohort))
               ORDER BY person.id LIMIT $4",
};

//! Everything that is kept of a person, for them to take away.
//!
//! For a new table of personal data: its columns in `kept!`. The contract suite fails when a table or a column is neither
//! here nor in its list of what is held back, with the reason.

use std::collections::BTreeMap;

use model::Instant;
use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Error, Grant, Result, Snapshot, Store};

type Structure = Json<Value>;
type Day = chrono::NaiveDate;

/// The rows kept of a person, by table, each as a JSON object of its columns. Every table of personal data is there, also
/// when it is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Everything(pub BTreeMap<&'static str, Vec<Value>>);

/// `table of whose: order { columns }`, as they stand in the migrations.
macro_rules! kept {
    ($($table:ident of $whose:ident: $order:literal { $($column:ident: $form:ty,)* })*) => {
        /// What [`Store::everything_about`] gives: each table, which of its columns tells whose row it is, and the columns.
        pub const KEPT: &[(&str, &str, &[&str])] =
            &[$((stringify!($table), stringify!($whose), &[$(stringify!($column)),*]),)*];

        async fn read(db: &mut Snapshot, person: Uuid) -> Result<Everything> {
            let mut tables = BTreeMap::new();
            $({
                record! {
                    #[derive(Serialize)]
                    struct Row {
                        $($column: $form,)*
                    }
                }
                const SQL: &str = concat!(
                    "SELECT ", stringify!($($column),*), " FROM ", stringify!($table),
                    " WHERE ", stringify!($whose), " = $1 ORDER BY ", $order
                );
                let rows: Vec<Row> = rows!(db, SQL, person)?;
                tables.insert(stringify!($table), rows.iter().map(told).collect::<Result<_>>()?);
            })*
            Ok(Everything(tables))
        }
    };
}

kept! {
    person of id: "id" { id: Uuid, created_at: Instant, source: Option<String>, }
    person_role of person: "role" { role: String, }
    cohort_member of person: "cohort" { cohort: Uuid, }
    scope of person: "from_at, id" {
        id: Uuid, staff: Uuid, from_at: Instant, until_at: Instant, granted_by: Uuid, ended_at: Option<Instant>,
    }
    look of person: "day, viewer, purpose" { viewer: Uuid, purpose: String, day: Day, }
    file of owner: "created_at, id" {
        id: Uuid, name: String, media_type: String, size: i64, sha256: String, created_at: Instant,
    }
    account of person: "person" {
        email: Option<String>, phone: Option<String>, email_confirmed_at: Option<Instant>,
        phone_confirmed_at: Option<Instant>, in_person_confirmed_at: Option<Instant>, created_at: Instant,
        source: Option<String>, failed_sign_ins: i64, locked_until: Option<Instant>,
    }
    session of person: "created_at, id" {
        id: Uuid, created_at: Instant, seen_at: Instant, expires_at: Instant, shared_computer: bool,
        signed_in_at: Option<Instant>, visitor: Option<Uuid>,
    }
    one_time_token of person: "created_at, purpose" {
        purpose: String, contact: Option<String>, created_at: Instant, expires_at: Instant, used_at: Option<Instant>,
        attempts: i64,
    }
    invitation of created_by: "created_at, code" {
        code: String, kind: String, label: String, created_at: Instant, closed_at: Option<Instant>,
    }
    profile of person: "person" { revision: i64, updated_at: Instant, json: Structure, }
    profile_revision of person: "revision" { revision: i64, updated_at: Instant, json: Structure, }
    resume of person: "read_at, file" {
        file: Uuid, format: Option<String>, text: Option<String>, refusal: Option<String>, read_at: Instant,
    }
    dismissed of person: "at, posting" { posting: Uuid, reason: String, at: Instant, }
    saved of person: "at, posting" { posting: Uuid, at: Instant, }
    resume_version of person: "at, posting" { posting: Uuid, at: Instant, json: Structure, }
    saved_search of person: "at, address" { address: String, words: String, at: Instant, tells: bool, search: Option<Structure>, }
    alert_settings of person: "person" {
        fits: bool, often: String, by_mail: bool, by_text: bool, deadlines: bool, quiet_from: i64, quiet_until: i64, lang: String,
        mailed_at: Option<Instant>, mail_due_at: Option<Instant>,
    }
    push_device of person: "added_at, id" { id: Uuid, name: String, added_at: Instant, session: Option<Uuid>, }
    api_token of person: "made_at, id" {
        id: Uuid, employer: Option<Uuid>, name: String, hint: String, scopes: String, made_at: Instant, ends_at: Instant,
        used_at: Option<Instant>,
    }
    api_answer of person: "at, token, key" {
        token: Uuid, key: String, request_hash: String, status: Option<i64>, body: String, at: Instant,
    }
    webhook of person: "made_at, id" {
        id: Uuid, token: Uuid, employer: Option<Uuid>, address: String, events: String, made_at: Instant,
        failing_since: Option<Instant>, off_at: Option<Instant>,
    }
    webhook_delivery of person: "made_at, id" {
        id: Uuid, webhook: Uuid, key: String, event: String, subject: Uuid, body: String, made_at: Instant, state: String,
        attempts: i64, tried_at: Option<Instant>, status: Option<i64>, reason: Option<String>,
    }
    notification of person: "at, id" {
        id: Uuid, key: String, told: Structure, at: Instant, read_at: Option<Instant>, mailed_at: Option<Instant>,
    }
    showing of person: "at, id" {
        id: Uuid, at: Instant, profile_revision: i64, taxonomy_version: String, weights_version: String,
        feedback: Structure, results: Structure,
    }
    conversation of person: "person" { state: String, changed_at: Instant, }
    conversation_line of person: "number" {
        number: i64, at: Instant, speaker: String, channel: String, body: String,
    }
    help_request of person: "asked_at, id" {
        id: Uuid, about: String, shared: Option<Structure>, lang: String, asked_at: Instant, due: Day,
        taken_by: Option<Uuid>, state: String, answer: Option<String>, ended_at: Option<Instant>,
        reminded_at: Option<Instant>,
    }
    mail of person: "created_at, id" {
        id: Uuid, event_key: String, message_id: String, to_contact: String, kind: String, subject: String,
        body_text: String, body_html: Option<String>, created_at: Instant, state: String, attempts: i64,
        last_error: Option<String>, sent_at: Option<Instant>, shown_at: Option<Instant>, lang: String,
        in_reply_to: Option<String>, thread: Option<String>, openings: Option<Structure>, channel: String,
        good_until: Option<Instant>,
    }
    mail_in of person: "at, key" { key: String, at: Instant, outcome: String, }
    phone_code of person: "created_at, id" {
        id: Uuid, phone: String, purpose: String, created_at: Instant, expires_at: Instant, attempts: i64,
        used_at: Option<Instant>,
    }
    mail_unreached of person: "address" { address: String, at: Instant, reason: String, }
    team_member of person: "joined_at, employer" { employer: Uuid, role: String, lang: String, joined_at: Instant, }
    team_invitation of invited_by: "made_at, id" {
        id: Uuid, employer: Uuid, address: String, role: String, made_at: Instant, sent_at: Instant, expires_at: Instant,
        withdrawn_at: Option<Instant>, sends: i64,
    }
    employer_proof of begun_by: "begun_at, id" {
        id: Uuid, employer: Uuid, way: String, domain: String, address: Option<String>, begun_at: Instant,
        expires_at: Option<Instant>, proven_at: Option<Instant>, looked_at: Option<Instant>, ended_at: Option<Instant>,
        why: Option<String>,
    }
    employer_block of person: "at, key" { key: String, name: String, employer: Option<Uuid>, hides: bool, at: Instant, }
    requisition of made_by: "made_at, posting" {
        posting: Uuid, employer: Uuid, state: String, draft: Structure, made_at: Instant, changed_at: Instant,
    }
    application of person: "sent_at, id" {
        id: Uuid, posting: Uuid, employer: Uuid, stage: String, sent_at: Instant, shown_from: Instant, reply_by: Day,
        answered_at: Option<Instant>, silent_at: Option<Instant>, put_off_at: Option<Instant>, moved_at: Instant, total: i64, has: i64, asked: i64,
        name: Option<String>, revealed_at: Option<Instant>, contested: Option<String>, lang: String, sent: Structure,
    }
    application_step of person: "application, nr" {
        application: Uuid, nr: i64, at: Instant, stage: String, party: String, actor: Option<Uuid>, reasons: Structure, words: String,
    }
    team_note of person: "at, id" { id: Uuid, application: Uuid, at: Instant, words: String, }
    application_tag of person: "application, tag" { application: Uuid, tag: String, }
    scorecard of person: "application, nr" {
        application: Uuid, nr: i64, handed_in_at: Instant, changed_at: Instant, marks: Structure,
    }
    interview of person: "made_at, id" {
        id: Uuid, application: Uuid, state: String, sequence: i64, offered_by: String, offer: Structure,
        starts_at: Option<Instant>, due_at: Instant, said_by: String, said: String, made_at: Instant, changed_at: Instant,
        reminded_at: Option<Instant>,
    }
    job_offer of person: "made_at, id" {
        id: Uuid, application: Uuid, state: String, version: i64, code: String, sent_terms: Option<Structure>,
        alone: bool, signed_name: Option<String>, said_by: String, said: String,
        made_at: Instant, changed_at: Instant, sent_at: Option<Instant>, due_at: Option<Instant>, reminded_at: Option<Instant>,
    }
    job_offer_step of person: "offer, nr" {
        offer: Uuid, nr: i64, at: Instant, party: String, state: String, actor: Option<Uuid>, record: String, hash: String,
    }
    job_offer_paper of person: "offer, version, signed" { offer: Uuid, version: i64, signed: bool, sha256: String, pdf: String, }
    background_check of person: "asked_at, id" {
        id: Uuid, application: Uuid, state: String, asked_by: Option<Uuid>, asked_at: Instant, words: String, due_on: Day,
        readers: Structure, provider: Option<String>, said: String, consent_text: Option<String>, consent_version: Option<String>,
        consent_at: Option<Instant>, notice: Option<String>, notice_at: Option<Instant>, notice_until: Option<Instant>,
        paused_at: Option<Instant>, decision: Option<String>, changed_at: Instant, ended_at: Option<Instant>,
        reminded_at: Option<Instant>, emptied_at: Option<Instant>,
    }
    background_check_step of person: "background_check, kind" {
        background_check: Uuid, kind: String, state: String, since: Instant, due_on: Day, details: String, finding: String,
        dispute: String, heard_at: Option<Instant>, reminded_at: Option<Instant>,
    }
    background_check_document of person: "added_at, file" {
        file: Uuid, background_check: Uuid, kind: String, size: i64, added_at: Instant,
    }
    background_check_referee of person: "asked_at, id" {
        id: Uuid, background_check: Uuid, name: String, address: String, relation: String, lang: String, state: String,
        asked_at: Instant, until_at: Instant, reminded_at: Option<Instant>, ended_at: Option<Instant>, answer: Option<Structure>,
        again: bool,
    }
    background_check_entry of person: "background_check, nr" {
        background_check: Uuid, nr: i64, at: Instant, hand: String, actor: Option<Uuid>, what: String, kind: Option<String>,
        words: String,
    }
    application_draft of person: "at, posting" { posting: Uuid, at: Instant, json: Structure, }
    journal of person: "tx, seq" {
        at: Instant, kind: String, subject: Uuid, actor: Option<Uuid>, detail: Option<String>,
    }
}

fn told(row: &impl Serialize) -> Result<Value> {
    serde_json::to_value(row).map_err(|_| Error::Corrupt("a row that JSON cannot hold".into()))
}

impl Store {
    /// Everything that is kept of the person, as it is at one moment: all rows of all tables, but secrets and what only the
    /// program needs. The bytes of their files are apart: [`crate::files::list`].
    pub async fn everything_about(&self, grant: &Grant) -> Result<Everything> {
        read(&mut self.snapshot().await?, grant.subject().0).await
    }
}

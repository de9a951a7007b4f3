//! Writing to both sides: how an application stands, to whoever sent it; who waits, to the team. In the app always, by mail where a
//! confirmed address is known, each in the language they spoke.

use chrono::{NaiveDate, TimeDelta};
use i18n::{Lang, days::day};
use model::{ApplicationId, EmployerId, EventKind, NotificationId, PersonId, Posting, PostingId, Stage, WorkId};
use serde_json::json;
use skills::Taxonomy;
use store::{
    Grant, Tx, account,
    hiring::{
        Act,
        application::{self, Application, NewStep},
        team,
    },
    notification::{self, NewNotification, Told},
    posting,
    work::NewWork,
};

use super::putting_off::puts_off;
use crate::{Journey, Result, mails::Letter};

/// The kind of work that tells both sides of an application once it can be undone no longer.
pub(crate) const SHOWN: &str = "application.shown";
/// Told at once, at most.
const AT_ONCE: u32 = 50;
/// The lease on it.
const LEASED_FOR: TimeDelta = TimeDelta::minutes(1);

impl Journey {
    /// Lets both sides be told of an application when it is shown to the team.
    pub(crate) async fn tell_when_shown(&self, tx: &mut Tx, id: ApplicationId, at: model::Instant) -> Result<()> {
        let (key, payload) = (id.to_string(), json!({ "application": id }));
        let work = NewWork {
            id: WorkId::new(tx.at(), self.random()),
            kind: SHOWN,
            key: &key,
            payload: &payload,
            run_at: at,
        };
        tx.enqueue(&work).await?;
        Ok(())
    }

    /// Tells of applications that came to be shown; gives how many were looked at.
    pub async fn tell_of_applications(&self) -> Result<usize> {
        let work = self.store().work();
        let claimed = work
            .claim(SHOWN, AT_ONCE, LEASED_FOR, self.now(), self.random())
            .await?;
        for lease in &claimed {
            match self.tell_of_application(lease).await {
                Ok(()) => (),
                Err(error) => {
                    work.fail(lease, &error.sentence(), self.now()).await?;
                }
            }
        }
        Ok(claimed.len())
    }

    async fn tell_of_application(&self, lease: &store::work::Lease) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        let found = match lease.key.parse::<ApplicationId>() {
            Ok(id) => application::for_program(&mut tx, id).await?,
            Err(_) => None,
        };
        // It may be undone, or taken back at once.
        let Some(found) = found.filter(|found| found.stage.is_open()) else {
            drop(tx);
            return Ok(self.store().work().finish(lease).await?);
        };
        let grant = Grant::program(found.person);
        let Some(kept) = posting::find(&mut tx, found.posting).await? else {
            drop(tx);
            return Ok(self.store().work().finish(lease).await?);
        };
        self.mail_about(&mut tx, &found, &kept.posting, &NewStep::to(Stage::Sent))
            .await?;
        let told = Told::Applied { posting: found.posting };
        // One a day and opening: nobody wants a message for each of a hundred.
        let key = format!("applied:{}:{}", found.posting, self.today_there());
        self.tell_team(&mut tx, (found.employer, found.posting), &key, &told)
            .await?;
        tx.finish(lease).await?;
        Ok(tx.commit(grant.event(EventKind::Notified).on(found.id.0)).await?)
    }

    /// Tells whoever applied of a step that was taken, in the app and by mail.
    pub(crate) async fn tell_applicant(
        &self,
        tx: &mut Tx,
        application: &Application,
        posting: &Posting,
        step: &NewStep,
    ) -> Result<()> {
        let new = NewNotification {
            id: NotificationId::new(tx.at(), self.random()),
            key: format!(
                "application:{}:{}",
                application.id,
                NotificationId::new(tx.at(), self.random())
            ),
            told: Told::Application {
                application: application.id,
                posting: application.posting,
                stage: step.stage,
                put_off: puts_off(application, step),
            },
        };
        notification::add(tx, &Grant::program(application.person), &new, false).await?;
        self.mail_about(tx, application, posting, step).await
    }

    async fn mail_about(
        &self,
        tx: &mut Tx,
        application: &Application,
        posting: &Posting,
        step: &NewStep,
    ) -> Result<()> {
        let grant = Grant::program(application.person);
        let Some(address) = address_of(tx, &grant).await? else {
            return Ok(());
        };
        let gaps = match step.stage {
            Stage::Declined | Stage::Unanswered => self.gaps(tx, &grant, application.id, posting).await?,
            _ => Vec::new(),
        };
        let link = format!("{}/applications/{}", self.place().public_url, application.id);
        let jobs = format!("{}/jobs", self.place().public_url);
        let lang = Lang::from_code(&application.lang).unwrap_or_default();
        let (subject, body) = i18n::speaking(lang, || words(application, posting, step, &gaps, (&link, &jobs)));
        let letter = Letter::Application {
            subject: &subject,
            body: &body,
        };
        i18n::spoken(lang, self.queue_mail(tx, &grant, &address, letter)).await?;
        Ok(())
    }

    /// The two gaps that mattered most: the skill, and the hours to close it.
    async fn gaps(
        &self,
        tx: &mut Tx,
        grant: &Grant,
        id: ApplicationId,
        posting: &Posting,
    ) -> Result<Vec<(String, u32)>> {
        let Some(sent) = application::sent_own(tx, grant, id).await? else {
            return Ok(Vec::new());
        };
        let why = tokio::task::block_in_place(|| self.explain_to_team(&sent.profile, posting));
        let missing = why
            .missing
            .iter()
            .filter(|missing| missing.need == model::Need::Required && missing.hours > 0);
        let spoken = |missing: &matching::Missing| {
            let taxonomy: &Taxonomy = self.taxonomy();
            taxonomy
                .name_of_skill(&missing.skill)
                .unwrap_or(&missing.name)
                .to_owned()
        };
        Ok(missing
            .take(2)
            .map(|missing| (spoken(missing), missing.hours))
            .collect())
    }

    /// Tells everybody of a team who may answer something about an opening, once for each key; gives how many were told.
    pub(crate) async fn tell_team(
        &self,
        tx: &mut Tx,
        (employer, posting): (EmployerId, PostingId),
        key: &str,
        told: &Told,
    ) -> Result<usize> {
        let mut count = 0;
        for member in team::who_may(tx, employer, Act::Hire).await? {
            let lang = Lang::from_code(&member.lang).unwrap_or_default();
            count += usize::from(
                self.tell_member(tx, (member.person, lang), posting, (key, told))
                    .await?,
            );
        }
        Ok(count)
    }

    async fn tell_member(
        &self,
        tx: &mut Tx,
        whom: (PersonId, Lang),
        posting: PostingId,
        (key, told): (&str, &Told),
    ) -> Result<bool> {
        let kept = posting::find(tx, posting).await?;
        let title = kept.map(|kept| kept.posting.title).unwrap_or_default();
        let link = format!("{}/hire/openings/{posting}/applicants", self.place().public_url);
        let words = || words_to_team(told, &title, &link);
        self.tell_with_mail(tx, whom, (key.to_owned(), told.clone()), words)
            .await
    }

    /// Tells somebody in the app, once for each key, and by mail in their language where a confirmed address is known. False when they
    /// were told before.
    pub(crate) async fn tell_with_mail(
        &self,
        tx: &mut Tx,
        (person, lang): (PersonId, Lang),
        (key, told): (String, Told),
        words: impl FnOnce() -> (String, String) + Send,
    ) -> Result<bool> {
        let grant = Grant::program(person);
        let new = NewNotification {
            id: NotificationId::new(tx.at(), self.random()),
            key,
            told,
        };
        if !notification::add(tx, &grant, &new, false).await? {
            return Ok(false);
        }
        let Some(address) = address_of(tx, &grant).await? else {
            return Ok(true);
        };
        let (subject, body) = i18n::speaking(lang, words);
        let letter = Letter::Application {
            subject: &subject,
            body: &body,
        };
        i18n::spoken(lang, self.queue_mail(tx, &grant, &address, letter)).await?;
        Ok(true)
    }
}

/// The confirmed mail address of somebody, if they have one.
pub(crate) async fn address_of(tx: &mut Tx, grant: &Grant) -> Result<Option<String>> {
    let account = account::find(tx, grant).await?;
    let account = account.filter(|account| account.email_confirmed_at.is_some());
    Ok(account.and_then(|account| account.email))
}

fn put_off_words(title: &str, employer: &str, by: &str) -> (String, String) {
    (
        t!("Not decided yet: {title}", title),
        t!(
            "{employer} has not decided yet about “{title}”. You hear from them by {by}.",
            title,
            employer,
            by
        ),
    )
}

/// The subject, and what it comes to.
fn first_words(application: &Application, posting: &Posting, step: &NewStep) -> (String, String) {
    let title = posting.title.as_str();
    let employer = posting.employer.as_deref().unwrap_or_else(|| t!("the employer"));
    let by = day(step.reply_by.unwrap_or(application.reply_by));
    if puts_off(application, step) {
        return put_off_words(title, employer, &by);
    }
    match step.stage {
        Stage::Sent => (
            t!("Your application is sent: {title}", title),
            t!(
                "Your application for “{title}” is with {employer}. They promise an answer by {by}.",
                title,
                employer,
                by
            ),
        ),
        Stage::Shortlisted => (
            t!("Good news: {title}", title),
            t!(
                "{employer} wants to know more about you for “{title}”. You hear from them by {by}.",
                title,
                employer,
                by
            ),
        ),
        Stage::Interview => (
            t!("They want to talk with you: {title}", title),
            t!("{employer} wants to talk with you about “{title}”.", title, employer),
        ),
        Stage::Hired => (
            t!("You got the job: {title}", title),
            t!(
                "{employer} says yes: the job “{title}” is yours. Congratulations! You worked for this.",
                title,
                employer
            ),
        ),
        Stage::Declined => (
            t!("An answer to your application: {title}", title),
            t!(
                "{employer} does not go on with your application for “{title}”. You took the step of applying, and it was answered; that is not nothing.",
                title,
                employer
            ),
        ),
        Stage::Withdrawn => (
            t!("You took your application back: {title}", title),
            t!("Your application for “{title}” is taken back.", title),
        ),
        Stage::Unanswered => (
            t!("No answer came: {title}", title),
            t!(
                "{employer} promised an answer to your application for “{title}” by {by} and gave none, though we reminded them. We close it, so that you need not wait. This says nothing about you. Whoever looks at the employer here sees that it did not answer.",
                title,
                employer,
                by
            ),
        ),
    }
}

/// Subject and body of a mail to whoever applied.
fn words(
    application: &Application,
    posting: &Posting,
    step: &NewStep,
    gaps: &[(String, u32)],
    (link, jobs): (&str, &str),
) -> (String, String) {
    let (subject, first) = first_words(application, posting, step);
    let mut parts = vec![first];
    let reasons: Vec<&str> = step.reasons.iter().map(|reason| reason_words(*reason)).collect();
    if !reasons.is_empty() {
        parts.push(t!("Their reasons: {reasons}", reasons = reasons.join(" ")));
    }
    if !step.words.is_empty() && !puts_off(application, step) {
        parts.push(t!("Their words: “{words}”", words = step.words));
    }
    if !gaps.is_empty() {
        let gap = |(skill, hours): &(String, u32)| {
            tn!(
                *hours,
                "{skill} (about {n} hour to learn)",
                "{skill} (about {n} hours to learn)",
                skill
            )
        };
        let list: Vec<String> = gaps.iter().map(gap).collect();
        parts.push(t!(
            "What counted most for openings like this and is still new to you: {list}.",
            list = list.join(", ")
        ));
    }
    if matches!(step.stage, Stage::Declined | Stage::Unanswered) {
        parts.push(t!(
            "One small next step: openings that fit you now are here: {jobs}",
            jobs
        ));
    }
    parts.push(t!("Everything about this application: {link}", link));
    (subject, parts.join("\n\n"))
}

/// A reason for a no, as whoever applied reads it.
pub fn reason_words(reason: model::DeclineReason) -> &'static str {
    use model::DeclineReason as Reason;
    match reason {
        Reason::Skills => t!("Skills that this work needs from the first day are still missing."),
        Reason::Experience => t!("This work needs more experience."),
        Reason::Licence => t!("A licence, certificate or permit that this work needs is missing."),
        Reason::OthersCloser => t!("Others who applied came closer to what was asked for."),
        Reason::Filled => t!("Somebody was found."),
        Reason::Gone => t!("The opening is no longer there."),
        Reason::Check => t!("What the background check showed."),
    }
}

/// Subject and body of a mail to somebody of a team.
fn words_to_team(told: &Told, title: &str, link: &str) -> (String, String) {
    let see = t!("See who waits and answer them: {link}", link);
    match told {
        Told::Waiting {
            waiting,
            by,
            overdue: false,
            ..
        } => {
            let subject = t!("Answer by {by}: {title}", by = day(*by), title);
            let first = tn!(
                *waiting,
                "{n} person waits for your answer about “{title}”.",
                "{n} people wait for your answer about “{title}”.",
                title
            );
            let then = t!("You promised it by {by}.", by = day(*by));
            (subject, [first, then, see].join("\n\n"))
        }
        Told::Waiting {
            waiting,
            by,
            overdue: true,
            ..
        } => {
            let subject = t!("Overdue: {title}", title);
            let first = tn!(
                *waiting,
                "{n} person was promised an answer about “{title}” and has none.",
                "{n} people were promised an answer about “{title}” and have none.",
                title
            );
            let then = t!(
                "The day was {by}. A week after it they are told that you did not answer, and it counts as unanswered for everybody to see. A no is an answer too.",
                by = day(*by)
            );
            (subject, [first, then, see].join("\n\n"))
        }
        _ => (
            t!("Somebody applied: {title}", title),
            [t!("Somebody applied for “{title}”.", title), see].join("\n\n"),
        ),
    }
}

/// A week after the promised day, the clock closes.
pub(crate) const PATIENCE: TimeDelta = TimeDelta::days(7);

/// How many days are left until a promised day; less than nothing when it is past.
pub(crate) fn days_left(by: NaiveDate, today: NaiveDate) -> i64 {
    (by - today).num_days()
}

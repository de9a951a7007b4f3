//! Writing to both sides of a check, and to those a person named: in the app always, by mail where a confirmed address is known, each in
//! their language.
//!
//! Mails to the team hold neither the person's name nor anything that was found: those are read at the desk.

use i18n::{Lang, days::day};
use model::{CheckNews, MailId, Party, PersonId};
use store::{
    Tx, employer,
    hiring::{
        application,
        check::{BackgroundCheck, Referee},
        team,
    },
    mail::Channel,
    notification::Told,
    posting,
};

use crate::{Journey, Result, mails::Kind, out::Out};

/// What a mail is made from.
struct About<'a> {
    title: &'a str,
    employer: &'a str,
    check: &'a BackgroundCheck,
    news: CheckNews,
    /// The last day a notice can be answered.
    until: String,
}

impl Journey {
    /// Tells these sides of a check, as it stands after what happened.
    pub(super) async fn tell_of_check(
        &self,
        tx: &mut Tx,
        check: &BackgroundCheck,
        news: CheckNews,
        sides: &[Party],
    ) -> Result<()> {
        let Some(kept) = posting::find(tx, check.posting).await? else {
            return Ok(());
        };
        let employer = employer::find(tx, check.employer).await?;
        for (person, lang, side) in self.whom_to_tell_of_check(tx, check, sides).await? {
            let until = check.notice.as_ref().map(|notice| {
                let last = notice.until.with_timezone(&self.place().time_zone) - chrono::TimeDelta::seconds(1);
                i18n::speaking(lang, || day(last.date_naive()))
            });
            let about = About {
                title: &kept.posting.title,
                employer: employer.as_ref().map(|one| one.name.as_str()).unwrap_or_default(),
                check,
                news,
                until: until.unwrap_or_default(),
            };
            self.tell_one_of_check(tx, (person, lang), side, &about).await?;
        }
        Ok(())
    }

    async fn whom_to_tell_of_check(
        &self,
        tx: &mut Tx,
        check: &BackgroundCheck,
        sides: &[Party],
    ) -> Result<Vec<(PersonId, Lang, Party)>> {
        let mut whom = Vec::new();
        if sides.contains(&Party::Seeker)
            && let Some(application) = application::for_program(tx, check.application).await?
        {
            let lang = Lang::from_code(&application.lang).unwrap_or_default();
            whom.push((check.person, lang, Party::Seeker));
        }
        if sides.contains(&Party::Team) {
            for member in team::members(tx, check.employer).await? {
                // Those who may see documents are those who look into it; where all of them are gone, everybody is told.
                let are_gone = check.readers.is_empty();
                if are_gone || check.readers.contains(&member.person) || check.asked_by == Some(member.person) {
                    let lang = Lang::from_code(&member.lang).unwrap_or_default();
                    whom.push((member.person, lang, Party::Team));
                }
            }
        }
        Ok(whom)
    }

    async fn tell_one_of_check(
        &self,
        tx: &mut Tx,
        whom: (PersonId, Lang),
        side: Party,
        about: &About<'_>,
    ) -> Result<()> {
        let (check, news) = (about.check, about.news);
        let key = format!(
            "check:{}:{}:{}:{}",
            check.id,
            news.code(),
            tx.at().timestamp_micros(),
            side.code()
        );
        let told = Told::Check {
            application: check.application,
            posting: check.posting,
            news,
            side,
        };
        let link = self.link_to_background_check(side, check.application);
        let words = || words(about, side, &link);
        self.tell_with_mail(tx, whom, (key, told), words).await?;
        Ok(())
    }

    /// Asks somebody who was named, or reminds them, with the link that is theirs alone.
    pub(super) async fn ask_referee(
        &self,
        tx: &mut Tx,
        referee: &Referee,
        check: &BackgroundCheck,
        (token, is_reminder): (&str, bool),
    ) -> Result<()> {
        let application = application::for_program(tx, check.application).await?;
        let person = application.and_then(|one| one.name).unwrap_or_default();
        let employer = employer::find(tx, check.employer)
            .await?
            .map(|one| one.name)
            .unwrap_or_default();
        let kept = posting::find(tx, check.posting).await?;
        let title = kept.map(|kept| kept.posting.title).unwrap_or_default();
        let link = format!("{}/references/{token}", self.place().public_url);
        let until = referee.until_at.with_timezone(&self.place().time_zone).date_naive();
        let lang = Lang::from_code(&referee.lang).unwrap_or_default();
        let (subject, words) = i18n::speaking(lang, || {
            let about = (person.as_str(), employer.as_str(), title.as_str());
            to_referee(
                &referee.name,
                about,
                (&link, &day(until)),
                (is_reminder, &self.place().name),
            )
        });
        let out = Out {
            channel: Channel::Mail,
            id: MailId::new(tx.at(), self.random()),
            key: None,
            kind: Kind::RefereeAsked,
            to: &referee.address,
            subject,
            words,
            lang,
        };
        // It belongs to nobody here: whom it is for has no account, and whom it is about must not hold the link.
        self.put_out(tx, None, out).await?;
        Ok(())
    }
}

fn to_referee(
    name: &str,
    (person, employer, title): (&str, &str, &str),
    (link, until): (&str, &str),
    (is_reminder, place): (bool, &str),
) -> (String, String) {
    let subject = if is_reminder {
        t!("{person} still hopes for a few words from you", person)
    } else {
        t!("{person} asks you for a few words about their work", person)
    };
    let body = t!(
        "Hello {name},\n\n\
         {person} applied to {employer} for the work “{title}” and named you as somebody who knows how they work.\n\n\
         A short form takes a few minutes, and you need no account:\n{link}\n\n\
         {person} and {employer} read what you write. You can also say that you would rather not, or that you do not know them, \
         and you can have your answer deleted later by the same link. It works until {until}.\n\n\
         Thank you,\n{place}\n",
        name,
        person,
        employer,
        title,
        link,
        until,
        place
    );
    (subject, body)
}

/// Subject and body of a mail to one side.
fn words(about: &About<'_>, side: Party, link: &str) -> (String, String) {
    let (subject, first) = match side {
        Party::Team => to_team(about),
        Party::Seeker | Party::Clock => to_person(about),
    };
    let link = t!("Everything about it: {link}", link);
    (subject, format!("{first}\n\n{link}"))
}

fn to_person(about: &About<'_>) -> (String, String) {
    let (title, employer) = (about.title, about.employer);
    let by = day(about.check.due_on);
    match about.news {
        CheckNews::Asked | CheckNews::Agreed | CheckNews::Refused | CheckNews::Withdrawn => (
            t!("You are asked for a background check: {title}", title),
            t!(
                "{employer} asks to look into some of what you told them, for your application for “{title}”. Nothing begins before you say yes. What would be looked into, by whom, and what happens if you say no stands on its page. Please answer by {by}.",
                employer,
                title,
                by
            ),
        ),
        CheckNews::Heard => (
            t!("Somebody you named has answered: {title}", title),
            t!(
                "Somebody you named for your application for “{title}” has answered, or will not. What they said stands on its page.",
                title
            ),
        ),
        CheckNews::Found | CheckNews::Added | CheckNews::Disputed => (
            t!("Something was found in your background check: {title}", title),
            t!(
                "A part of the background check for your application for “{title}” was looked into. What was found stands on its page. If it is not right, say so there: then they look again.",
                title
            ),
        ),
        CheckNews::Soon => (
            t!("Your background check waits for you: {title}", title),
            t!(
                "{employer} waits for your word on the background check for “{title}”. If something is not clear or you need more time, write to them; you may also say no.",
                employer,
                title
            ),
        ),
        CheckNews::Late => (
            t!("A part of your background check goes on: {title}", title),
            t!(
                "The day for a part of the background check for “{title}” has passed. {employer} now looks at what there is. It is not held against you, and you can still add something.",
                title,
                employer
            ),
        ),
        CheckNews::Notice | CheckNews::NoticeOver | CheckNews::Decided => of_a_no(about),
        CheckNews::TakenBack | CheckNews::Settled | CheckNews::CalledOff | CheckNews::Lapsed => of_its_end(about, &by),
    }
}

fn of_a_no(about: &About<'_>) -> (String, String) {
    let (title, employer, until) = (about.title, about.employer, about.until.as_str());
    match about.news {
        CheckNews::Notice | CheckNews::NoticeOver => (
            t!("Please read this about your background check: {title}", title),
            t!(
                "{employer} thinks about saying no to your application for “{title}” because of the background check. Nothing is decided. What it rests on stands on its page, and nothing is decided before the end of {until}. If something is not right, say so there: then the days stand still until they have looked again.",
                employer,
                title,
                until
            ),
        ),
        _ => (
            t!(
                "An answer to your application after the background check: {title}",
                title
            ),
            t!(
                "{employer} says no to your application for “{title}”, because of what the background check showed. We know how that feels. Their reasons, and everything that was found, stand on its page. What they found stays with them: no other employer sees it here. If you think this is wrong, ask for a person here: somebody will look at it with you.",
                employer,
                title
            ),
        ),
    }
}

fn of_its_end(about: &About<'_>, by: &str) -> (String, String) {
    let (title, employer) = (about.title, about.employer);
    match about.news {
        CheckNews::CalledOff => (
            t!("The background check is called off: {title}", title),
            t!(
                "{employer} gave the background check for “{title}” up. Everything that was collected is destroyed. Your application stands as it was.",
                employer,
                title
            ),
        ),
        CheckNews::Lapsed => (
            t!("The background check has ended: {title}", title),
            t!(
                "The background check for “{title}” could be answered by {by}, and has ended without anything being looked into. Nobody holds it against you. If you would like to say yes, write to {employer}: they can ask again.",
                title,
                by,
                employer
            ),
        ),
        _ => (
            t!("Your background check is done: {title}", title),
            t!(
                "{employer} has finished the background check for “{title}”, and your application goes on.",
                employer,
                title
            ),
        ),
    }
}

fn to_team(about: &About<'_>) -> (String, String) {
    let title = about.title;
    match about.news {
        CheckNews::Agreed => (
            t!("A background check can begin: {title}", title),
            t!(
                "Somebody said yes to your background check for “{title}”. They now tell what there is to look into; you hear as soon as they have.",
                title
            ),
        ),
        CheckNews::Refused | CheckNews::Withdrawn => (
            t!("A background check has ended: {title}", title),
            t!(
                "Somebody said no to your background check for “{title}”, or took their yes back. That is their right. Whatever was collected is destroyed. Please decide about the application without it.",
                title
            ),
        ),
        CheckNews::Disputed => (
            t!("Somebody disputes what you found: {title}", title),
            t!(
                "Somebody says that something you found in the background check for “{title}” is not right. Please look at it again. Until then nothing is decided.",
                title
            ),
        ),
        CheckNews::NoticeOver => (
            t!("The days of a notice are over: {title}", title),
            t!(
                "The days to answer your notice about “{title}” are over. Please decide now: go on with them, or say no with your reasons.",
                title
            ),
        ),
        CheckNews::Soon => (
            t!("A background check waits for you: {title}", title),
            t!(
                "A part of a background check for “{title}” waits for you. Somebody waits to hear what you found.",
                title
            ),
        ),
        CheckNews::Late => (
            t!("A part of a background check is late: {title}", title),
            t!(
                "The day for a part of a background check for “{title}” has passed. Please look at what there is, and say what you found. That nobody answered is nothing against anybody.",
                title
            ),
        ),
        CheckNews::Lapsed => (
            t!("A background check has ended without an answer: {title}", title),
            t!(
                "Nobody answered your background check for “{title}” by its day, and it has ended. You can ask again, or decide without it.",
                title
            ),
        ),
        _ => (
            t!("Something new in a background check: {title}", title),
            t!(
                "Something came in for a background check for “{title}”. It stands on its page.",
                title
            ),
        ),
    }
}

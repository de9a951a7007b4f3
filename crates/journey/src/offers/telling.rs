//! Writing to both sides of an offer: in the app always, by mail where a confirmed address is known, each in their language.
//!
//! Mails to the team hold neither the person's name nor their words: those are read at the desk.

use i18n::{Lang, days::day};
use model::{JobOfferNews, Party, PersonId};
use store::{
    Tx,
    hiring::{Act, application, job_offer::JobOffer, team},
    notification::Told,
    posting,
};

use crate::{Journey, Result};

/// What a mail is made from.
struct About<'a> {
    title: &'a str,
    employer: &'a str,
    offer: &'a JobOffer,
    news: JobOfferNews,
}

impl Journey {
    /// Tells these sides of an offer, as it stands after what happened; of the team everybody but `except`.
    pub(super) async fn tell_of_offer(
        &self,
        tx: &mut Tx,
        offer: &JobOffer,
        news: JobOfferNews,
        (sides, except): (&[Party], Option<PersonId>),
    ) -> Result<()> {
        let Some(kept) = posting::find(tx, offer.posting).await? else {
            return Ok(());
        };
        let about = About {
            title: &kept.posting.title,
            employer: kept.posting.employer.as_deref().unwrap_or_default(),
            offer,
            news,
        };
        if sides.contains(&Party::Seeker)
            && let Some(application) = application::for_program(tx, offer.application).await?
        {
            let lang = Lang::from_code(&application.lang).unwrap_or_default();
            self.tell_one_of_offer(tx, (offer.person, lang), Party::Seeker, &about)
                .await?;
        }
        if sides.contains(&Party::Team) {
            for member in team::who_may(tx, offer.employer, Act::Hire).await? {
                if Some(member.person) != except {
                    let lang = Lang::from_code(&member.lang).unwrap_or_default();
                    self.tell_one_of_offer(tx, (member.person, lang), Party::Team, &about)
                        .await?;
                }
            }
        }
        Ok(())
    }

    async fn tell_one_of_offer(
        &self,
        tx: &mut Tx,
        whom: (PersonId, Lang),
        side: Party,
        about: &About<'_>,
    ) -> Result<()> {
        let offer = about.offer;
        let (id, version, news) = (offer.id, offer.version, about.news);
        let key = format!("offer:{id}:{version}:{news:?}:{}", side.code());
        let told = Told::JobOffer {
            application: offer.application,
            posting: offer.posting,
            news,
            side,
        };
        let link = self.link_to_offer(side, offer.application);
        let words = || words(about, side, &link);
        self.tell_with_mail(tx, whom, (key, told), words).await?;
        Ok(())
    }
}

/// Subject and body of a mail to one side.
fn words(about: &About<'_>, side: Party, link: &str) -> (String, String) {
    let (subject, first) = match side {
        Party::Team => to_team(about),
        Party::Seeker | Party::Clock => to_person(about),
    };
    let mut parts = vec![first];
    let offer = about.offer;
    if side == Party::Seeker && offer.said_by == Party::Team && !offer.said.is_empty() {
        parts.push(t!("Their words: “{words}”", words = offer.said));
    }
    parts.push(t!("Everything about the offer: {link}", link));
    (subject, parts.join("\n\n"))
}

fn to_person(about: &About<'_>) -> (String, String) {
    let (title, employer) = (about.title, about.employer);
    let by = day(about.offer.terms.reply_by);
    match about.news {
        JobOfferNews::Sent | JobOfferNews::ToApprove => (
            t!("You have an offer: {title}", title),
            t!(
                "{employer} offers you the job “{title}”. Read it in peace: you can accept, say no, or ask for a change, by {by}.",
                employer,
                title,
                by
            ),
        ),
        JobOfferNews::Changed => (
            t!("The offer has changed: {title}", title),
            t!(
                "{employer} sends you a new offer for “{title}”. It takes the place of the one before. You can answer it by {by}.",
                employer,
                title,
                by
            ),
        ),
        JobOfferNews::Soon => (
            t!("Your offer waits for an answer: {title}", title),
            t!(
                "{employer} offers you the job “{title}”, and you can answer by {by}. Not sure? Ask for a change, or for a few more days.",
                employer,
                title,
                by
            ),
        ),
        JobOfferNews::Accepted
        | JobOfferNews::Withdrawn
        | JobOfferNews::Lapsed
        | JobOfferNews::ChangeAsked
        | JobOfferNews::Declined => of_its_end(about, &by),
    }
}

/// What comes of an offer, to the person.
fn of_its_end(about: &About<'_>, by: &str) -> (String, String) {
    let (title, employer) = (about.title, about.employer);
    match about.news {
        JobOfferNews::Accepted => (
            t!("You got the job: {title}", title),
            t!(
                "You signed, and {employer} knows: the job “{title}” is yours. Congratulations! You worked for this.",
                employer,
                title
            ),
        ),
        JobOfferNews::Withdrawn => (
            t!("The offer is taken back: {title}", title),
            t!(
                "{employer} takes the offer for “{title}” back. That is hard to read. Your application stands as it was, and nothing else is lost.",
                employer,
                title
            ),
        ),
        JobOfferNews::Lapsed => (
            t!("The offer has ended: {title}", title),
            t!(
                "The offer of {employer} for “{title}” could be answered by {by}, and has ended. Nobody holds it against you. If you still want the job, write to them: they can send another.",
                employer,
                title,
                by
            ),
        ),
        _ => (
            t!("Your answer is with them: {title}", title),
            t!(
                "{employer} has your answer to the offer for “{title}”.",
                employer,
                title
            ),
        ),
    }
}

fn to_team(about: &About<'_>) -> (String, String) {
    let title = about.title;
    match about.news {
        JobOfferNews::ToApprove => (
            t!("An offer waits for your look: {title}", title),
            t!(
                "Somebody of your team wrote an offer for “{title}”. It is sent once another of you has looked it over.",
                title
            ),
        ),
        JobOfferNews::Accepted => (
            t!("Your offer is accepted: {title}", title),
            t!(
                "Your offer for “{title}” is signed: somebody starts with you. The signed paper stands on its page.",
                title
            ),
        ),
        JobOfferNews::ChangeAsked => (
            t!("A change to your offer is asked for: {title}", title),
            t!(
                "Somebody asks for a change to your offer for “{title}”. Which one stands on its page.",
                title
            ),
        ),
        JobOfferNews::Declined => (
            t!("Your offer is declined: {title}", title),
            t!("Your offer for “{title}” is declined. Why stands on its page.", title),
        ),
        JobOfferNews::Lapsed => (
            t!("Your offer has ended: {title}", title),
            t!(
                "Nobody answered your offer for “{title}” by its last day, and it has ended. You can send another, or answer the application: it still waits.",
                title
            ),
        ),
        JobOfferNews::Sent | JobOfferNews::Changed | JobOfferNews::Soon | JobOfferNews::Withdrawn => (
            t!("Your offer: {title}", title),
            t!("Something happened to your offer for “{title}”.", title),
        ),
    }
}

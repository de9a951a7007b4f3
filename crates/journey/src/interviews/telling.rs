//! Writing to both sides of an interview: in the app always, by mail where a confirmed address is known, each in their language.
//!
//! Mails to the team hold neither the person's name nor their words: those are read at the desk, where they can be hidden.

use i18n::Lang;
use model::{InterviewNews, Party, PersonId, Venue};
use store::{
    Tx,
    hiring::{Act, application, interview::Interview, team},
    notification::Told,
    posting,
};

use super::clock_time;
use crate::{Journey, Result};

/// What a mail is made from.
struct About<'a> {
    title: &'a str,
    employer: &'a str,
    interview: &'a Interview,
    news: InterviewNews,
}

impl Journey {
    /// Tells these sides of an interview, as it stands after what happened.
    pub(crate) async fn tell_of_interview(
        &self,
        tx: &mut Tx,
        interview: &Interview,
        news: InterviewNews,
        sides: &[Party],
    ) -> Result<()> {
        let Some(kept) = posting::find(tx, interview.posting).await? else {
            return Ok(());
        };
        let about = About {
            title: &kept.posting.title,
            employer: kept.posting.employer.as_deref().unwrap_or_default(),
            interview,
            news,
        };
        if sides.contains(&Party::Seeker)
            && let Some(application) = application::for_program(tx, interview.application).await?
        {
            let lang = Lang::from_code(&application.lang).unwrap_or_default();
            self.tell_one(tx, (interview.person, lang), Party::Seeker, &about)
                .await?;
        }
        if sides.contains(&Party::Team) {
            // What waits for an answer is told to whoever may give one, what is fixed to everybody.
            let is_fixed = matches!(
                news,
                InterviewNews::Agreed | InterviewNews::Cancelled | InterviewNews::Soon
            );
            let act = if is_fixed { Act::Look } else { Act::Hire };
            for member in team::who_may(tx, interview.employer, act).await? {
                let lang = Lang::from_code(&member.lang).unwrap_or_default();
                self.tell_one(tx, (member.person, lang), Party::Team, &about).await?;
            }
        }
        Ok(())
    }

    async fn tell_one(&self, tx: &mut Tx, whom: (PersonId, Lang), side: Party, about: &About<'_>) -> Result<()> {
        let interview = about.interview;
        let key = format!(
            "interview:{}:{}:{:?}:{}",
            interview.id,
            interview.sequence,
            about.news,
            side.code()
        );
        let told = Told::Interview {
            application: interview.application,
            posting: interview.posting,
            news: about.news,
            side,
        };
        let link = self.link_to_interview(side, interview.application);
        let words = || words(about, side, &link);
        self.tell_with_mail(tx, whom, (key, told), words).await?;
        Ok(())
    }
}

/// Subject and body of a mail to one side.
fn words(about: &About<'_>, side: Party, link: &str) -> (String, String) {
    let (subject, first) = match side {
        Party::Team => first_to_team(about),
        Party::Seeker | Party::Clock => first_to_person(about),
    };
    let mut parts = vec![first];
    let interview = about.interview;
    let is_of_times = matches!(about.news, InterviewNews::Offered | InterviewNews::Moved);
    if is_of_times {
        parts.push(list_of_times(interview));
    }
    if is_of_times || matches!(about.news, InterviewNews::Agreed | InterviewNews::Soon) {
        parts.push(details(interview));
    }
    if side == Party::Seeker && interview.said_by == Party::Team && !interview.said.is_empty() {
        parts.push(t!("Their words: “{words}”", words = interview.said));
    }
    if side == Party::Seeker && about.news == InterviewNews::Offered && !interview.offer.words.is_empty() {
        parts.push(t!("Their words: “{words}”", words = interview.offer.words));
    }
    if matches!(about.news, InterviewNews::Agreed | InterviewNews::Cancelled) && interview.starts_at.is_some() {
        parts.push(t!("For your calendar: {link}", link = format!("{link}.ics")));
    }
    parts.push(t!("Everything about the interview: {link}", link));
    (subject, parts.join("\n\n"))
}

fn list_of_times(interview: &Interview) -> String {
    let offer = &interview.offer;
    let times = offer
        .times
        .iter()
        .map(|at| format!("- {}", clock_time(*at, &offer.zone)));
    times.collect::<Vec<_>>().join("\n")
}

fn details(interview: &Interview) -> String {
    let offer = &interview.offer;
    let mut lines = Vec::new();
    lines.push(match &offer.venue {
        Venue::Place(place) => t!("Where: {place}", place),
        Venue::Link(link) => t!("Video call: {link}", link),
    });
    lines.push(tn!(offer.minutes, "How long: {n} minute", "How long: {n} minutes"));
    lines.push(t!("With {names}", names = offer.with.join(", ")));
    lines.join("\n")
}

fn agreed_time(interview: &Interview) -> String {
    interview
        .starts_at
        .map(|at| clock_time(at, &interview.offer.zone))
        .unwrap_or_default()
}

fn first_to_person(about: &About<'_>) -> (String, String) {
    let (title, employer) = (about.title, about.employer);
    let subject = match about.news {
        InterviewNews::Offered => t!("They want to talk with you: {title}", title),
        InterviewNews::Moved => t!("Other times for your interview: {title}", title),
        InterviewNews::Unsuited => t!("None of your times suits: {title}", title),
        InterviewNews::Agreed => t!("Your interview is agreed: {title}", title),
        InterviewNews::Cancelled => t!("The interview is called off: {title}", title),
        InterviewNews::Lapsed => t!("No time was agreed: {title}", title),
        InterviewNews::Soon => t!("Your interview is near: {title}", title),
    };
    let time = agreed_time(about.interview);
    let first = match about.news {
        InterviewNews::Offered => t!(
            "{employer} wants to talk with you about “{title}”. Choose the time that suits you best, or say that none does.",
            employer,
            title
        ),
        InterviewNews::Moved => t!(
            "{employer} offers other times for the interview about “{title}”. What stood before holds no longer. Choose the time that suits you best, or say that none does.",
            employer,
            title
        ),
        InterviewNews::Unsuited => t!(
            "None of the times you offered for the interview about “{title}” suits {employer}. They will offer others, or you can.",
            title,
            employer
        ),
        InterviewNews::Agreed => t!(
            "You talk with {employer} about “{title}”: {time}. What it is about, and how to prepare, stands on its page.",
            employer,
            title,
            time
        ),
        InterviewNews::Cancelled => called_off(about),
        InterviewNews::Lapsed => t!(
            "All times that were offered for the interview about “{title}” have passed, and none was agreed. Your application stands as it was; {employer} is told as well and can offer others.",
            title,
            employer
        ),
        InterviewNews::Soon => t!(
            "You talk with {employer} about “{title}”: {time}. You applied, and they want to hear more of you: a good reason to come.",
            employer,
            title,
            time
        ),
    };
    (subject, first)
}

fn called_off(about: &About<'_>) -> String {
    let (title, employer) = (about.title, about.employer);
    if about.interview.said_by == Party::Team {
        t!(
            "{employer} calls off the interview about “{title}”. Your application stands as it was, and you still get an answer.",
            employer,
            title
        )
    } else {
        t!(
            "You called off the interview about “{title}”, and {employer} is told. Your application stands as it was.",
            title,
            employer
        )
    }
}

fn first_to_team(about: &About<'_>) -> (String, String) {
    let title = about.title;
    let time = agreed_time(about.interview);
    match about.news {
        InterviewNews::Offered | InterviewNews::Moved => (
            t!("Other times for an interview: {title}", title),
            t!(
                "Somebody who applied for “{title}” offers other times for the interview. What stood before holds no longer.",
                title
            ),
        ),
        InterviewNews::Unsuited => (
            t!("None of the times suits: {title}", title),
            t!(
                "None of the times you offered for an interview about “{title}” suits. What would suit them stands on its page.",
                title
            ),
        ),
        InterviewNews::Agreed => (
            t!("An interview is agreed: {title}", title),
            t!("The interview about “{title}” is agreed: {time}.", title, time),
        ),
        InterviewNews::Cancelled => (
            t!("An interview is called off: {title}", title),
            t!(
                "The interview about “{title}” is called off. Why stands on its page.",
                title
            ),
        ),
        InterviewNews::Lapsed => (
            t!("No time was agreed: {title}", title),
            t!(
                "All times that were offered for an interview about “{title}” have passed, and none was agreed. Offer others, or answer the application: it still waits.",
                title
            ),
        ),
        InterviewNews::Soon => (
            t!("An interview is near: {title}", title),
            t!(
                "The interview about “{title}” is near: {time}. The questions, the same for everybody, stand on its page.",
                title,
                time
            ),
        ),
    }
}

//! Writing to those a change in a team concerns, in the app and by mail, each in their language; and to whoever is invited.

use i18n::{Lang, days::day};
use model::{Contact, EmployerId, MailId, NotificationId, PersonId, TeamNews};
use store::{
    Grant, Tx, account, employer,
    hiring::{Act, Desk, TeamRole, team},
    notification::{self, NewNotification, Told},
};

use super::INVITED_FOR;
use crate::{Journey, Result, hiring::address_of, mails::Letter, secrets::Token};

/// What there is to tell.
#[derive(Debug, Clone)]
pub(crate) struct News {
    pub(crate) what: TeamNews,
    /// The role somebody has from now on.
    pub(crate) role: Option<TeamRole>,
    /// What was proven, or why it is so no longer.
    pub(crate) words: String,
}

impl News {
    pub(crate) fn of(what: TeamNews) -> Self {
        Self {
            what,
            role: None,
            words: String::new(),
        }
    }
}

/// What a role is called.
pub fn role_words(role: TeamRole) -> &'static str {
    match role {
        TeamRole::Owner => t!("Owner"),
        TeamRole::Recruiter => t!("Recruiter"),
        TeamRole::LooksOn => t!("Looks on"),
    }
}

/// What a role lets one do, in one line.
pub fn role_words_to(role: TeamRole) -> &'static str {
    match role {
        TeamRole::Owner => t!("Everything: also the team, the employer's page and what is proven of it."),
        TeamRole::Recruiter => t!("Writes openings, answers people, arranges interviews, sends offers."),
        TeamRole::LooksOn => {
            t!("Sees the openings and who applied, for instance to prepare an interview. Changes nothing.")
        }
    }
}

impl Journey {
    /// Tells the owners of a team, but whoever did it.
    pub(crate) async fn tell_owners(
        &self,
        tx: &mut Tx,
        (employer, except): (EmployerId, PersonId),
        news: News,
    ) -> Result<()> {
        for member in team::who_may(tx, employer, Act::Lead).await? {
            if member.person != except {
                let lang = Lang::from_code(&member.lang).unwrap_or_default();
                self.tell_of_team(tx, (employer, member.person, lang), &news).await?;
            }
        }
        Ok(())
    }

    /// Tells one of a team; nobody where they are not in it.
    pub(super) async fn tell_member_of_team(
        &self,
        tx: &mut Tx,
        (employer, person): (EmployerId, PersonId),
        news: &News,
    ) -> Result<()> {
        let members = team::members(tx, employer).await?;
        let Some(member) = members.iter().find(|member| member.person == person) else {
            return Ok(());
        };
        let lang = Lang::from_code(&member.lang).unwrap_or_default();
        self.tell_of_team(tx, (employer, person, lang), news).await
    }

    async fn tell_of_team(
        &self,
        tx: &mut Tx,
        (employer, person, lang): (EmployerId, PersonId, Lang),
        news: &News,
    ) -> Result<()> {
        let grant = Grant::program(person);
        let name = employer::find(tx, employer)
            .await?
            .map(|page| page.name)
            .unwrap_or_default();
        let id = NotificationId::new(tx.at(), self.random());
        let new = NewNotification {
            id,
            key: format!("team:{employer}:{id}"),
            told: Told::Team {
                employer,
                name: name.clone(),
                news: news.what,
            },
        };
        notification::add(tx, &grant, &new, false).await?;
        let Some(address) = address_of(tx, &grant).await? else {
            return Ok(());
        };
        let link = format!("{}/hire/team?employer={employer}", self.place().public_url);
        let (subject, body) = i18n::speaking(lang, || words(news, &name, &link));
        let letter = Letter::Team {
            subject: &subject,
            body: &body,
        };
        i18n::spoken(lang, self.queue_mail(tx, &grant, &address, letter)).await?;
        Ok(())
    }

    /// Writes to whoever is invited, in the language of whoever invites. Where the address is somebody's here, the mail is theirs.
    pub(super) async fn write_invitation(
        &self,
        tx: &mut Tx,
        desk: &Desk,
        (address, role): (&str, TeamRole),
        secret: &Token,
    ) -> Result<MailId> {
        let page = employer::find(tx, desk.employer()).await?;
        let by = self.called_in_team(desk.member()).await?;
        let contact = Contact::Email(address.to_owned());
        let grant = account::credentials(tx, &contact)
            .await?
            .map(|known| Grant::program(known.person));
        let reached = match &grant {
            Some(grant) => address_of(tx, grant).await?.is_some(),
            None => false,
        };
        let link = format!("{}/hire/invitations/{}", self.place().public_url, secret.as_str());
        let letter = Letter::TeamInvitation {
            employer: page.as_ref().map_or("", |page| page.name.as_str()),
            by: by.as_deref(),
            role,
            until: (tx.at() + INVITED_FOR).date_naive(),
            link: &link,
        };
        self.queue_mail_to(tx, grant.as_ref().filter(|_| reached), address, letter)
            .await
    }
}

/// Subject and body of a mail to one of a team.
fn words(news: &News, employer: &str, link: &str) -> (String, String) {
    let (subject, first) = match news.what {
        TeamNews::Joined => (
            t!("Somebody joined your team: {employer}", employer),
            t!(
                "Somebody accepted an invitation and is in the team of {employer} now.",
                employer
            ),
        ),
        TeamNews::Left => (
            t!("Somebody left your team: {employer}", employer),
            t!(
                "Somebody left the team of {employer}. What they wrote and answered stays.",
                employer
            ),
        ),
        TeamNews::RoleChanged => {
            let role = news.role.unwrap_or(TeamRole::LooksOn);
            (
                t!("What you may do has changed: {employer}", employer),
                t!(
                    "In the team of {employer} you are this from now on: {role}. {may}",
                    employer,
                    role = role_words(role),
                    may = role_words_to(role)
                ),
            )
        }
        TeamNews::Removed => (
            t!("You are no longer in the team: {employer}", employer),
            t!(
                "Somebody took you out of the team of {employer}. You see its openings and applications no longer. If you think this is a mistake, write to those you worked with there.",
                employer
            ),
        ),
        TeamNews::Proven => (
            t!("You are verified: {employer}", employer),
            t!(
                "This is proven of {employer} from now on, and people who look for work see it: {words}",
                employer,
                words = news.words
            ),
        ),
        TeamNews::ProofEnded => (
            t!("What was proven is so no longer: {employer}", employer),
            t!(
                "{employer} is shown without this from now on. The reason: {words}",
                employer,
                words = news.words
            ),
        ),
    };
    let mut parts = vec![first];
    if news.what != TeamNews::Removed {
        parts.push(t!("Your team: {link}", link));
    }
    (subject, parts.join("\n\n"))
}

/// Subject and body of an invitation.
pub(crate) fn invitation_words(
    (employer, by): (&str, Option<&str>),
    role: TeamRole,
    until: chrono::NaiveDate,
    (link, place): (&str, &str),
) -> (String, String) {
    let subject = t!("You are invited to the team of {employer}", employer);
    let first = if let Some(by) = by {
        t!(
            "{by} invites you to hire with them for {employer}, at {place}.",
            by,
            employer,
            place
        )
    } else {
        t!("You are invited to hire for {employer}, at {place}.", employer, place)
    };
    let what = t!(
        "You would be: {role}. {may}",
        role = role_words(role),
        may = role_words_to(role)
    );
    let how = t!(
        "Open this page and press the button:\n{link}\n\nThe link works once, until {until}. You need an account, or make one there. If you do not know {employer}, do nothing.",
        link,
        until = day(until),
        employer
    );
    (subject, [first, what, how].join("\n\n"))
}

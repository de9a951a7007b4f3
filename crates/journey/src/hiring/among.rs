//! Among the team: notes, tags and scorecards about an application. All of it is the applicant's data, and handed over when they ask for
//! everything that is kept of them.

use std::collections::{BTreeMap, BTreeSet};

use model::{ApplicationId, Event, EventKind, Instant, Mark, PersonId, SkillId, TeamNoteId, scorecard::SCALE};
use store::{
    Tx,
    hiring::{
        Act, Desk,
        application::{self, Application},
        scorecard::{self, Scorecard},
        tag, team_note,
    },
    posting,
};

use super::applicants::called;
use crate::{Error, Journey, Result, Visit, interviews::KitQuestion, profile::line};

/// The longest note, in characters.
const NOTE: usize = 2_000;
/// The longest tag, in characters.
const TAG: usize = 40;
/// The longest words a mark rests on, in characters.
const EVIDENCE: usize = 600;

/// A note, with its author's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteOfTeam {
    /// Its id.
    pub id: TeamNoteId,
    /// Who wrote it; nothing when they are gone.
    pub author: Option<String>,
    /// Whether the one who looks wrote it.
    pub mine: bool,
    /// When.
    pub at: Instant,
    /// The words.
    pub words: String,
}

/// A scorecard, with its author's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardOfTeam {
    /// Who handed it in; nothing when they are gone.
    pub author: Option<String>,
    /// The card.
    pub card: Scorecard,
}

/// What a team wrote among itself about an application.
#[derive(Debug, Clone)]
pub struct AmongTeam {
    /// The application.
    pub application: Application,
    /// The name, or what stands in its place while that is hidden.
    pub called: String,
    /// The opening's title.
    pub title: String,
    /// Its tags.
    pub tags: Vec<String>,
    /// Tags the team gave others of the same opening.
    pub known_tags: Vec<String>,
    /// The notes, the first written first.
    pub notes: Vec<NoteOfTeam>,
    /// What a scorecard is about, as it is asked in an interview.
    pub about: Vec<(SkillId, KitQuestion)>,
    /// The own scorecard.
    pub own: Option<Scorecard>,
    /// How many others handed one in.
    pub others: usize,
    /// Those of others; none before the own is handed in.
    pub seen: Vec<CardOfTeam>,
}

/// One line of a scorecard as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedMark {
    /// The skill's id.
    pub skill: String,
    /// Its points; empty for a skill that is left out.
    pub points: String,
    /// What they rest on.
    pub evidence: String,
}

impl Journey {
    /// What the team wrote among itself about an application.
    pub async fn among_team(&self, visit: &Visit, id: ApplicationId) -> Result<AmongTeam> {
        let (desk, application) = self.theirs(visit, id).await?;
        let mut db = self.store().read().await?;
        let tags = tag::of_application(&mut db, &desk, id).await?;
        let mut known: Vec<String> = tag::of_opening(&mut db, &desk, application.posting)
            .await?
            .into_values()
            .flatten()
            .filter(|tag| !tags.contains(tag))
            .collect();
        known.sort_unstable();
        known.dedup();
        let notes = team_note::of_application(&mut db, &desk, id).await?;
        let cards = scorecard::read(&mut db, &desk, id).await?;
        let kept = posting::find(&mut db, application.posting).await?;
        let posting = kept.ok_or(Error::NotFound(t!("opening")))?.posting;
        drop(db);
        let (_, requisition) = self.desk_of(visit, application.posting, Act::Look).await?;
        let mut authors: BTreeSet<PersonId> = notes.iter().filter_map(|note| note.author).collect();
        authors.extend(cards.seen.iter().filter_map(|card| card.author));
        let names = self.member_names(authors).await?;
        let name = |author: Option<PersonId>| author.and_then(|author| names.get(&author).cloned());
        Ok(AmongTeam {
            called: called(&application, requisition.draft.hide_names),
            title: posting.title.clone(),
            tags,
            known_tags: known,
            notes: notes
                .into_iter()
                .map(|note| NoteOfTeam {
                    id: note.id,
                    author: name(note.author),
                    mine: note.author == Some(desk.member()),
                    at: note.at,
                    words: note.words,
                })
                .collect(),
            about: self.scored_skills(&posting),
            own: cards.own,
            others: cards.others,
            seen: cards
                .seen
                .into_iter()
                .map(|card| CardOfTeam {
                    author: name(card.author),
                    card,
                })
                .collect(),
            application,
        })
    }

    /// Writes a note about an application.
    pub async fn note_among_team(&self, visit: &Visit, id: ApplicationId, words: &str) -> Result<()> {
        let words = line("note", words, NOTE)?
            .ok_or_else(|| Error::invalid("note", t!("Write the note first; nothing was kept.")))?;
        let (desk, application) = self.theirs(visit, id).await?;
        let mut tx = self.store().begin(self.now()).await?;
        let new = TeamNoteId::new(self.now(), self.random());
        if !team_note::add(&mut tx, &desk, (new, id), &words).await? {
            return Err(Error::TooMany(t!(
                "There are 200 notes here already. Take some of yours away first."
            )));
        }
        remarked(tx, &desk, &application, "note").await
    }

    /// Takes one's own note away.
    pub async fn forget_note(&self, visit: &Visit, id: ApplicationId, note: TeamNoteId) -> Result<()> {
        let (desk, application) = self.theirs(visit, id).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if !team_note::remove(&mut tx, &desk, note).await? {
            return Err(Error::NotFound(t!("note")));
        }
        remarked(tx, &desk, &application, "note").await
    }

    /// Gives an application a tag. One that it has already changes nothing.
    pub async fn tag_applicant(&self, visit: &Visit, id: ApplicationId, typed: &str) -> Result<()> {
        let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
        let tag = line("tag", &words.join(" "), TAG)?
            .ok_or_else(|| Error::invalid("tag", t!("Write a word or two to find them again by.")))?;
        let (desk, application) = self.theirs(visit, id).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if tag::put(&mut tx, &desk, id, &tag).await? {
            return remarked(tx, &desk, &application, "tag").await;
        }
        if tag::of_application(&mut tx, &desk, id).await?.contains(&tag) {
            return Ok(());
        }
        Err(Error::TooMany(t!("Ten tags are enough. Take one away first.")))
    }

    /// Takes a tag away.
    pub async fn untag_applicant(&self, visit: &Visit, id: ApplicationId, tag: &str) -> Result<()> {
        let (desk, application) = self.theirs(visit, id).await?;
        let mut tx = self.store().begin(self.now()).await?;
        if tag::remove(&mut tx, &desk, id, tag).await? {
            remarked(tx, &desk, &application, "tag").await?;
        }
        Ok(())
    }

    /// Hands in one's scorecard, or changes it. A mark needs what it rests on; a skill without points is left out.
    pub async fn score_applicant(&self, visit: &Visit, id: ApplicationId, typed: &[TypedMark]) -> Result<()> {
        let (desk, application) = self.theirs(visit, id).await?;
        let posting = self.posting(application.posting).await?;
        let about = self.scored_skills(&posting);
        let mut marks = Vec::new();
        for (skill, _) in &about {
            let Some(line) = typed.iter().find(|line| line.skill == skill.as_str()) else {
                continue;
            };
            marks.extend(line.read(skill)?);
        }
        if marks.is_empty() {
            return Err(Error::invalid("points", t!("Give points for one skill at least.")));
        }
        let mut tx = self.store().begin(self.now()).await?;
        if !scorecard::hand_in(&mut tx, &desk, id, &marks).await? {
            return Err(Error::NotFound(t!("application")));
        }
        remarked(tx, &desk, &application, "scorecard").await
    }

    async fn member_names(&self, members: BTreeSet<PersonId>) -> Result<BTreeMap<PersonId, String>> {
        let mut names = BTreeMap::new();
        for member in members {
            names.insert(member, self.member_name(member).await?);
        }
        Ok(names)
    }

    async fn theirs(&self, visit: &Visit, id: ApplicationId) -> Result<(Desk, Application)> {
        let desk = self.desk_for(visit, id, Act::Look).await?;
        let found = application::find(&mut self.store().read().await?, &desk, id, self.now()).await?;
        Ok((desk, found.ok_or(Error::NotFound(t!("application")))?))
    }
}

impl TypedMark {
    fn read(&self, skill: &SkillId) -> Result<Option<Mark>> {
        let evidence = line("evidence", &self.evidence, EVIDENCE)?;
        let points = match (self.points.as_str(), &evidence) {
            ("", None) => return Ok(None),
            ("", Some(_)) => return Err(Error::invalid("points", t!("Choose the points for what you wrote."))),
            (points, _) => points
                .parse()
                .ok()
                .filter(|points| (SCALE.0..=SCALE.1).contains(points)),
        };
        let points = points.ok_or_else(|| Error::invalid("points", t!("Choose from 1 to 4 points.")))?;
        let evidence = evidence.ok_or_else(|| {
            Error::invalid(
                "evidence",
                t!("Write for each mark what it rests on: what they said or did. A number alone helps nobody."),
            )
        })?;
        Ok(Some(Mark {
            skill: skill.clone(),
            points,
            evidence,
        }))
    }
}

async fn remarked(tx: Tx, desk: &Desk, application: &Application, what: &str) -> Result<()> {
    let event = Event::about(EventKind::ApplicationRemarked, application.person, desk.member()).on(application.id.0);
    Ok(tx.commit(event.detail(what)).await?)
}

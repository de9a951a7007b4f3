//! Writing an opening in the conversation: a draft like any other, made public by the same use case as on the page.

use dialogue::{Advert, Drafted, Event, Form};
use model::{Draft, EmployerId, Need, PostingId};
use store::hiring::{Act, requisition};
use trust::Level;

use crate::{Journey, Result, Visit, doubts::reasons, hiring::WrittenOpening};

impl Journey {
    /// Begins an opening with what was told, for the team that wrote one last.
    pub(super) async fn draft_in_talk(&self, visit: &Visit, told: Advert) -> Result<Event> {
        let Some(employer) = self.employer_of_last(visit).await? else {
            let sentence = t!("First say which employer you hire for. On this page it takes a minute.");
            return Ok(Event::Refused(sentence.to_owned(), Some(Form::Hiring)));
        };
        let id = self.begin_opening(visit, employer, &told.words).await?;
        let mut written = self.written_opening(visit, id).await?;
        if !told.place.is_empty() || !told.pay.is_empty() {
            let draft = Draft {
                place: told.place,
                pay: told.pay,
                ..written.requisition.draft
            };
            self.change_opening(visit, id, draft).await?;
            written = self.written_opening(visit, id).await?;
        }
        let lacks = self.not_ready(&written.requisition.draft).map(|why| why.sentence());
        Ok(Event::OpeningDrafted(Box::new(self.drafted(written, lacks))))
    }

    /// Makes it public.
    pub(super) async fn publish_in_talk(&self, visit: &Visit, opening: PostingId) -> Result<Event> {
        self.publish_opening(visit, opening).await?;
        Ok(Event::OpeningPublished(opening))
    }

    async fn employer_of_last(&self, visit: &Visit) -> Result<Option<EmployerId>> {
        let mut last = None;
        for desk in self.desks(visit, Act::Hire).await? {
            let written = requisition::of_employer(&mut self.store().read().await?, &desk).await?;
            let at = written.iter().map(|one| one.made_at).max();
            last = last.max(Some((at, desk.employer())));
        }
        Ok(last.map(|(_, employer)| employer))
    }

    fn drafted(&self, written: WrittenOpening, lacks: Option<String>) -> Drafted {
        let (draft, read) = (written.requisition.draft, written.preview);
        let mut asked: Vec<_> = read.requirements.iter().collect();
        asked.sort_by_key(|asked| asked.need != Need::Required);
        let mut skills: Vec<String> = Vec::new();
        for name in asked
            .into_iter()
            .filter_map(|asked| self.taxonomy().name_of_skill(&asked.skill))
        {
            if !skills.iter().any(|known| known == name) {
                skills.push(name.to_owned());
            }
        }
        let warned = reasons(&written.standing.reasons)
            .into_iter()
            .filter(|_| written.standing.level != Level::Clear);
        let warned = warned.map(|(words, _)| t!("Seekers would be warned: {words}", words));
        Drafted {
            opening: written.requisition.posting,
            title: draft.title,
            employer: written.employer.name,
            place: draft.place,
            pay: draft.pay,
            skills,
            advice: warned
                .chain(written.advice.iter().map(crate::hiring::Advice::sentence))
                .collect(),
            lacks,
            reply_days: draft.reply_days,
        }
    }
}

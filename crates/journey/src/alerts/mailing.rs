//! Mails that gather what somebody was told, when they want it.

use std::collections::BTreeSet;

use ::mail::compose::Unsubscribe;
use chrono::NaiveDate;
use i18n::Lang;
use model::{EventKind, PersonId, Posting, PostingId, Profile};
use store::{
    Grant, account,
    alert::{self, Kept, Often},
    feedback, mail,
    notification::{self, Notification, Told, ToldOpening},
    posting::{self, Kept as KeptPosting},
};

use super::news::{Deadline, Line, News};
use crate::{
    Journey, Result,
    mails::{Letter, OPENINGS},
};

/// People whose mails are written in one go.
const TOGETHER: u32 = 200;
/// Notifications that one mail gathers; what was told before those stands in the app.
const GATHERED: u32 = 50;
/// Openings that one mail shows.
const SHOWN: usize = 8;
/// Dismissals that are looked at.
const MOST_DISMISSED: u32 = 1_000;

impl Journey {
    /// Writes the mails about openings that are due by now; how many people were looked after, and 0 when nothing is due.
    pub async fn write_alert_mails(&self) -> Result<usize> {
        let due = alert::due(&mut self.store().read().await?, self.now(), TOGETHER).await?;
        for person in &due {
            self.write_alert_mail(*person).await?;
        }
        Ok(due.len())
    }

    async fn write_alert_mail(&self, person: PersonId) -> Result<()> {
        let grant = Grant::program(person);
        let mut db = self.store().read().await?;
        let kept = alert::settings(&mut db, &grant).await?;
        let account = account::find(&mut db, &grant).await?;
        drop(db);
        let address = account
            .filter(|account| account.email_confirmed_at.is_some())
            .and_then(|account| account.email);
        let (Some(kept), Some(address)) = (kept.filter(|kept| kept.settings.by_mail), address) else {
            return self.gathered(&grant, None).await;
        };
        let lang = Lang::from_code(&kept.settings.lang).unwrap_or(Lang::English);
        i18n::spoken(lang, async {
            let news = self.gather_news(&grant, &kept).await?;
            let news = (!news.is_empty()).then_some((address.as_str(), &news));
            self.gathered(&grant, news).await
        })
        .await
    }

    /// Notes that everything told so far is mailed, or need not be, in the transaction that puts the mail into the outbox.
    async fn gathered(&self, grant: &Grant, news: Option<(&str, &News)>) -> Result<()> {
        let mut tx = self.store().begin(self.now()).await?;
        notification::mark_mailed(&mut tx, grant).await?;
        if let Some((address, news)) = news {
            alert::mailed(&mut tx, grant).await?;
            let id = self.queue_mail(&mut tx, grant, address, Letter::Openings(news)).await?;
            let context = mail::Context {
                openings: &news.postings(),
                ..mail::Context::default()
            };
            mail::belongs(&mut tx, id, context).await?;
            tx.also(grant.event(EventKind::MailQueued).on(id.0));
        } else {
            alert::set_due(&mut tx, grant, None).await?;
        }
        Ok(tx.commit(grant.event(EventKind::NotificationsMailed)).await?)
    }

    /// What the next mail tells: of everything not mailed yet that is still good.
    async fn gather_news(&self, grant: &Grant, kept: &Kept) -> Result<News> {
        let mut db = self.store().read().await?;
        let told = notification::unmailed(&mut db, grant, GATHERED).await?;
        let dismissed = feedback::dismissed(&mut db, grant, MOST_DISMISSED).await?;
        let ids: BTreeSet<PostingId> = told.iter().flat_map(|told| told.told.postings()).collect();
        let ids: Vec<PostingId> = ids.into_iter().collect();
        let postings = posting::find_all(&mut db, &ids).await?;
        drop(db);
        let is_good = |kept: &&KeptPosting| {
            let id = kept.posting.id;
            self.can_be_told(kept) && !dismissed.iter().any(|dismissed| dismissed.posting == id)
        };
        let good: Vec<&Posting> = postings.iter().filter(is_good).map(|kept| &kept.posting).collect();
        let place = self.place();
        let mut news = News {
            often: often_words(kept.settings.often),
            page: format!("{}/alerts", place.public_url),
            stop: self.stop_address(&kept.tokens.stop),
            takes_answers: self.takes_mails(),
            ..News::default()
        };
        self.add_openings(grant, &told, &good, &mut news).await?;
        self.add_deadlines(&told, &good, &mut news);
        Ok(news)
    }

    /// The openings that were told, the ones told last first: each once, the best of each time before the others.
    async fn add_openings(
        &self,
        grant: &Grant,
        told: &[Notification],
        good: &[&Posting],
        news: &mut News,
    ) -> Result<()> {
        let (known, person) = self.person(grant).await?;
        let (mut seen, mut shown) = (BTreeSet::new(), Vec::<(&Posting, &ToldOpening)>::new());
        for one in told.iter().rev() {
            let Told::Openings { list, more } = &one.told else {
                continue;
            };
            news.more += more;
            for opening in list {
                let posting = good.iter().find(|posting| posting.id == opening.posting);
                if let Some(posting) = posting.filter(|posting| seen.insert(posting.id)) {
                    shown.push((posting, opening));
                }
            }
        }
        news.more += u32::try_from(shown.len().saturating_sub(SHOWN)).unwrap_or(0);
        for (posting, opening) in shown.into_iter().take(SHOWN) {
            let why = match &opening.search {
                Some(words) => t!("It answers your search “{words}”.", words),
                None => self.fit_words(&known.profile, &person, posting),
            };
            news.openings.push(self.line(posting, why));
        }
        Ok(())
    }

    fn add_deadlines(&self, told: &[Notification], good: &[&Posting], news: &mut News) {
        let today = self.today_there();
        let mut seen = BTreeSet::new();
        for one in told.iter().rev() {
            let Told::Deadline { posting, .. } = &one.told else {
                continue;
            };
            let posting = good
                .iter()
                .find(|good| good.id == *posting)
                .filter(|posting| seen.insert(posting.id));
            let Some((posting, day)) = posting.and_then(|posting| Some((posting, posting.deadline?))) else {
                continue;
            };
            news.deadlines.push(Deadline {
                opening: self.line(posting, String::new()),
                day,
                days: (day - today).num_days(),
                calendar: format!("{}/openings/{}/deadline.ics", self.place().public_url, posting.id),
            });
        }
        news.deadlines.sort_by_key(|deadline| deadline.day);
    }

    /// Today, by the clocks of the place.
    pub(super) fn today_there(&self) -> NaiveDate {
        self.now().with_timezone(&self.place().time_zone).date_naive()
    }

    /// "You have 5 of the 6 skills it asks for."
    fn fit_words(&self, profile: &Profile, person: &matching::Person, posting: &Posting) -> String {
        let counted = self.suggest(profile, person, posting, false).why.counted();
        let asked = counted.sure + counted.likely + counted.missing;
        match (counted.sure, asked) {
            (0, _) | (_, 0) => t!("It fits what you told of yourself.").to_owned(),
            (has, asked) if has == asked => t!("It fits you: you have all the skills it asks for.").to_owned(),
            (has, asked) => t!(
                "It fits you: you have {has} of the {asked} skills it asks for.",
                has,
                asked
            ),
        }
    }

    fn line(&self, posting: &Posting, why: String) -> Line {
        let place = posting.place.as_ref().map(|place| place.text.clone());
        let about: Vec<String> = posting.employer.clone().into_iter().chain(place).collect();
        Line {
            posting: posting.id,
            title: posting.title.clone(),
            about: about.join(", "),
            why,
            deadline: posting.deadline,
            link: format!("{}/openings/{}", self.place().public_url, posting.id),
        }
    }

    /// The page that ends mails about openings.
    pub(super) fn stop_address(&self, token: &str) -> String {
        format!("{}/alerts/stop/{token}", self.place().public_url)
    }

    /// How a mail program ends mails like this one, where they can be ended.
    pub(crate) fn unsubscribe(&self, mail: &mail::Outgoing) -> Option<Unsubscribe> {
        let token = mail.stop_token.as_ref().filter(|_| mail.kind == OPENINGS)?;
        let https = self.stop_address(token);
        https
            .starts_with("https://")
            .then_some(Unsubscribe { https, mailto: None })
    }
}

/// After "You get these mails".
fn often_words(often: Often) -> &'static str {
    match often {
        Often::AtOnce => t!("as soon as something comes in"),
        Often::Daily => t!("at most once a day"),
        Often::Weekly => t!("at most once a week"),
    }
}

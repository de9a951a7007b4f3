//! Openings for the conversation: what is asked for in so many words, and where each way to go on would lead.

use dialogue::{Event, Filters, Fit, Narrowing, Opening, Way, narrowed};
use matching::{Limits, Person, Ranked};
use model::{PostingId, Profile};
use store::posting;

use crate::{Journey, Result, Visit, blocking::Hiding, find::USUAL_RADIUS_KM, jobs::Suggestion};

/// So many openings are told of at once.
const AT_ONCE: usize = 5;
/// Ways that make a list shorter.
const NARROWER: [Narrowing; 5] = [
    Narrowing::PartTime,
    Narrowing::FullTime,
    Narrowing::Remote,
    Narrowing::Nearer,
    Narrowing::BetterPaid,
];
/// Ways that find something where nothing was found.
const WIDER: [Narrowing; 3] = [Narrowing::AnyPlace, Narrowing::AnyPay, Narrowing::AnyHours];

impl Journey {
    /// What is asked for, the openings that fit the person best first; with every way to go on, counted.
    pub(super) async fn found(&self, visit: &Visit, filters: &Filters) -> Result<Event> {
        let grant = self.own(visit).await?;
        let (known, person) = self.person(&grant).await?;
        let hiding = self.left_out(&mut self.store().read().await?, &grant).await?;
        let asking = asking(&known.profile, filters);
        let seeker = Person::new(
            &self.0.taxonomy,
            &asking,
            person.feedback().clone(),
            self.now().date_naive(),
        );
        let (all, ways) = tokio::task::block_in_place(|| {
            let all = self.chosen(&seeker, filters, &hiding);
            let ways = self.ways(&seeker, filters, &all, &hiding);
            (all, ways)
        });
        let shown = all.iter().skip(usize::from(filters.after)).take(AT_ONCE);
        let ids: Vec<PostingId> = shown.map(|ranked| ranked.posting).collect();
        let kept = posting::find_all(&mut self.store().read().await?, &ids).await?;
        let knows = !known.profile.skills.is_empty();
        let openings = kept.iter().map(|kept| {
            let shown = self.suggest(&known.profile, &person, &kept.posting, false);
            opening(shown, knows)
        });
        Ok(Event::Found {
            openings: openings.collect(),
            total: u32::try_from(all.len()).unwrap_or(u32::MAX),
            ways,
        })
    }

    /// All openings within the filters that look like no fakes and are not of employers they hide from, best first.
    fn chosen(&self, person: &Person, filters: &Filters, hiding: &Hiding) -> Vec<Ranked> {
        let limits = self.limits(filters);
        let fakes = self.fakes();
        let matrix = self.matrix();
        let mut chosen = matrix.choose(&self.context(), person, &limits);
        chosen.retain(|ranked| {
            let employer = || matrix.get(ranked.posting).and_then(matching::Row::employer);
            let is_left_out = !hiding.leaves_nothing_out() && hiding.leaves_out_of(None, employer());
            !is_left_out && !fakes.contains(&ranked.posting)
        });
        chosen
    }

    /// Where each way would lead. Only at the beginning of a list: what is said of its end is said of another opening by then.
    fn ways(&self, person: &Person, filters: &Filters, all: &[Ranked], hiding: &Hiding) -> Vec<Way> {
        let first = all.first().map(|ranked| ranked.posting);
        let ways: &[Narrowing] = match (filters.after, first) {
            (0, Some(_)) => &NARROWER,
            (0, None) => &WIDER,
            _ => &[],
        };
        let before = Filters {
            after: 0,
            ..filters.clone()
        };
        let ways = ways.iter().filter_map(|narrowing| {
            let after = narrowed(&before, narrowing, first);
            let count = if after == before {
                0
            } else {
                self.chosen(person, &after, hiding).len()
            };
            // What leaves the list as it is, is no way.
            (count != all.len()).then(|| Way {
                narrowing: narrowing.clone(),
                count: u32::try_from(count).unwrap_or(u32::MAX),
            })
        });
        ways.collect()
    }

    fn limits(&self, filters: &Filters) -> Limits {
        let taxonomy = &self.0.taxonomy;
        let matrix = self.matrix();
        let row = |id: Option<PostingId>| id.and_then(|id| matrix.get(id));
        let wishes = &filters.wishes;
        let alike = row(filters.like).and_then(matching::Row::occupation);
        let asked = filters.occupation.as_ref().and_then(|id| taxonomy.occupation_ix(id));
        let place = filters.place.as_ref();
        let spot = place.and_then(|place| place.at);
        let km = filters.within_km.unwrap_or(USUAL_RADIUS_KM);
        Limits {
            occupation: alike.or(asked),
            besides: filters.like,
            near: spot.map(|from| (from, km)),
            country: place
                .filter(|_| spot.is_none())
                .and_then(|place| matching::country(place.country.as_deref()?)),
            employment: wishes.employment,
            site: wishes.site,
            pays: wishes.min_pay.map(|pay| (pay.yearly().0, pay.currency)),
            pays_more_than: row(filters.paid_above)
                .and_then(matching::Row::pay)
                .map(|(_, most, currency)| (most, currency)),
            without: filters.without.iter().filter_map(|id| taxonomy.skill_ix(id)).collect(),
        }
    }
}

/// The profile with what is asked for now in place of what is wished otherwise.
fn asking(profile: &Profile, filters: &Filters) -> Profile {
    let mut profile = profile.clone();
    if let Some(occupation) = &filters.occupation {
        profile.wishes.occupations = vec![occupation.clone()];
    }
    if let Some(place) = &filters.place {
        profile.wishes.place = Some(place.clone());
    }
    profile
}

fn opening(shown: Suggestion, knows: bool) -> Opening {
    let counted = shown.why.counted();
    let fit = Fit {
        has: counted.sure,
        likely: counted.likely,
        missing: counted.missing,
    };
    Opening {
        id: shown.posting.id,
        title: shown.posting.title,
        employer: shown.posting.employer.unwrap_or_default(),
        place: shown.posting.place.map(|place| place.text).unwrap_or_default(),
        fit: knows.then_some(fit),
    }
}

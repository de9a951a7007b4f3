//! Alerts set in a conversation: a search is saved that tells of what it finds, or whatever fits is told.

use dialogue::{Event, Filters, Form};
use matching::Row;
use model::SkillId;

use crate::{
    Journey, Result, Visit,
    find::{Radius, Search},
};

/// The longest words of a place that are kept.
const LONGEST_PLACE: usize = 120;

impl Journey {
    /// Tells of openings like those that were asked for; when nothing was asked for, of those that fit.
    pub(super) async fn set_alert(&self, visit: &Visit, filters: &Filters) -> Result<Event> {
        let search = self.as_search(filters);
        if search != Search::default() {
            let words = self.search_words(filters, &search);
            self.save_search(visit, &search.address(), &words, &search).await?;
            return Ok(Event::AlertSet);
        }
        if self.known(visit).await?.profile.is_empty() {
            let sentence =
                t!("Tell me what you look for first, or something about you. Then I know what to tell you of.");
            return Ok(Event::Refused(sentence.to_owned(), Some(Form::Profile)));
        }
        self.hear_of_what_fits(visit).await?;
        Ok(Event::AlertSet)
    }

    /// What was asked for in the conversation, as a search of all openings.
    fn as_search(&self, filters: &Filters) -> Search {
        let taxonomy = &self.0.taxonomy;
        let matrix = self.matrix();
        let row = |id: Option<model::PostingId>| id.and_then(|id| matrix.get(id));
        let alike = row(filters.like).and_then(Row::occupation);
        let asked = filters.occupation.as_ref().and_then(|id| taxonomy.occupation_ix(id));
        let above = row(filters.paid_above).and_then(Row::pay);
        let wishes = &filters.wishes;
        let least = wishes.min_pay.map(|pay| (pay.yearly().0, pay.currency));
        let place = filters
            .place
            .as_ref()
            .map(|place| place.text.chars().take(LONGEST_PLACE).collect());
        Search {
            words: alike
                .or(asked)
                .map(|ix| taxonomy.occupation(ix).name.clone())
                .into_iter()
                .chain(self.names_of(&filters.without).map(|name| format!("-\"{name}\"")))
                .collect::<Vec<_>>()
                .join(" "),
            radius: filters
                .within_km
                .filter(|_| filters.place.is_some())
                .map_or(Radius::Usual, Radius::Km),
            place: place.unwrap_or_default(),
            // The least that is above it: pay is counted in whole units.
            min_pay_yearly: above.map(|(_, most, currency)| (most + 100, currency)).or(least),
            sites: wishes.site.into_iter().collect(),
            employment: wishes.employment.into_iter().collect(),
            ..Search::default()
        }
    }

    /// What skills are called in the language of the taxonomy, as openings are searched by.
    fn names_of<'a>(&'a self, skills: &'a [SkillId]) -> impl Iterator<Item = String> + 'a {
        let taxonomy = &self.0.taxonomy;
        let known = skills.iter().filter_map(|id| taxonomy.skill_ix(id));
        known.map(|ix| taxonomy.skill(ix).name.replace('"', " "))
    }

    /// What it looks for, as the list of saved searches shows it.
    fn search_words(&self, filters: &Filters, search: &Search) -> String {
        let work = search.words.split('-').next().unwrap_or_default().trim();
        let occupation = self
            .0
            .taxonomy
            .search_occupations(&work.to_lowercase(), 1)
            .into_iter()
            .next();
        let work = match occupation {
            Some(ix) if !work.is_empty() => self.0.taxonomy.occupation_name(ix).to_owned(),
            _ => t!("All openings").to_owned(),
        };
        let place = match (search.place.as_str(), search.radius) {
            ("", _) => None,
            (place, Radius::Km(km)) => Some(t!("up to {km} km from {place}", km, place)),
            (place, _) => Some(t!("near {place}", place)),
        };
        let wishes = Some(filters.wishes.in_words()).filter(|words| !words.is_empty());
        let names = filters
            .without
            .iter()
            .filter_map(|id| self.0.taxonomy.name_of_skill(id));
        let without = names.map(|skill| t!("without {skill}", skill));
        let all: Vec<String> = [work].into_iter().chain(place).chain(wishes).chain(without).collect();
        all.join(", ")
    }
}

//! Made openings: the same seed and day give the same openings everywhere.

use chrono::{Days, NaiveDate};
use model::SeededRandom;
use skills::posting::RawPosting;

use super::data::{DemoData, DemoEmployer, DemoRole};

/// One made opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeOpening {
    /// Its key in the source `demo`.
    pub key: String,
    /// The employer's key in the demo data.
    pub employer: String,
    /// The words of the advert.
    pub raw: RawPosting,
}

/// Makes `count` openings as of `today`: every role in turn, frequent ones more often, each time with another employer, place
/// and selection of lines.
pub fn made_openings(
    data: &'static DemoData,
    seed: u64,
    count: usize,
    today: NaiveDate,
) -> impl Iterator<Item = MadeOpening> {
    let most = if data.roles.is_empty() || data.employers.is_empty() {
        0
    } else {
        count
    };
    let turns = data.turns();
    let stride = stride(turns.len());
    (0..most).map(move |nr| {
        let role = turns[nr * stride % turns.len()];
        // Each opening has a seed of its own, so that the first 300 are the same whether 300 or 100,000 are made.
        let chance = SeededRandom::new(seed ^ (nr as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        Maker {
            data,
            role,
            chance,
            today,
        }
        .make(nr)
    })
}

/// How far apart in the list two openings made one after the other stand: the golden section spreads few openings over all
/// fields, and without a common divisor every role has its turn.
fn stride(roles: usize) -> usize {
    let divides = |of: usize, by: usize| of.is_multiple_of(by);
    let alone = |step: &usize| !(2..=*step).any(|by| divides(*step, by) && divides(roles, by));
    (roles * 618 / 1000..roles).find(alone).unwrap_or(1)
}

struct Maker {
    data: &'static DemoData,
    role: &'static DemoRole,
    chance: SeededRandom,
    today: NaiveDate,
}

impl Maker {
    fn make(&self, nr: usize) -> MadeOpening {
        let (employer, place) = self.employer_and_place();
        let town = skills::Gazetteer::built_in();
        let place_name = town.get(place).map_or(place, |town| town.name.as_str()).to_owned();
        let country = place.rsplit('-').next().unwrap_or("").to_uppercase();
        let title = self.one(&self.role.titles).clone();
        let fill = |line: &str| {
            line.replace("{employer}", &employer.name)
                .replace("{place}", &place_name)
                .replace("{title}", &title)
        };
        MadeOpening {
            key: format!("demo-{nr:06}"),
            employer: employer.id.clone(),
            raw: RawPosting {
                description: self.text(&fill),
                employer: Some(employer.name.clone()),
                place: Some(place_name.clone()),
                pay: self.pay(&country),
                country: Some(country),
                posted: Some((self.today - Days::new(u64::from(self.chance.below(40)))).to_string()),
                deadline: self
                    .sometimes(60)
                    .then(|| (self.today + Days::new(u64::from(6 + self.chance.below(60)))).to_string()),
                employment: Some(self.one(&self.role.employment).clone()),
                site: Some(self.one(&self.role.remote).clone()),
                title,
                ..RawPosting::default()
            },
        }
    }

    /// An employer of the field with a town in a country the role has pay for; else any employer.
    fn employer_and_place(&self) -> (&'static DemoEmployer, &'static str) {
        let paid = |place: &str| {
            place
                .rsplit('-')
                .next()
                .is_some_and(|end| self.role.pay.contains_key(&end.to_uppercase()))
        };
        let of_field = self
            .data
            .employers
            .iter()
            .filter(|employer| employer.sector.contains(&self.role.sector));
        let pairs: Vec<(&DemoEmployer, &str)> = of_field
            .flat_map(|employer| employer.places.iter().map(move |place| (employer, place.as_str())))
            .filter(|(_, place)| paid(place))
            .collect();
        let hiring: Vec<(&DemoEmployer, &str)> = pairs
            .iter()
            .copied()
            .filter(|(employer, _)| employer.hires.contains(&self.role.occupation))
            .collect();
        if !hiring.is_empty() && self.sometimes(60) {
            return *self.one(&hiring);
        }
        if pairs.is_empty() {
            let employer = self.one(&self.data.employers);
            (employer, self.one(employer.places.as_slice()).as_str())
        } else {
            *self.one(&pairs)
        }
    }

    fn text(&self, fill: &dyn Fn(&str) -> String) -> String {
        let role = self.role;
        let experience = match role.experience_months {
            0 => None,
            months if months % 12 == 0 && months > 12 => Some(format!("At least {} years of experience", months / 12)),
            months => Some(format!("At least {months} months of experience")),
        };
        let mut must = self.some(&role.must, 5);
        if self.sometimes(50) && !must.iter().any(|line| line.to_lowercase().contains("experience")) {
            must.extend(experience);
        }
        let headings = self.one(&HEADINGS);
        let mut text = fill(self.one(role.intro.as_slice()).as_str());
        for (heading, lines) in [
            (headings[0], self.some(&role.duties, 5)),
            (headings[1], must),
            (headings[2], self.some(&role.nice, 2)),
            (headings[3], self.some(&role.offer, 3)),
        ] {
            text.push_str("\n\n");
            text.push_str(heading);
            for line in lines {
                text.push_str("\n- ");
                text.push_str(&fill(&line));
            }
        }
        text
    }

    /// As adverts write it; one in six says nothing.
    fn pay(&self, country: &str) -> Option<String> {
        let (low, high, per) = self.role.pay.get(country)?;
        if self.sometimes(16) {
            return None;
        }
        let currency = skills::Gazetteer::built_in()
            .country_of_code(country)
            .map_or("", |country| country.currency.as_str())
            .to_owned();
        let (low, high) = (hundredths(*low), hundredths(*high));
        let step = match high {
            0..20_000 => 5,
            20_000..1_000_000 => 5_000,
            1_000_000..100_000_000 => 50_000,
            _ => 500_000,
        };
        let span = (high - low) / 4 + 1;
        let shift = u64::from(self.chance.below(u32::try_from(span).unwrap_or(u32::MAX)));
        let round = |amount: u64| amount_words((amount / step).max(1) * step);
        let top = (high - span / 2 + shift / 2).max(low + shift);
        Some(format!("{currency} {} - {} per {per}", round(low + shift), round(top)))
    }

    fn one<'a, T>(&self, list: &'a [T]) -> &'a T {
        &list[self.chance.below(u32::try_from(list.len()).unwrap_or(u32::MAX)) as usize]
    }

    /// At least `least` of the lines (all when there are fewer), in their order.
    fn some(&self, lines: &[String], least: usize) -> Vec<String> {
        let mut kept: Vec<String> = lines.to_vec();
        while kept.len() > least && self.sometimes(60) {
            kept.remove(self.chance.below(u32::try_from(kept.len()).unwrap_or(1)) as usize);
        }
        kept
    }

    fn sometimes(&self, percent: u32) -> bool {
        self.chance.below(100) < percent
    }
}

/// Whole hundredths of the currency unit.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pay is positive and far below 2^53"
)]
fn hundredths(amount: f64) -> u64 {
    (amount * 100.0).round() as u64
}

/// "28500", "12.80".
fn amount_words(hundredths: u64) -> String {
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        cents => format!("{}.{cents:02}", hundredths / 100),
    }
}

/// Headings as adverts have them: duties, musts, pluses, what is given.
const HEADINGS: [[&str; 4]; 4] = [
    ["What you will do", "What you bring", "Nice to have", "What we offer"],
    ["Your tasks", "Requirements", "Preferred", "Benefits"],
    ["The work", "You need", "It would be a plus", "You get"],
    ["Responsibilities", "Essential", "Desirable", "In return"],
];

#[cfg(test)]
mod tests {
    use super::stride;

    #[test]
    fn every_role_has_its_turn() {
        for roles in 1..=420 {
            let mut met: Vec<usize> = (0..roles).map(|nr| nr * stride(roles) % roles).collect();
            met.sort_unstable();
            met.dedup();
            assert_eq!(met.len(), roles);
        }
    }
}

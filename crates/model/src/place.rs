//! Places and where work is done.

use serde::{Deserialize, Serialize};

/// A point on the globe in millionths of a degree, so that equal input compares equal everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Coordinates {
    /// North positive.
    pub latitude: i32,
    /// East positive.
    pub longitude: i32,
}

impl Coordinates {
    /// From degrees.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "degrees are at most 180, far inside i32 after scaling"
    )]
    pub fn from_degrees(latitude: f64, longitude: f64) -> Self {
        let scale = |degrees: f64| (degrees * 1e6).round() as i32;
        Self {
            latitude: scale(latitude),
            longitude: scale(longitude),
        }
    }

    /// Whether somewhere is certainly further than so many km, told without trigonometry: a degree of latitude is 111 km
    /// everywhere. False says nothing.
    pub fn is_surely_beyond(self, km: u32, other: Self) -> bool {
        let apart = u64::from(self.latitude.abs_diff(other.latitude));
        apart * 111 > (u64::from(km) + 1) * 1_000_000
    }

    /// Great-circle distance in whole kilometres (haversine on a sphere of 6,371 km).
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 20,015 km")]
    pub fn km_to(self, other: Self) -> u32 {
        let rad = |micro: i32| (f64::from(micro) / 1e6).to_radians();
        let (lat_a, lat_b) = (rad(self.latitude), rad(other.latitude));
        let half_lat = ((lat_b - lat_a) / 2.0).sin();
        let half_lon = ((rad(other.longitude) - rad(self.longitude)) / 2.0).sin();
        let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
        (2.0 * 6371.0 * h.sqrt().min(1.0).asin()).round() as u32
    }

    /// Whether it is at most so many whole kilometres to the other. Most places are further off by their latitude alone, which
    /// is told without trigonometry: a kilometre is 8,993 millionths of a degree.
    pub fn is_within(self, km: u32, other: Self) -> bool {
        let furthest = km.saturating_add(1).saturating_mul(9_000);
        self.latitude.abs_diff(other.latitude) <= furthest && self.km_to(other) <= km
    }
}

/// About how many minutes by car it takes to somewhere so many km off as the crow flies, to the five minutes.
///
/// Roads are taken to be 1.3 times as long as the straight line, between what was measured in many countries (Ballou, Rahardja
/// and Sakai 2002, "Selected country circuity factors for road travel distance estimation": 1.2 in the USA, 1.3 in Germany
/// and India, 1.4 in England). The first 5 km of road go at 25 km/h, up to 25 km at 40, further at 70, and five minutes go
/// into getting in and parking: assumptions of ours, for nobody's route in particular.
pub fn minutes_by_car(km: u32) -> u32 {
    // Nowhere is further than half around the globe. Tenths of a km.
    let road = km.min(20_100) * 13;
    let town = road.min(50);
    let near = road.min(250) - town;
    let far = road - town - near;
    let seconds = town * 360 / 25 + near * 360 / 40 + far * 360 / 70 + 300;
    (seconds + 150) / 300 * 5
}

/// A place as somebody wrote it, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The words as written: "Warren, MI".
    pub text: String,
    /// The town's id in `data/places`, when it is known.
    pub id: Option<String>,
    /// ISO 3166 alpha-2, when it is known.
    pub country: Option<String>,
    /// Where it is, when that is known. Unknown stays unknown: no distance is made up.
    pub at: Option<Coordinates>,
}

impl Place {
    /// A place nothing is known of but its words.
    pub fn unknown(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            id: None,
            country: None,
            at: None,
        }
    }

    /// Distance in km, when both places are known.
    pub fn km_to(&self, other: &Self) -> Option<u32> {
        Some(self.at?.km_to(other.at?))
    }
}

/// Where the work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WorkSite {
    /// At the employer's place.
    OnSite,
    /// Partly there, partly at home.
    Hybrid,
    /// At home; in which country one may live is another question ([`Posting::anywhere`](crate::Posting::anywhere)).
    Remote,
}

#[cfg(test)]
mod tests {
    use super::{Coordinates, minutes_by_car};

    #[test]
    fn far_off_by_latitude_alone_is_far_off() {
        let (leeds, london) = (
            Coordinates::from_degrees(53.8, -1.55),
            Coordinates::from_degrees(51.51, -0.13),
        );
        assert!(leeds.is_surely_beyond(200, london) && leeds.km_to(london) > 200);
        assert!(!leeds.is_surely_beyond(255, london), "271 km, and 254 of latitude");
        for km in 0..400 {
            assert!(!leeds.is_surely_beyond(km, london) || leeds.km_to(london) > km);
        }
    }

    #[test]
    fn the_way_takes_longer_in_town_and_is_told_to_the_five_minutes() {
        let told: Vec<u32> = [0, 2, 10, 25, 50, 100].map(minutes_by_car).to_vec();
        assert_eq!(told, [5, 10, 30, 55, 80, 135]);
        assert!((0..20_000).is_sorted_by_key(minutes_by_car));
    }

    #[test]
    fn distance_matches_known_pairs() {
        let london = Coordinates::from_degrees(51.507, -0.128);
        let paris = Coordinates::from_degrees(48.857, 2.352);
        assert!((343..=345).contains(&london.km_to(paris)));
        assert_eq!(london.km_to(london), 0);
        let antipode = Coordinates::from_degrees(-51.507, 179.872);
        assert!((20_014..=20_016).contains(&london.km_to(antipode)));
    }

    #[test]
    fn within_a_distance_is_what_is_not_further() {
        let home = Coordinates::from_degrees(51.507, -0.128);
        for step in 0..400 {
            let away = f64::from(step) / 200.0;
            for other in [
                (51.507 + away, -0.128),
                (51.507 - away, -0.128),
                (51.507, away),
                (51.507 + away, away),
            ] {
                let other = Coordinates::from_degrees(other.0, other.1);
                let far = home.km_to(other);
                let told = [0, 1, 59, 60, 61, far, far.saturating_sub(1)];
                assert!(
                    told.iter().all(|km| home.is_within(*km, other) == (far <= *km)),
                    "{other:?}"
                );
            }
        }
    }
}

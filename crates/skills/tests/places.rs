//! Places as people write them.

use i18n::{Lang, speaking};
use skills::{Gazetteer, PlaceFiles};

fn id(text: &str) -> Option<String> {
    Gazetteer::built_in().resolve(text).and_then(|place| place.id)
}

fn country(text: &str) -> Option<String> {
    Gazetteer::built_in().resolve(text).and_then(|place| place.country)
}

#[test]
fn built_in_places_are_sound() {
    let files = Gazetteer::built_in_files();
    let gazetteer = Gazetteer::parse(files).unwrap_or_else(|faults| panic!("{faults:#?}"));
    assert!(gazetteer.towns().len() >= 500, "{} towns", gazetteer.towns().len());
    assert!(gazetteer.countries().len() >= 240);
}

#[test]
fn names_that_belong_nowhere_are_told() {
    let faults = |names| {
        let files = PlaceFiles {
            countries: "code,name,currency,other\nKE,Kenya,KES,\n",
            places: "id,name,country,region,latitude,longitude,population,other\nnakuru-ke,Nakuru,KE,,-0.3,36.07,570000,\n",
            regions: "country,code,name,other\n",
            names,
        };
        let told = Gazetteer::parse(files).err().unwrap_or_default();
        told.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(faults("id,es,hi\nKE,Kenia,केन्या\nnakuru-ke,,नाकुरु\n"), "");
    assert!(faults("id,es,hi\nKE,Kenia,\n").contains("each language"));
    assert!(faults("id,es,hi\nKE,Kenia,केन्या\nKE,Kenia,केन्या\n").contains("twice"));
    assert!(faults("id,es,hi\nKE,Kenia,केन्या\noxford-gb,,ऑक्सफ़ोर्ड\n").contains("no such town"));
}

#[test]
fn places_are_called_as_their_readers_call_them() {
    let gazetteer = Gazetteer::built_in();
    let (london, kenya) = (
        gazetteer.get("london-gb").unwrap(),
        gazetteer.country_of_code("KE").unwrap(),
    );
    let names = || (london.spoken_name().to_owned(), kenya.spoken_name().to_owned());
    assert_eq!(names(), ("London".to_owned(), "Kenya".to_owned()));
    assert_eq!(
        speaking(Lang::Spanish, names),
        ("Londres".to_owned(), "Kenia".to_owned())
    );
    assert_eq!(speaking(Lang::Hindi, names), ("लंदन".to_owned(), "केन्या".to_owned()));
}

#[test]
fn what_is_written_for_a_place_is_read_as_that_place() {
    let gazetteer = Gazetteer::built_in();
    for lang in Lang::ALL {
        speaking(lang, || {
            for country in gazetteer.countries() {
                let written = gazetteer.written_country(country);
                let found = gazetteer.country(written);
                // The English name of Georgia is also that of a state.
                assert!(found == Some(country) || written == country.name, "{written}");
            }
            for town in gazetteer.towns().iter().filter(|town| town.population > 1_000_000) {
                let written = gazetteer.written(town);
                let found = gazetteer.resolve(&written).and_then(|place| place.id);
                // Names of three letters are read in capitals only.
                let short = town.name.chars().count() <= 3;
                assert!(short || found.as_ref() == Some(&town.id), "{written}");
            }
        });
    }
    let london = gazetteer.get("london-gb").unwrap();
    assert_eq!(
        speaking(Lang::Spanish, || gazetteer.written(london)),
        "Londres, Reino Unido"
    );
}

#[test]
fn towns_are_known_in_every_spelling() {
    for (text, town) in [
        ("Albuquerque, NM", "albuquerque-us"),
        ("Pune, India", "pune-in"),
        ("Köln", "cologne-de"),
        ("Koeln", "cologne-de"),
        ("KOLN, NRW", "cologne-de"),
        ("cologne", "cologne-de"),
        ("London SE1", "london-gb"),
        ("Greater London", "london-gb"),
        ("London SE1 7PB, England, United Kingdom", "london-gb"),
        ("Remote - Berlin", "berlin-de"),
        ("Berlin (hybrid)", "berlin-de"),
        ("Germany, Berlin", "berlin-de"),
        ("München / Remote", "munich-de"),
        ("Bangalore, Karnataka, India", "bengaluru-in"),
        ("New York, NY 10001", "new-york-us"),
        ("Washington, D.C.", "washington-us"),
        ("St. Louis, MO", "st-louis-us"),
        ("Saint Louis", "st-louis-us"),
        ("Chennai, TN", "chennai-in"),
        ("London, UK or Paris, France", "london-gb"),
    ] {
        assert_eq!(id(text).as_deref(), Some(town), "{text}");
    }
}

#[test]
fn region_and_country_choose_among_namesakes() {
    assert_eq!(id("Valencia, Spain").as_deref(), Some("valencia-es"));
    assert_eq!(id("Córdoba, Argentina").as_deref(), Some("cordoba-ar"));
    assert_eq!(id("Córdoba, Andalucía").as_deref(), Some("cordoba-es"));
    assert_eq!(id("Hyderabad, Pakistan").as_deref().unwrap_or("unknown"), "unknown");
    for (text, country_and_region) in [
        ("Cartagena, Murcia", "cartagena-es"),
        ("Alexandria, Egypt", "alexandria-eg"),
        ("Alexandria, VA", "alexandria-va-us"),
        ("Troy, New York", "troy-ny-us"),
        ("Richmond, CA", "richmond-ca-us"),
        ("Richmond, British Columbia", "richmond-ca"),
    ] {
        assert_eq!(id(text).as_deref(), Some(country_and_region), "{text}");
    }
}

#[test]
fn an_unknown_town_keeps_its_words_and_its_country() {
    let place = Gazetteer::built_in().resolve("  Warrenville,   MI ").unwrap();
    assert_eq!(
        (place.text.as_str(), place.id, place.at),
        ("Warrenville, MI", None, None)
    );
    assert_eq!(place.country.as_deref(), Some("US"));
    for (text, code) in [
        ("Paris, Texas", Some("US")),
        ("Paris, TX", Some("US")),
        ("Rochester, New York", Some("US")),
        ("East London, South Africa", Some("ZA")),
        ("Kleinkleckersdorf, Deutschland", Some("DE")),
        ("Remote (US)", Some("US")),
        ("Texas", Some("US")),
        ("Anywhere in Germany", Some("DE")),
        ("Somewhere, IN", None),
        ("Nowhereville", None),
    ] {
        assert_eq!(id(text), None, "{text}");
        assert_eq!(country(text).as_deref(), code, "{text}");
    }
}

#[test]
fn where_no_place_is_written_none_is_made_up() {
    for text in [
        "",
        "  ",
        "Remote",
        "REMOTE - anywhere",
        "Work from home",
        "Multiple locations",
        "N/A",
        "12345",
    ] {
        assert_eq!(Gazetteer::built_in().resolve(text), None, "{text:?}");
    }
    let long = "x ".repeat(100_000);
    assert!(Gazetteer::built_in().resolve(&long).unwrap().text.len() <= 200);
}

#[test]
fn countries_are_known_by_name_code_and_region() {
    let code = |text: &str| Gazetteer::built_in().country(text).map(|country| country.code.clone());
    for (text, expected) in [
        ("Germany", Some("DE")),
        ("Deutschland", Some("DE")),
        ("UK", Some("GB")),
        ("USA", Some("US")),
        ("U.S.A.", Some("US")),
        ("Austin, Texas", Some("US")),
        ("India", Some("IN")),
        ("join us", None),
        ("Georgia", None),
        ("", None),
    ] {
        assert_eq!(code(text).as_deref(), expected, "{text}");
    }
    assert_eq!(Gazetteer::built_in().country("Kenya").unwrap().currency, "KES");
}

#[test]
fn suggestions_come_while_typing() {
    let gazetteer = Gazetteer::built_in();
    let first = |typed: &str| gazetteer.suggest(typed, 3).first().map(|town| town.id.clone());
    assert_eq!(first("ber").as_deref(), Some("berlin-de"));
    assert_eq!(first("mün").as_deref(), Some("munich-de"));
    assert_eq!(first("new y").as_deref(), Some("new-york-us"));
    assert_eq!(first("Londn").as_deref(), Some("london-gb"));
    assert_eq!(gazetteer.suggest("a", 5).len(), 5);
    assert_eq!(gazetteer.get("pune-in").unwrap().name, "Pune");
    assert!(gazetteer.get("nowhere").is_none());
}

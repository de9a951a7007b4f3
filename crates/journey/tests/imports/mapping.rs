//! Which column is taken for what: shown, changed, checked.

use journey::import::{Field, State};

use crate::common::{Home, refusal};

const ODD: &str =
    "kurz,lang,ort,lohn,extra\nKoch,Wir kochen Fisch.,Hamburg,15 Euro,x\nKellner,Wir servieren.,Kiel,13 Euro,y\n";

both! {
    async fn staff_say_what_a_column_is_where_it_was_not_recognised(home: Home) {
        let nadia = home.nadia().await;
        let id = home.hand_in(&nadia, ODD.as_bytes().to_vec()).await;
        let looked = home.look(&nadia, id).await;
        assert_eq!(journey::import::missing(&looked.fields), [Field::Description]);

        let codes = |list: &[&str]| list.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
        let without = codes(&["ignore", "description", "place", "pay", "ignore"]);
        let told = refusal(home.journey.start_import(&nadia, id, "Hafen", &without, false).await);
        assert!(told.contains("column with the “Title”"), "{told}");
        let twice = codes(&["title", "description", "place", "pay", "pay"]);
        let told = refusal(home.journey.start_import(&nadia, id, "Hafen", &twice, false).await);
        assert!(told.contains("“lohn” and “extra”"), "{told}");
        let good = codes(&["title", "description", "place", "pay", "ignore"]);
        for nameless in ["", " ", "\n", &"x".repeat(300)] {
            assert!(refusal(home.journey.start_import(&nadia, id, nameless, &good, false).await).contains("a name"));
        }
        let told = refusal(home.journey.start_import(&nadia, id, " onward ", &good, false).await);
        assert!(told.contains("written here"), "a file never stands for what employers wrote: {told}");
        assert_eq!(home.look(&nadia, id).await.state, State::Mapping, "nothing was started by that");

        home.journey.start_import(&nadia, id, " Hafen ", &good, false).await.unwrap();
        assert!(home.work().await);
        let openings = home.taken_in().await;
        let mut titles: Vec<_> = openings.iter().map(|opening| opening.title.as_str()).collect();
        titles.sort_unstable();
        assert_eq!(titles, ["Kellner", "Koch"]);
        assert!(openings.iter().all(|opening| opening.source.source == "Hafen"));
        assert!(openings.iter().all(|opening| opening.place.is_some() && opening.pay.is_some()));
        assert_eq!(home.look(&nadia, id).await.fields[0], Field::Title, "what was said is kept");
    }

    async fn a_column_that_is_left_out_stays_out_and_nothing_stands_in_for_it(home: Home) {
        let nadia = home.nadia().await;
        let table = "title,company,description,pay,salary note\nCook,Harbour Inn,We cook.,$12 an hour,$90 an hour\n";
        let id = home.hand_in(&nadia, table.as_bytes().to_vec()).await;
        let mut codes: Vec<String> = home.look(&nadia, id).await.fields.iter().map(|field| field.code().to_owned()).collect();
        for code in codes.iter_mut().filter(|code| code.starts_with("pay")) {
            "ignore".clone_into(code);
        }
        home.journey.start_import(&nadia, id, "Inn", &codes, false).await.unwrap();
        home.work().await;
        assert_eq!(home.taken_in().await[0].pay, None);
    }

    /// The next version of a file is told from the first by the source's name, not by the file's.
    async fn openings_are_known_again_within_their_source(home: Home) {
        let nadia = home.nadia().await;
        for (name, expected) in [("march.csv", [1, 0, 0, 0]), ("april.csv", [0, 0, 1, 0])] {
            let bytes = crate::desk::csv(&[("N-1", "Cook", "You cook.")]);
            let id = home.journey.hand_in_openings(&nadia, name, bytes).await.unwrap();
            home.start(&nadia, id).await;
            home.work().await;
            assert_eq!(Home::counts(&home.look(&nadia, id).await), expected, "{name}");
        }
        let known = home.journey.source_named(&nadia, "City board").await.unwrap().unwrap();
        assert_eq!((known.counts.same, known.last_run_at), (1, Some(home.journey.now())));
        assert_eq!(home.journey.source_named(&nadia, "None").await.unwrap(), None);
    }
}

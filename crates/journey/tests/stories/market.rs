//! What the openings at hand pay and ask for.

use std::fmt::Write as _;

use matching::market::Cut;

use crate::common::Home;

/// A file of welders in a town, each with a yearly pay in thousands.
fn welders(place: &str, pay: &[u32]) -> String {
    let mut file = "id,title,employer,location,pay,description\n".to_owned();
    for (nr, thousands) in pay.iter().enumerate() {
        let _ = writeln!(
            file,
            "{place}-{nr},Welder,Works {nr},{place},\"£{thousands},000 a year\",You weld. TIG welding required."
        );
    }
    file
}

both! {
    async fn usual_pay_is_of_openings_near_by_else_of_the_country_else_nothing_is_said(home: Home) {
        home.import(welders("Leeds", &[20, 22, 24, 26, 28, 60])).await;
        home.import(welders("London", &[40, 42])).await;
        home.journey.load_matrix().await.unwrap();
        let usual = home.journey.usual_pay(&home.opening("Leeds-5").await).unwrap();
        assert!(usual.near);
        assert_eq!((usual.spread.low, usual.spread.middle, usual.spread.high, usual.spread.count), (2_200_000, 2_400_000, 2_600_000, 5));
        let london = home.journey.usual_pay(&home.opening("London-0").await).unwrap();
        assert!(!london.near && london.spread.count == 7, "too few in London: {london:?}");

        let occupation = |id: &str| Cut::Occupation(home.journey.taxonomy().occupation_ix(&id.into()).unwrap());
        let trade = home.journey.market(occupation("welder"));
        assert_eq!(trade.openings, 8);
        assert_eq!(trade.countries, [(*b"GB", 8)]);
        let tig = trade.asked[0];
        assert_eq!((home.journey.taxonomy().skill(tig.skill).id.as_str(), tig.openings, tig.must), ("tig-welding", 8, 8));
        assert_eq!(home.journey.occupations_asked()[0].1, 8);
        let none = home.journey.market(occupation("cook"));
        assert!(none.openings == 0 && none.pay.is_empty() && none.asked.is_empty());
    }
}

//! Pay as the world writes it, and what only looks like it.

use model::{Currency, Pay, Per};

use super::{RawPosting, pay};
use crate::posting::advert::Advert;

fn show(pay: Option<Pay>) -> String {
    let money = |hundredths: u64| match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        rest => format!("{}.{rest:02}", hundredths / 100),
    };
    pay.map_or("-".into(), |pay| {
        let estimate = if pay.stated { "" } else { " est" };
        format!(
            "{}-{} {} {:?}{estimate}",
            money(pay.min),
            money(pay.max),
            pay.currency,
            pay.per
        )
    })
}

fn field(text: &str, home: &str) -> String {
    let raw = RawPosting {
        pay: Some(text.to_owned()),
        ..RawPosting::default()
    };
    show(pay(&raw, &Advert::new("T\nx"), home.parse().ok()))
}

fn text(text: &str, home: &str) -> String {
    show(pay(
        &RawPosting::default(),
        &Advert::new(&format!("T\n{text}")),
        home.parse().ok(),
    ))
}

#[test]
fn the_field_is_read_in_the_ways_the_world_writes_pay() {
    for (words, home, expected) in [
        ("$40 - $42/hr", "USD", "40-42 USD Hour"),
        ("$53K-$91K (Glassdoor est.)", "USD", "53000-91000 USD Year est"),
        ("$110K-$150K(Employer est.)", "USD", "110000-150000 USD Year"),
        ("$21-$34 Per Hour(Glassdoor est.)", "USD", "21-34 USD Hour est"),
        ("Employer Provided Salary:$150K-$160K", "USD", "150000-160000 USD Year"),
        ("£29k–£36k per annum", "GBP", "29000-36000 GBP Year"),
        ("₹3,00,000 - ₹4,80,000 PA", "INR", "300000-480000 INR Year"),
        ("3-5 LPA", "INR", "300000-500000 INR Year"),
        ("3.5 - 6 Lacs P.A.", "INR", "350000-600000 INR Year"),
        ("Rs. 18,000 per month", "INR", "18000-18000 INR Month"),
        ("INR 264000 - 480000 per year", "INR", "264000-480000 INR Year"),
        ("€ 38.000,- brutto/Jahr", "EUR", "38000-38000 EUR Year"),
        ("12,50 € pro Stunde", "EUR", "12.50-12.50 EUR Hour"),
        ("R$ 3.500,00", "BRL", "3500-3500 BRL Month"),
        ("KSh 60,000 pm", "KES", "60000-60000 KES Month"),
        ("38 500 EUR per year", "EUR", "38500-38500 EUR Year"),
        ("CHF 6'200 / month", "CHF", "6200-6200 CHF Month"),
        ("1.800 € mensuales", "EUR", "1800-1800 EUR Month"),
        ("$15 an hour", "CAD", "15-15 CAD Hour"),
        ("US$ 2,000 monthly", "KES", "2000-2000 USD Month"),
        ("80-100k", "GBP", "80000-100000 GBP Year"),
        ("30000 to 40000 GBP", "GBP", "30000-40000 GBP Year"),
        ("£120 per day", "GBP", "120-120 GBP Day"),
        ("Competitive", "GBP", "-"),
        ("-1", "USD", "-"),
        ("DOE", "USD", "-"),
        ("", "USD", "-"),
        ("$0", "USD", "-"),
        ("$5,000,000,000 per hour", "USD", "-"),
    ] {
        assert_eq!(field(words, home), expected, "{words}");
    }
}

#[test]
fn running_text_needs_words_that_make_it_pay() {
    for (words, home, expected) in [
        ("Pay Rate: $40 - $42/hr.", "USD", "40-42 USD Hour"),
        (
            "Compensation: $10.00 to $11.00 per hourOfficeTeam is looking",
            "USD",
            "10-11 USD Hour",
        ),
        ("Starting rate is $10.50/hr!", "USD", "10.50-10.50 USD Hour"),
        ("The annual salary is $65,000.", "USD", "65000-65000 USD Year"),
        ("Salary: £30,000 + bonus", "GBP", "30000-30000 GBP Year"),
        ("Gehalt: 3.200 € brutto im Monat", "EUR", "3200-3200 EUR Month"),
        ("CTC 4 to 6 lakhs", "INR", "400000-600000 INR Year"),
        ("You earn 14 euros per hour", "EUR", "14-14 EUR Hour"),
        ("Salary 30,000 - 34,000 per annum", "GBP", "30000-34000 GBP Year"),
    ] {
        assert_eq!(text(words, home), expected, "{words}");
    }
}

#[test]
fn pay_is_read_where_marks_and_words_are_odd() {
    for (words, home, expected) in [
        ("Salary: $90kplus", "USD", "90000-90000 USD Year"),
        ("Target pay depends on experience, $90k+", "USD", "90000-90000 USD Year"),
        ("OTE: 90k plus", "USD", "90000-90000 USD Year"),
        ("Salary: 40K to 60K+", "CAD", "40000-60000 CAD Year"),
        ("60-80k salary", "NZD", "60000-80000 NZD Year"),
        (
            "Contract to hireup to $31/hrTarn Depot looks for",
            "USD",
            "31-31 USD Hour",
        ),
        ("up to $31/hr", "USD", "31-31 USD Hour"),
        (
            "Compensation $35,500 to $38,500 (depending on experience)",
            "USD",
            "35500-38500 USD Year",
        ),
        (
            "Compensation\n$35,500 to $38,500 (depending on experience)",
            "USD",
            "35500-38500 USD Year",
        ),
        (
            "Salary range\n\n- $82,000-$90,000+/negotiable",
            "USD",
            "82000-90000 USD Year",
        ),
        (
            "Leeds\n$16.50-$17.50\nWe look for a cook",
            "USD",
            "16.50-17.50 USD Hour",
        ),
        ("$18-$22 an hour DOE", "USD", "18-22 USD Hour"),
        ("starting at $17.50 per hour", "USD", "17.50-17.50 USD Hour"),
        ("£25k - £30k p.a.", "GBP", "25000-30000 GBP Year"),
        ("€45.000 – €55.000 brutto/Jahr", "EUR", "45000-55000 EUR Year"),
        ("₹ 3-5 LPA", "INR", "300000-500000 INR Year"),
        ("12,00,000 INR per annum", "INR", "1200000-1200000 INR Year"),
        ("salario: 1.200-1.400 € brutos/mes", "EUR", "1200-1400 EUR Month"),
        ("FULL TIME (£25-30K)", "GBP", "25000-30000 GBP Year"),
        ("Yearly income of $60-$75,000", "USD", "60000-75000 USD Year"),
        ("Salary: $80, 000", "USD", "80000-80000 USD Year"),
        ("Drivers make $30k -- 50k per year", "USD", "30000-50000 USD Year"),
        (
            "You take home between $140 and $170 each week",
            "USD",
            "140-170 USD Week",
        ),
        (
            "Basic salary from GBP2500 - 6000GBP monthly",
            "GBP",
            "2500-6000 GBP Month",
        ),
        ("$50,000 a year plus car allowance", "USD", "50000-50000 USD Year"),
    ] {
        assert_eq!(text(words, home), expected, "{words}");
    }
}

#[test]
fn amounts_that_are_no_pay_are_left_alone() {
    for (words, home, expected) in [
        ("A 401k plan and a 401(k) match", "USD", "-"),
        ("a company with $5M in revenue and 10,000 employees", "USD", "-"),
        ("You manage a budget of $200,000 per year", "USD", "-"),
        ("$1,000 sign-on bonus", "USD", "-"),
        ("tuition reimbursement up to $5,250 per year", "USD", "-"),
        ("We raised $30 million and save $500", "USD", "-"),
        ("Open 8 to 5 pm, 20 per hour", "USD", "-"),
        ("Salary: competitive, 25 days of leave per year", "GBP", "-"),
        ("You learn 20k words in 30 weeks", "GBP", "-"),
        ("Flexible pay period, minimum of 30 hours per week", "USD", "-"),
        ("We are a lender with fixed rate loans up to $500,000", "USD", "-"),
        ("$200/month quality of life perk", "USD", "-"),
        ("Perks: up to $1500/yr course allowance", "USD", "-"),
        ("A refer-a-friend programme: earn $500 per hired referral", "USD", "-"),
        ("$5 million in revenue", "USD", "-"),
        ("a $500 bonus", "USD", "-"),
        ("401k", "USD", "-"),
        ("raised $12M", "USD", "-"),
        ("manage a budget of $250,000", "USD", "-"),
    ] {
        assert_eq!(text(words, home), expected, "{words}");
    }
}

#[test]
fn an_amount_in_the_title_is_pay() {
    for (title, expected) in [
        ("Cook $16.00", "16-16 USD Hour"),
        ("Clerk, up to $31k", "31000-31000 USD Year"),
        ("Intern, spring 2027 $2000 per month", "2000-2000 USD Month"),
        ("Sellers $60-$90,000/yr", "60000-90000 USD Year"),
        ("Nurse ($5,000 sign-on bonus)", "-"),
        ("Seller for a $20M firm", "-"),
        ("Teacher, 401k", "-"),
    ] {
        let advert = Advert::new(&format!("{title}\nWe look for you."));
        let told = show(pay(&RawPosting::default(), &advert, "USD".parse().ok()));
        assert_eq!(told, expected, "{title}");
    }
}

#[test]
fn numbers_of_their_own_win() {
    let raw = |min: &str, max: &str, currency: &str, per: &str| RawPosting {
        pay_min: Some(min.into()),
        pay_max: Some(max.into()),
        pay_currency: Some(currency.into()),
        pay_per: Some(per.into()),
        pay: Some("$1 per hour".into()),
        ..RawPosting::default()
    };
    let advert = Advert::new("T\nx");
    let home: Option<Currency> = "GBP".parse().ok();
    let told = |raw: &RawPosting| pay(raw, &advert, home);
    assert_eq!(told(&raw("29000.00", "36000", "GBP", "YEAR")).unwrap().per, Per::Year);
    assert_eq!(
        show(told(&raw("29000.00", "36000", "gbp", "YEAR"))),
        "29000-36000 GBP Year"
    );
    assert_eq!(show(told(&raw("15", "0", "EUR", "hourly"))), "15-15 EUR Hour");
    assert_eq!(show(told(&raw("36000", "29000", "£", "PA"))), "29000-36000 GBP Year");
}

//! The posting as search engines and aggregators read it: schema.org `JobPosting` as JSON-LD.
//!
//! It stands in the page inside `<script type="application/ld+json">`. A script element of a data type is never run, and
//! HTML ("prepare the script element") leaves it before asking the content security policy: no nonce is needed.

use chrono::NaiveDate;
use model::{Employment, Pay, Per, Posting, PostingStatus, WorkSite};
use serde_json::{Map, Value, json};

/// The posting as JSON-LD that is safe inside a script element, or nothing for a closed posting, so that it leaves the
/// search engines in time. `url` is its public address.
pub fn job_posting(posting: &Posting, url: &str) -> Option<String> {
    if posting.status == PostingStatus::Closed {
        return None;
    }
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| map.insert(key.to_owned(), value);
    put("@context", json!("https://schema.org"));
    put("@type", json!("JobPosting"));
    put("title", json!(posting.title));
    put("description", json!(html(&posting.description)));
    put("url", json!(url));
    put(
        "datePosted",
        json!(iso(posting.posted.unwrap_or_else(|| posting.taken_in.date_naive()))),
    );
    put(
        "identifier",
        json!({ "@type": "PropertyValue", "name": posting.source.source, "value": posting.source.key }),
    );
    put("directApply", json!(false));
    if let Some(day) = posting.deadline {
        put("validThrough", json!(format!("{}T23:59:59Z", iso(day))));
    }
    if let Some(name) = &posting.employer {
        put("hiringOrganization", json!({ "@type": "Organization", "name": name }));
    }
    if let Some(kind) = posting.employment {
        put("employmentType", json!(employment(kind)));
    }
    if let Some(pay) = &posting.pay {
        put(if pay.stated { "baseSalary" } else { "estimatedSalary" }, salary(pay));
    }
    places(posting, &mut map);
    Some(escaped(&Value::Object(map).to_string()))
}

fn places(posting: &Posting, map: &mut Map<String, Value>) {
    let country = posting.place.as_ref().and_then(|place| place.country.as_deref());
    if posting.site == Some(WorkSite::Remote) {
        map.insert("jobLocationType".to_owned(), json!("TELECOMMUTE"));
        if let Some(country) = country.filter(|_| !posting.anywhere) {
            map.insert(
                "applicantLocationRequirements".to_owned(),
                json!({ "@type": "Country", "name": country }),
            );
        }
    }
    if let Some(place) = &posting.place {
        let mut address = json!({ "@type": "PostalAddress", "addressLocality": place.text });
        if let Some(country) = country {
            address["addressCountry"] = json!(country);
        }
        map.insert(
            "jobLocation".to_owned(),
            json!({ "@type": "Place", "address": address }),
        );
    }
}

fn salary(pay: &Pay) -> Value {
    let unit = match pay.per {
        Per::Hour => "HOUR",
        Per::Day => "DAY",
        Per::Week => "WEEK",
        Per::Month => "MONTH",
        Per::Year => "YEAR",
    };
    let amount = |hundredths: u64| {
        // Written as a decimal by hand: a float would lose cents.
        let text = if hundredths.is_multiple_of(100) {
            format!("{}", hundredths / 100)
        } else {
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        };
        serde_json::from_str::<Value>(&text).unwrap_or(Value::Null)
    };
    json!({
        "@type": "MonetaryAmount",
        "currency": pay.currency.as_str(),
        "value": { "@type": "QuantitativeValue", "minValue": amount(pay.min), "maxValue": amount(pay.max), "unitText": unit },
    })
}

fn employment(kind: Employment) -> &'static str {
    match kind {
        Employment::FullTime => "FULL_TIME",
        Employment::PartTime => "PART_TIME",
        Employment::Temporary => "TEMPORARY",
        Employment::Contract => "CONTRACTOR",
        Employment::Internship => "INTERN",
        Employment::Volunteer => "VOLUNTEER",
        Employment::Apprenticeship => "OTHER",
    }
}

fn iso(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Plain text as the simple HTML aggregators expect in a description.
fn html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraphs = escaped.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    paragraphs
        .map(|part| format!("<p>{}</p>", part.replace('\n', "<br>")))
        .collect::<Vec<_>>()
        .concat()
}

/// Escapes what could end the script element or open a comment in it.
fn escaped(json: &str) -> String {
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::job_posting;
    use crate::samples::postings::nurse;
    use model::{Per, PostingStatus, WorkSite};
    use serde_json::Value;

    fn read(posting: &model::Posting) -> Value {
        serde_json::from_str(&job_posting(posting, "https://jobs.example.org/openings/1").unwrap()).unwrap()
    }

    #[test]
    fn an_aggregator_reads_the_opening() {
        let json = read(&nurse());
        assert_eq!(json["@type"], "JobPosting");
        assert_eq!(json["title"], "Ward nurse, medical unit");
        assert_eq!(json["hiringOrganization"]["name"], "Lakeside Hospital");
        assert_eq!(json["validThrough"], "2026-04-03T23:59:59Z");
        assert_eq!(json["baseSalary"]["value"]["minValue"], 300_000);
        assert_eq!(json["baseSalary"]["value"]["unitText"], "YEAR");
        assert_eq!(json["jobLocation"]["address"]["addressCountry"], "IN");
        assert!(json.get("jobLocationType").is_none());
    }

    #[test]
    fn cents_stay_cents_and_remote_is_said() {
        let mut posting = nurse();
        posting.site = Some(WorkSite::Remote);
        if let Some(pay) = posting.pay.as_mut() {
            (pay.min, pay.max, pay.per, pay.stated) = (1_850, 1_850, Per::Hour, false);
        }
        let json = read(&posting);
        assert_eq!(json["estimatedSalary"]["value"]["minValue"], 18.5);
        assert!(
            json.get("baseSalary").is_none(),
            "an estimate is not passed off as the employer's word"
        );
        assert_eq!(json["jobLocationType"], "TELECOMMUTE");
        assert_eq!(json["applicantLocationRequirements"]["name"], "IN");
        posting.anywhere = true;
        let json = read(&posting);
        assert_eq!(json["jobLocationType"], "TELECOMMUTE");
        assert!(
            json.get("applicantLocationRequirements").is_none(),
            "no country is asked for"
        );
    }

    #[test]
    fn a_hostile_posting_cannot_leave_the_script_element() {
        let mut posting = nurse();
        posting.title = "</script><script>alert(1)</script><!--".to_owned();
        posting.description = posting.title.clone();
        let text = job_posting(&posting, "https://jobs.example.org/openings/1").unwrap();
        assert!(!text.contains('<') && !text.contains('>'), "{text}");
        assert_eq!(read(&posting)["title"], posting.title);
    }

    #[test]
    fn a_closed_posting_leaves() {
        let mut posting = nurse();
        posting.status = PostingStatus::Closed;
        assert!(job_posting(&posting, "https://jobs.example.org/openings/1").is_none());
    }
}

//! Names that are paths: `company.display_name`, `jobLocation.address.addressLocality`.

use super::names::{Known, Meaning, plain, squash};
use crate::Field;

/// Parts at a path's beginning that only wrap the posting.
const WRAPPERS: [&str; 12] = [
    "job",
    "posting",
    "vacancy",
    "position",
    "item",
    "node",
    "data",
    "attributes",
    "fields",
    "source",
    "record",
    "content",
];

/// Parts at a path's end that say nothing by themselves.
const GENERIC: [&str; 12] = [
    "name",
    "displayname",
    "label",
    "title",
    "value",
    "text",
    "content",
    "raw",
    "rendered",
    "formatted",
    "plain",
    "code",
];

/// Names too vague to be believed deep inside something unknown.
const VAGUE: [&str; 10] = [
    "type", "date", "rate", "hours", "per", "text", "content", "html", "details", "created",
];

/// Added to the rank of a name that was only understood by its last part.
const FAR: u16 = 500;

/// What the value at this path is.
pub(super) fn known(path: &str) -> Option<Known> {
    if let Some(found) = plain(path) {
        return found.field();
    }
    let mut parts: Vec<&str> = path.split('.').filter(|part| !part.is_empty()).collect();
    while parts.len() > 1 && WRAPPERS.contains(&squash(parts[0]).as_str()) {
        parts.remove(0);
    }
    match parts.as_slice() {
        [] => None,
        [one] => field(one),
        [parents @ .., leaf] => plain(&parts.join(".")).map_or_else(|| nested(parents, &squash(leaf)), Meaning::field),
    }
}

fn field(name: &str) -> Option<Known> {
    plain(name).and_then(Meaning::field)
}

/// What a leaf is under parents that do not form a name with it.
fn nested(parents: &[&str], leaf: &str) -> Option<Known> {
    if parents.iter().any(|parent| plain(parent) == Some(Meaning::Unwanted)) {
        return None;
    }
    let holders: Vec<Known> = parents.iter().filter_map(|parent| field(parent)).collect();
    let own = GENERIC.contains(&leaf);
    let holder = holders.first().copied();
    // "details" and "content" hold anything.
    let Some(holder) = holder.filter(|holder| own || holder.field != Field::Description) else {
        return field(leaf).filter(|known| may_be_deep(known.field, leaf)).map(far);
    };
    match holder.field {
        Field::Pay => pay(leaf, own).map(|field| {
            far(Known {
                field,
                part: false,
                rank: 0,
            })
        }),
        Field::Place | Field::Country if own => holders.last().copied(),
        Field::Place | Field::Country => field(leaf)
            .filter(|known| matches!(known.field, Field::Place | Field::Country))
            .map(far),
        _ => own.then_some(holder),
    }
}

/// A leaf under pay.
fn pay(leaf: &str, own: bool) -> Option<Field> {
    Some(match leaf {
        "min" | "minimum" | "from" | "low" | "minvalue" | "lower" => Field::PayMin,
        "max" | "maximum" | "to" | "high" | "maxvalue" | "upper" => Field::PayMax,
        "currency" | "currencycode" => Field::PayCurrency,
        "unittext" | "unit" | "per" | "period" | "interval" | "type" | "frequency" => Field::PayPer,
        "amount" | "range" => Field::Pay,
        _ => return own.then_some(Field::Pay),
    })
}

/// Whether a value deep inside something unknown can be this field. A title or an id there is another thing's.
fn may_be_deep(field: Field, leaf: &str) -> bool {
    !matches!(field, Field::Title | Field::Id | Field::Url | Field::Employer) && !VAGUE.contains(&leaf)
}

fn far(known: Known) -> Known {
    Known {
        rank: known.rank + FAR,
        ..known
    }
}

#[cfg(test)]
mod tests {
    use super::known;
    use crate::Field::*;

    #[test]
    fn nested_names_are_understood_by_what_holds_them() {
        let table = [
            ("company.display_name", Some(Employer)),
            ("location.name", Some(Place)),
            ("salary.min", Some(PayMin)),
            ("hiringOrganization.name", Some(Employer)),
            ("jobLocation.address.addressLocality", Some(Place)),
            ("jobLocation.address.addressCountry", Some(Country)),
            ("jobLocation.address.addressCountry.name", Some(Country)),
            ("baseSalary.value.minValue", Some(PayMin)),
            ("baseSalary.value.unitText", Some(PayPer)),
            ("baseSalary.currency", Some(PayCurrency)),
            ("job.id", Some(Id)),
            ("attributes.title", Some(Title)),
            ("title.rendered", Some(Title)),
            ("description.html", Some(Description)),
            ("identifier.value", Some(Id)),
            ("company.id", None),
            ("company.description", None),
            ("company.url", None),
            ("category.label", None),
            ("recruiter.title", None),
            ("details.employment_type", Some(Employment)),
            ("location.city", Some(Place)),
            ("skills.name", Some(Skills)),
            ("skills.type", None),
            ("tracking.date", None),
        ];
        for (path, field) in table {
            assert_eq!(known(path).map(|known| known.field), field, "{path}");
        }
    }
}

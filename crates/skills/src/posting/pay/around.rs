//! What stands around an amount, and what it makes of it: pay, or something else.
//!
//! To teach it a word that makes an amount pay ("wage"): [`LABEL`]. One that makes it something else ("budget"): [`OTHER_BEFORE`]
//! or [`OTHER_BEHIND`].

use std::sync::LazyLock;

use regex::Regex;

use crate::facts::{Folded, pattern};

/// Just before an amount: makes it pay.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"salary|salaries|(?-u:\b)pay(?:s|ing|rate)?(?-u:\b)|pay ?(?:rate|range|scale|grade)|compensation|wages?|(?-u:\b)rate|remuneration|package|(?-u:\b)(?:ctc|ote)(?-u:\b)|(?-u:\b)earn|take home|gehalt|lohn|verdien|vergutung|sueldo|salario|retribucion|remuneracion|salaire|stipend|starting at|(?:full|part)[- ]time \($|income|bezahlung|entgelt",
    )
});

/// Just before an amount: makes it something else.
static OTHER_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:bonus(?:es)?|tuition[a-z ]*|reimburse\w*|revenues?|turnover|budgets?|sales|funding|funds?|raised|raising|invest\w*|assets?|sav(?:e|es|ed|ing|ings)|fees?|deposit|discounts?|allowance|insurance|coverage|worth|grants?|portfolio|quota|match(?:ing)?|loans?|premium|stipend for|equipment|donat\w+|prizes?|awards?|spend(?:ing)?|cost(?:s|ing)?)[ :]*(?:of|up to|to|is|over|more than|about|approximately|around|at|with)?(?: up to| over| about| around)? ?$",
    )
});

/// Just behind an amount: makes it pay.
static LABEL_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^ ?(?:(?:annual|base|basic|starting|full[- ]time) )*(?:salary|ote(?-u:\b)|ctc(?-u:\b)|gehalt|salario|salaire)",
    )
});

/// Behind a unit: paid for something else ("$200/month wellness perk"), unless that comes on top ("plus an allowance").
static BENEFIT_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^ *(?:/|per |a |each )(?:month|mo|year|yr)(?-u:\b)(?P<between>(?: [a-z'-]+){0,3}) (?:perk|allowance|reimbursement|credit|budget|stipend|tuition)",
    )
});

/// Just behind an amount: makes it something else.
static OTHER_BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^ *(?:in |of |worth of |worth |annual |annually in |sign(?:ing)?[- ]on |signing |referral |performance |retention |joining |welcome |per year (?:in|for|of) |a year (?:in|for|of) |company |employee |life )*(?:bonus|revenues?|turnover|budgets?|sales(?-u:\b)|funding|assets|savings?|fees?|deposit|discount|allowance|insurance|coverage|grants?|portfolio|quota|tuition|reimburse|loan|stipend for|gift|prize|fortune|company|business|industry|project|deal|additional|per (?:hired |completed )?(?:referral|hire|candidate|call|semester|mile|unit|click|delivery|piece|order|sale|visit|user|student)|(?:employees|people|clients|customers|patients|students)(?-u:\b))",
    )
});

/// A label above an amount is no longer than this, in bytes.
const LONGEST_LABEL: usize = 40;

/// The words around an amount, folded.
pub(super) struct Around {
    before: Folded,
    behind: Folded,
    above: Folded,
    in_title: bool,
}

impl Around {
    /// Around the bytes `start..end` of `text`, whose first line is the title.
    pub(super) fn of(text: &str, start: usize, end: usize) -> Self {
        let before = line_before(text, start);
        let above = text[..start - before.len()].trim_end();
        Self {
            before: Folded::of(before),
            behind: Folded::of(line_behind(text, end)),
            above: Folded::of(
                above
                    .rsplit('\n')
                    .next()
                    .filter(|line| line.len() <= LONGEST_LABEL)
                    .unwrap_or(""),
            ),
            in_title: !text[..start].contains('\n'),
        }
    }

    /// What stands before it in its line, as far as it matters.
    pub(super) fn before(&self) -> &str {
        self.before.text()
    }

    /// What stands behind it in its line, as far as it matters.
    pub(super) fn behind(&self) -> &str {
        self.behind.text()
    }

    /// Whether it stands in the title.
    pub(super) fn in_title(&self) -> bool {
        self.in_title
    }

    /// Whether a word beside it says that it is pay.
    pub(super) fn label(&self) -> bool {
        LABEL.is_match(self.before()) || LABEL_BEHIND.is_match(self.behind())
    }

    /// Whether it begins the line below a label: "Compensation", and in the next line the amount.
    pub(super) fn below_a_label(&self) -> bool {
        self.begins_its_line() && LABEL.is_match(self.above.text())
    }

    /// Whether nothing else stands in its line.
    pub(super) fn alone(&self) -> bool {
        self.begins_its_line() && self.behind().trim().is_empty()
    }

    /// Whether a word beside it says that it is no pay.
    pub(super) fn makes_it_something_else(&self) -> bool {
        let benefit = BENEFIT_BEHIND
            .captures(self.behind())
            .and_then(|found| found.name("between"));
        let on_top = |words: &str| words.split(' ').any(|word| matches!(word, "plus" | "and" | "with"));
        OTHER_BEFORE.is_match(self.before())
            || OTHER_BEHIND.is_match(self.behind())
            || benefit.is_some_and(|between| !on_top(between.as_str()))
    }

    fn begins_its_line(&self) -> bool {
        self.before().trim_matches([' ', '-', '*', '(']).is_empty()
    }
}

/// How much of the line is looked at on each side, in bytes.
const AROUND: usize = 60;

fn line_before(text: &str, at: usize) -> &str {
    let from = text.ceil_char_boundary(at.saturating_sub(AROUND));
    text[from..at].rsplit('\n').next().unwrap_or("")
}

fn line_behind(text: &str, at: usize) -> &str {
    let to = text.floor_char_boundary((at + AROUND).min(text.len()));
    text[at..to].split('\n').next().unwrap_or("")
}

//! Items estimated from answers, with how sure that is and whether the model holds.

use serde::Serialize;

use super::{
    Fit, Model, Responses, Unusable,
    errors::{Errors, errors},
    estimate::estimate,
    expected::abilities,
    fit::fits,
    item::Item,
};

/// What answers tell of the items.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Calibration {
    /// The logarithm of the likelihood of all answers, at its highest.
    pub log_likelihood: f64,
    /// Rounds of EM.
    pub iterations: u32,
    /// Whether the estimates had come to rest.
    pub converged: bool,
    /// How many people answered.
    pub people: f64,
    /// In the order the answers have.
    pub items: Vec<CalibratedItem>,
}

/// One item. All is none where everybody was right, or everybody wrong: such answers tell nothing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CalibratedItem {
    /// As the answers call it.
    pub name: String,
    /// How well the item tells people apart: the slope of the logit along the ability.
    pub a: Option<f64>,
    /// How hard it is: the ability at which half of those who do not guess are right.
    pub b: Option<f64>,
    /// How often it is guessed; 0 in models without guessing.
    pub c: Option<f64>,
    /// Standard error of `a`.
    pub se_a: Option<f64>,
    /// Standard error of `b`.
    pub se_b: Option<f64>,
    /// Standard error of `c`; none when it is at its border or not in the model.
    pub se_c: Option<f64>,
    /// Whether the item behaves as the model says.
    pub fit: Option<Fit>,
}

/// Estimates the items by marginal maximum likelihood over a standard normal ability (Bock and Aitkin 1981).
///
/// # Errors
/// Fewer than three items have both right and wrong answers.
pub fn calibrate(responses: &Responses, model: Model) -> Result<Calibration, Unusable> {
    let varied = responses.varied();
    if varied.len() < 3 {
        return Err(Unusable::TooFewItems(varied.len()));
    }
    let (patterns, abilities) = (responses.of(&varied), abilities());
    let found = estimate(&patterns, model, &abilities);
    let errors = errors(&patterns, &found.items, model, &abilities);
    let parameters = match model {
        Model::Rasch => 1,
        Model::Slopes => 2,
        Model::Guessing => 3,
    };
    let fits = fits(&patterns, &found.items, &abilities, parameters);
    let items = responses.names().iter().enumerate().map(|(nr, name)| {
        let at = varied.binary_search(&nr).ok();
        told(name, at.map(|at| (&found.items[at], errors[at], fits[at])))
    });
    Ok(Calibration {
        log_likelihood: found.log_likelihood,
        iterations: found.rounds,
        converged: found.converged,
        people: responses.people(),
        items: items.collect(),
    })
}

fn told(name: &str, found: Option<(&Item, Errors, Option<Fit>)>) -> CalibratedItem {
    let item = found.map(|(item, ..)| item);
    let errors = found.map(|(_, errors, _)| errors).unwrap_or_default();
    CalibratedItem {
        name: name.to_owned(),
        a: item.map(|item| item.slope),
        b: item.map(|item| -item.intercept / item.slope).filter(|b| b.is_finite()),
        c: item.map(Item::chance),
        se_a: errors.slope,
        se_b: errors.difficulty,
        se_c: errors.guess,
        fit: found.and_then(|(.., fit)| fit),
    }
}

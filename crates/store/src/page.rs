//! Cutting long lists into pages by (moment, id), newest first.

use model::Instant;
use uuid::Uuid;

/// Where a list of the newest begins: before the moment and id given, or before everything.
pub(crate) fn before(given: Option<(Instant, Uuid)>) -> (Instant, Uuid) {
    given.unwrap_or((far_future(), Uuid::max()))
}

/// After every moment that is ever stored.
pub(crate) fn far_future() -> Instant {
    Instant::from_timestamp(253_370_764_800, 0).unwrap_or(Instant::MAX_UTC)
}

#[cfg(test)]
mod tests {
    use super::far_future;

    #[test]
    fn the_far_future_is_the_year_9999_whose_text_still_sorts() {
        assert_eq!(far_future().to_rfc3339(), "9999-01-01T00:00:00+00:00");
    }
}

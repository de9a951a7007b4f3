//! Columns: a value for each slot, the same slot in each of them. The last one moves into the slot of one that is taken out.

mod kinds;
mod lists;

pub(crate) use kinds::Kinds;
pub(crate) use lists::Lists;

/// Puts a value into a slot of a column: one that is there, or the next.
pub(crate) fn put<T>(column: &mut Vec<T>, slot: usize, value: T) {
    match column.get_mut(slot) {
        Some(place) => *place = value,
        None => column.push(value),
    }
}

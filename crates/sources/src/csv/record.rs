//! The fields of one record, and what can be done to a record that has too many or too few.

/// The fields of a record, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Record {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Record {
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn field(&self, index: usize) -> &[u8] {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.bytes[start..self.ends[index]]
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.len()).map(|index| self.field(index))
    }

    /// Whether there is nothing in it.
    pub(super) fn is_blank(&self) -> bool {
        self.bytes.trim_ascii().is_empty()
    }

    /// The record with empty fields added up to `width`.
    pub(super) fn padded(&self, width: usize) -> Self {
        let mut padded = self.clone();
        padded.ends.resize(width.max(self.len()), self.bytes.len());
        padded
    }

    /// The first `width` fields.
    pub(super) fn first(&self, width: usize) -> Self {
        Self {
            bytes: self.bytes.clone(),
            ends: self.ends[..width].to_vec(),
        }
    }

    /// The record with each field for which `joins` holds put behind the field before it, the delimiter between them.
    pub(super) fn merged(&self, joins: impl Fn(usize) -> bool, delimiter: u8) -> Self {
        let mut merged = Self::default();
        for (at, field) in self.fields().enumerate() {
            if joins(at) && merged.ends.pop().is_some() {
                merged.bytes.push(delimiter);
            }
            merged.bytes.extend_from_slice(field);
            merged.end_field();
        }
        merged
    }

    /// The record without the quote at the beginning or the end of a field.
    pub(super) fn without_stray_quotes(&self) -> Self {
        let mut bare = Self::default();
        for field in self.fields() {
            let field = field.strip_prefix(b"\"").unwrap_or(field);
            bare.bytes.extend_from_slice(field.strip_suffix(b"\"").unwrap_or(field));
            bare.end_field();
        }
        bare
    }

    /// Adds the fields of the next line: the last field goes on in its first.
    pub(super) fn join_line(&mut self, next: &Self) {
        self.bytes.push(b'\n');
        self.ends.pop();
        let offset = self.bytes.len();
        self.bytes.extend_from_slice(&next.bytes);
        self.ends.extend(next.ends.iter().map(|end| end + offset));
    }

    /// Adds bytes to the field that is being read.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub(super) fn end_field(&mut self) {
        self.ends.push(self.bytes.len());
    }
}

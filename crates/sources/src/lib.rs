//! Files of postings, read into postings.

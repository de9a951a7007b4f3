//! The use cases: every change of state goes through here.

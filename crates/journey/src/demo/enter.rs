//! Being one of the invented people, to look around.

use model::Role;

use super::{DEMO_PASSWORD, DemoData};
use crate::{Begun, Error, Journey, Result};

impl Journey {
    /// Signs in as the first invented person of a role who has a mail address. Only the demo world has any.
    pub async fn enter_demo(&self, role: Role) -> Result<Begun> {
        let people = self.place().demo.then(|| &DemoData::built_in().people);
        let contact = people
            .into_iter()
            .flatten()
            .filter(|person| Role::from_code(&person.role) == Some(role))
            .find_map(|person| person.email.as_deref());
        let contact = contact.ok_or(Error::NotAllowed(
            "Only the demo world has invented people to look around as.",
        ))?;
        self.sign_in(None, contact, DEMO_PASSWORD, true).await
    }
}

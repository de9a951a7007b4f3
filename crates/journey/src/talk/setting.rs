//! What surrounds a conversation beside what the person told: who would answer them, and whom to call in danger.

use dialogue::{Awaited, Helpline};
use model::Role;
use store::Grant;

use crate::{Journey, Result, Visit, help::Helpers};

/// What surrounds a conversation.
#[derive(Debug, Default)]
pub(super) struct Setting {
    /// Who would answer, were they to ask for a person.
    pub(super) helpers: Helpers,
    /// The answer of a person that they wait for.
    pub(super) awaited: Option<Awaited>,
    /// Whom to call in danger.
    pub(super) helpline: Option<Helpline>,
    /// Whether they hire.
    pub(super) recruits: bool,
}

impl Setting {
    /// With what is known of who visits.
    pub(super) fn of(self, visit: &Visit) -> Self {
        Self {
            recruits: visit.signed_in && visit.roles.contains(&Role::Recruiter),
            ..self
        }
    }
}

impl Journey {
    pub(super) async fn setting(&self, grant: &Grant) -> Result<Setting> {
        let awaited = self.awaited(grant).await?;
        Ok(Setting {
            helpers: self.helpers(grant).await?,
            awaited: awaited.map(|mine| Awaited {
                who: mine.who,
                by: mine.due,
            }),
            ..self.setting_of_nobody().await?
        })
    }

    /// The same for whoever is nobody here yet.
    pub(super) async fn setting_of_nobody(&self) -> Result<Setting> {
        let helpline = self.help_desk().await?.helpline;
        Ok(Setting {
            helpline: helpline.map(|line| Helpline {
                name: line.name,
                phone: line.phone,
                hours: line.hours,
            }),
            ..Setting::default()
        })
    }
}

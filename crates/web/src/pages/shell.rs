//! What stands around every page: title, who is looking, theme, banner, notices, navigation.

use crate::{svg::Icon, view::Notice};

/// Who is looking at the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Viewer {
    /// Somebody of whom nothing is known.
    Visitor,
    /// Somebody who has told something and has no account yet.
    Guest,
    /// Somebody signed in.
    Person {
        /// The name they go by, or their address.
        name: String,
        /// Messages in their outbox they may not have seen; 0 shows nothing.
        messages: u32,
    },
    /// Staff, signed in.
    Staff {
        /// Their name.
        name: String,
    },
}

impl Viewer {
    /// The name of somebody signed in.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Visitor | Self::Guest => None,
            Self::Person { name, .. } | Self::Staff { name } => Some(name),
        }
    }

    /// Messages not seen yet.
    pub fn messages(&self) -> u32 {
        if let Self::Person { messages, .. } = self {
            *messages
        } else {
            0
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Device];

    /// Its code in the form and in the cookie.
    pub fn code(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this code; the device's for anything else.
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|theme| theme.code() == code)
            .unwrap_or_default()
    }

    /// What it is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Device => t!("Like my device"),
            Self::Light => t!("Light"),
            Self::Dark => t!("Dark"),
        }
    }

    /// Its icon.
    pub fn icon(self) -> Icon {
        match self {
            Self::Device => Icon::Device,
            Self::Light => Icon::Sun,
            Self::Dark => Icon::Moon,
        }
    }
}

/// A strip above the page, as in the demo world.
#[derive(Debug, Clone)]
pub struct Banner {
    /// What is the case: "This is the demo world: fictional people and openings."
    pub text: String,
    /// How to change that: "Leave it: ...".
    pub leave: String,
}

/// What others see when the page is shared, and search engines when they find it. Only public pages have it.
#[derive(Debug, Clone)]
pub struct Sharing {
    /// One or two sentences.
    pub description: String,
    /// The page's own absolute address.
    pub canonical: String,
}

/// A place in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nav {
    /// Jobs for me.
    Jobs,
    /// All openings.
    Openings,
    /// Skills to learn.
    Learn,
    /// The conversation.
    Chat,
    /// My profile.
    Profile,
    /// Staff: start.
    StaffHome,
    /// Staff: import.
    Import,
    /// Staff: outbox.
    Outbox,
    /// Staff: people.
    People,
    /// Staff: requests for a person.
    Requests,
    /// Staff: health.
    Health,
}

impl Nav {
    const PERSON: &'static [Self] = &[Self::Jobs, Self::Openings, Self::Learn, Self::Chat, Self::Profile];
    const STAFF: &'static [Self] = &[
        Self::StaffHome,
        Self::Requests,
        Self::People,
        Self::Import,
        Self::Outbox,
        Self::Health,
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Jobs => t!("Jobs for me"),
            Self::Openings => t!("All openings"),
            Self::Learn => t!("Skills"),
            Self::Chat => t!("Chat"),
            Self::Profile => t!("Profile"),
            Self::StaffHome => t!("Overview"),
            Self::Import => t!("Import"),
            Self::Outbox => t!("Outbox"),
            Self::People => t!("People"),
            Self::Requests => t!("Requests"),
            Self::Health => t!("Health"),
        }
    }

    /// Its address.
    pub fn address(self) -> &'static str {
        match self {
            Self::Jobs => "/jobs",
            Self::Openings => "/openings",
            Self::Learn => "/learn",
            Self::Chat => "/chat",
            Self::Profile => "/me",
            Self::StaffHome => "/staff",
            Self::Import => "/staff/import",
            Self::Outbox => "/staff/outbox",
            Self::People => "/staff/people",
            Self::Requests => "/staff/requests",
            Self::Health => "/staff/health",
        }
    }

    /// Its icon.
    pub fn icon(self) -> Icon {
        match self {
            Self::Jobs => Icon::Spark,
            Self::Openings => Icon::Search,
            Self::Learn => Icon::Book,
            Self::Chat | Self::Requests => Icon::Talk,
            Self::Profile => Icon::Person,
            Self::StaffHome => Icon::Home,
            Self::Import => Icon::Upload,
            Self::Outbox => Icon::Letter,
            Self::People => Icon::People,
            Self::Health => Icon::Heart,
        }
    }
}

/// Everything around a page's own content.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The page's title, without the program's name.
    pub title: String,
    /// The language of the page (BCP 47).
    pub lang: &'static str,
    /// Who is looking.
    pub viewer: Viewer,
    /// Light or dark.
    pub theme: Theme,
    /// A strip above everything.
    pub banner: Option<Banner>,
    /// Alerts they have not seen, where they can have any.
    pub alerts: Option<u32>,
    /// For staff: requests for a person that wait.
    pub requests: usize,
    /// A step of the tour, in the demo world.
    pub tour: Option<super::tour::Tour>,
    /// What just happened.
    pub notices: Vec<Notice>,
    /// One thing at a time: the navigation is left out so that nothing leads away but "Back".
    pub focus: bool,
    /// Where this page is in the navigation.
    pub here: Option<Nav>,
    /// This page's address, to come back to after changing the theme.
    pub path: String,
    /// What others see of it; without it, search engines are asked to stay away.
    pub sharing: Option<Sharing>,
}

impl Shell {
    /// A page for nobody in particular.
    pub fn new(title: &str, path: &str) -> Self {
        Self {
            title: title.to_owned(),
            lang: i18n::lang().code(),
            viewer: Viewer::Visitor,
            theme: Theme::Device,
            banner: None,
            alerts: None,
            requests: 0,
            tour: None,
            notices: Vec::new(),
            focus: false,
            here: None,
            path: path.to_owned(),
            sharing: None,
        }
    }

    /// Seen by somebody.
    #[must_use]
    pub fn viewer(mut self, viewer: Viewer) -> Self {
        self.viewer = viewer;
        self
    }

    /// At a place in the navigation.
    #[must_use]
    pub fn here(mut self, here: Nav) -> Self {
        self.here = Some(here);
        self
    }

    /// With what just happened.
    #[must_use]
    pub fn notice(mut self, notice: Notice) -> Self {
        self.notices.push(notice);
        self
    }

    /// Where this viewer can go.
    pub fn nav(&self) -> &'static [Nav] {
        match self.viewer {
            _ if self.focus => &[],
            Viewer::Visitor => &[Nav::Openings, Nav::Chat],
            Viewer::Guest | Viewer::Person { .. } => Nav::PERSON,
            Viewer::Staff { .. } => Nav::STAFF,
        }
    }

    /// Whether this page is there in the navigation.
    pub fn is_here(&self, nav: &Nav) -> bool {
        self.here == Some(*nav)
    }

    /// How many wait behind this place in the navigation; 0 shows nothing.
    pub fn waiting(&self, nav: &Nav) -> usize {
        if *nav == Nav::Requests { self.requests } else { 0 }
    }

    /// The chosen theme as the root element says it; nothing when the device decides.
    pub fn theme_attribute(&self) -> Option<&'static str> {
        (self.theme != Theme::Device).then(|| self.theme.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn a_strange_cookie_means_the_device_decides() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_code(theme.code()), theme);
        }
        assert_eq!(Theme::from_code("<script>"), Theme::Device);
    }
}

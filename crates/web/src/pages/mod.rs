//! Pages. A page is a struct that says everything it shows, with its template beside it (`templates/pages/NAME.html`,
//! checked when the program is built) and samples of it (`samples/NAME.rs`).
//!
//! To add one more page: the struct with a field `shell: Shell`, the template (`{% extends "shell.html" %}`), a
//! [`Sample`] with at least a filled and, where it can be, an empty and a failed state, a line in `pages!` below, and the
//! addresses it links or sends to in `routes.rs`. The test over all samples then checks it, and the gallery shows it.

pub mod account;
pub mod alerts;
pub mod among;
pub mod applying;
pub mod chat;
pub mod check;
pub mod checks;
pub mod data;
pub mod error;
pub mod gallery;
pub mod help;
pub mod hidden;
pub mod hire;
pub mod interview;
pub mod job;
pub mod jobs;
pub mod learn;
pub mod market;
pub mod messages;
pub mod offer;
pub mod profile;
pub mod questions;
pub mod resume;
pub mod search;
pub mod shell;
pub mod staff;
pub mod start;
pub mod team;
pub mod tour;
pub mod welcome;

pub use shell::{Banner, Nav, Sharing, Shell, Theme, Viewer};
pub use tour::Tour;

/// A page that can show itself without the rest of the program.
pub trait Sample: Sized {
    /// The page's name in the gallery's addresses.
    const NAME: &'static str;

    /// Its samples by name: filled, empty, failed.
    fn samples() -> Vec<(&'static str, Self)>;
}

/// Samples of a page, each with its name and its HTML.
pub type Rendered = Vec<(&'static str, Result<String, askama::Error>)>;

/// A page with its samples.
pub struct PageSamples {
    /// The page's name in the gallery's addresses.
    pub name: &'static str,
    /// Its samples' names.
    pub names: fn() -> Vec<&'static str>,
    /// Its samples, rendered with a theme: name and HTML.
    pub render: fn(Theme) -> Rendered,
}

fn render_samples<P>(theme: Theme) -> Rendered
where
    P: Sample + askama::Template + AsMut<Shell>,
{
    let with_theme = |(name, mut page): (&'static str, P)| {
        page.as_mut().theme = theme;
        (name, page.render())
    };
    P::samples().into_iter().map(with_theme).collect()
}

macro_rules! pages {
    ($($page:ty,)*) => {
        $(impl AsMut<Shell> for $page {
            fn as_mut(&mut self) -> &mut Shell {
                &mut self.shell
            }
        })*

        /// Every page with its samples, in the order of the way through them.
        pub const ALL: &[PageSamples] =
            &[$(PageSamples {
                name: <$page as Sample>::NAME,
                names: || <$page as Sample>::samples().into_iter().map(|(name, _)| name).collect(),
                render: render_samples::<$page>,
            },)*];
    };
}

pages! {
    welcome::WelcomePage,
    start::StartPage,
    questions::WorkPage,
    questions::TasksPage,
    questions::PapersPage,
    questions::PlacePage,
    questions::WishesPage,
    check::CheckPage,
    jobs::JobsPage,
    job::JobPage,
    job::GonePage,
    applying::ApplyPage,
    applying::ApplicationsPage,
    applying::ApplicationPage,
    hire::HirePage,
    hire::NewOpeningPage,
    hire::WrittenPage,
    hire::ApplicantsPage,
    hire::ApplicantPage,
    among::AmongPage,
    among::ComparePage,
    team::TeamPage,
    team::InvitedPage,
    team::VerifyPage,
    team::VerifyLinkPage,
    interview::InterviewPage,
    offer::OfferPage,
    offer::OfferCheckPage,
    checks::BackgroundCheckPage,
    checks::ReferencePage,
    search::SearchPage,
    market::MarketsPage,
    market::MarketPage,
    learn::LearnPage,
    chat::ChatPage,
    help::HelpPage,
    profile::ProfilePage,
    profile::EditPage,
    resume::ResumePage,
    hidden::HiddenPage,
    data::DataPage,
    data::ErasePage,
    data::ErasedPage,
    messages::MessagesPage,
    alerts::AlertsPage,
    alerts::AlertSettingsPage,
    alerts::AlertStopPage,
    account::SignInPage,
    account::SignUpPage,
    account::CodePage,
    account::ForgotPage,
    account::SentPage,
    account::ResetPage,
    account::ConfirmPage,
    account::PasswordPage,
    account::PhonePage,
    account::SignedOutPage,
    staff::StaffHomePage,
    staff::ImportPage,
    staff::ImportRunPage,
    staff::OutboxPage,
    staff::PeoplePage,
    staff::RequestsPage,
    staff::RequestPage,
    staff::CodeHandedPage,
    staff::PaperPage,
    staff::DoubtsPage,
    staff::DoubtPage,
    staff::EmployersPage,
    staff::EmployerPage,
    staff::HealthPage,
    staff::WeightsPage,
    error::ErrorPage,
    gallery::GalleryPage,
}

//! Every address pages link or send to. Whatever serves the pages must answer each of them; a test over all samples finds
//! links and forms that lead nowhere.
//!
//! Not here is what never ends: `/chat/live`, by which the chat is told that the conversation went on (`tests/site/chat.rs`).
//!
//! To add one: a line here, by method and then by address. `{}` stands for one part of the path.

/// How an address is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Shows something and changes nothing.
    Get,
    /// Changes something, then leads on (303).
    Post,
}

/// An address with what it is for.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// How it is asked for.
    pub method: Method,
    /// The path; `{}` stands for one part.
    pub path: &'static str,
    /// What it shows or does.
    pub what: &'static str,
}

const fn get(path: &'static str, what: &'static str) -> Route {
    Route {
        method: Method::Get,
        path,
        what,
    }
}

const fn post(path: &'static str, what: &'static str) -> Route {
    Route {
        method: Method::Post,
        path,
        what,
    }
}

/// All addresses.
pub const ROUTES: &[Route] = &[
    get("/", "Welcome"),
    get("/alerts", "What I was told: `before` one of them"),
    get(
        "/alerts/calendar/{}/deadlines.ics",
        "The deadlines of what I saved, for calendar programs",
    ),
    get("/alerts/settings", "What I want to hear of, and when"),
    get(
        "/alerts/stop/{}",
        "End mails about openings, from a mail: a page with a button",
    ),
    get("/applications", "My applications"),
    get("/applications/{}", "One of my applications"),
    get(
        "/applications/{}/check",
        "The background check of one of my applications",
    ),
    get("/applications/{}/check/documents/{}", "A document I handed in for it"),
    get("/applications/{}/interview", "The interview of one of my applications"),
    get("/applications/{}/interview.ics", "The same, for calendar programs"),
    get("/applications/{}/offer", "The job offer for one of my applications"),
    get("/applications/{}/offer.pdf", "The same, as a paper"),
    get("/assets/{}", "Styles, scripts, fonts"),
    get("/chat", "The conversation: `before` a line"),
    get("/chat/conversation.txt", "The conversation as a text"),
    get("/code", "Enter a one-time code"),
    get("/confirm/{}", "Confirm an address, from a mail: a page with a button"),
    get("/design", "The design gallery"),
    get("/design/pages/{}/{}", "A sample of a page"),
    get("/forgot", "Ask for a way back in"),
    get("/healthz", "For machines: the program runs"),
    get("/hire", "Employers I hire for, and their openings"),
    get("/hire/applications/{}", "One application to my team"),
    get("/hire/applications/{}/check", "Its background check"),
    get("/hire/applications/{}/interview", "Its interview, and what to ask"),
    get("/hire/applications/{}/interview.ics", "The same, for calendar programs"),
    get("/hire/applications/{}/offer", "The job offer of my team"),
    get("/hire/applications/{}/offer.pdf", "The same, as a paper"),
    get("/hire/applications/{}/resume.pdf", "What was sent with it, as a file"),
    get(
        "/hire/applications/{}/team",
        "What my team writes among itself about it",
    ),
    get("/hire/invitations/{}", "Join a team, from a mail: a page with a button"),
    get("/hire/openings/new", "Begin an opening: `employer`"),
    get("/hire/openings/{}", "Write an opening of my team"),
    get("/hire/openings/{}/applicants", "Who applied: `stage`, `tag`, `after`"),
    get(
        "/hire/openings/{}/compare",
        "Some of them side by side: `application`, two to four times",
    ),
    get("/hire/team", "Who hires for an employer: `employer`"),
    get("/hire/verify", "What is proven of an employer: `employer`"),
    get("/hire/verify/{}", "Prove a domain, from a mail: a page with a button"),
    get("/jobs", "Jobs for me: `sort`, `show`, `page`"),
    get("/learn", "Skills to learn and the plan"),
    get("/me", "My profile"),
    get("/me/data", "My data"),
    get("/me/data/archive.tar", "Everything as an archive"),
    get("/me/data/erase", "Before erasing"),
    get("/me/data/resume.json", "The profile as JSON Resume"),
    get("/me/edit/{}", "Change a part, or add to it"),
    get("/me/edit/{}/{}", "Change one entry"),
    get("/me/help", "Talk to a person: ask for one, and how that stands"),
    get("/me/hidden", "Employers I hide from"),
    get("/me/password", "Change the password"),
    get("/me/phone", "My telephone number"),
    get("/me/resume", "My résumé: `for` an opening"),
    get(
        "/me/resume/{}",
        "It as a file, `resume.pdf` (`design`), `.docx`, `.txt`, `.json`: `for` an opening",
    ),
    get("/messages", "What was written to me"),
    get("/occupations", "Occupations by openings, public"),
    get(
        "/occupations/{}",
        "One occupation: openings, pay, what is asked for; public",
    ),
    get(
        "/offers/check/{}",
        "Whether an offer's paper is genuine, for whoever holds it",
    ),
    get(
        "/openings",
        "Search: `q`, `place`, `radius`, `pay`, `currency`, `per`, `days`, `site`, `kind`, `experience`, `language`, `sort`, \
         `page`",
    ),
    get("/openings/{}", "One opening, public"),
    get("/openings/{}/apply", "What goes with an application"),
    get(
        "/openings/{}/deadline.ics",
        "The last day to apply, for a calendar; public",
    ),
    get("/places", "Countries by openings, public"),
    get(
        "/places/{}",
        "What openings in a country or around a town pay and ask for; public",
    ),
    get("/readyz", "For machines: requests can be answered"),
    get("/references/{}", "A few words about somebody's work, from a mail"),
    get("/reset/{}", "Set a new password, from a mail"),
    get("/robots.txt", "For search engines: what is not for them"),
    get("/sign-in", "Sign in"),
    get("/sign-in/phone", "Sign in by telephone"),
    get("/sign-up", "Make an account"),
    get(
        "/sitemap.xml",
        "For search engines: openings, occupations, skills, countries",
    ),
    get("/skills", "Skills by openings, public"),
    get(
        "/skills/{}",
        "One skill: openings, pay, what is asked for with it; public",
    ),
    get("/staff", "Overview for staff"),
    get("/staff/doubts", "Doubtful openings: `after`"),
    get("/staff/doubts/{}", "One doubtful opening"),
    get("/staff/employers", "Employers and what is proven of them: `after`"),
    get("/staff/employers/{}", "One employer"),
    get("/staff/health", "State of the server"),
    get("/staff/import", "Import openings: `after`"),
    get("/staff/import/{}", "One import"),
    get("/staff/outbox", "Delivery of mails: `state`, `after`, `before`"),
    get("/staff/people", "People entrusted to me: `q`, `after`, `before`"),
    get("/staff/people/{}/paper", "A sheet to print for somebody"),
    get(
        "/staff/requests",
        "Requests for a person, and how they are answered here",
    ),
    get("/staff/requests/{}", "One request"),
    get("/staff/weights", "What each part of a fit weighs"),
    get("/start", "Hand in a résumé"),
    get("/start/check", "Look over what was read"),
    get("/start/questions/{}", "A question"),
    get(
        "/suggest/{}",
        "Suggestions as JSON for `q`: `[{\"value\", \"label\"}]`; `places`, `occupations`, `skills`, `words`",
    ),
    get(
        "/sw.js",
        "For browsers: what shows lines on a device while no page is open",
    ),
    post("/alerts/calendar", "Another address for the calendar"),
    post("/alerts/devices", "Tell me on this device: `address`, `key`, `secret`"),
    post("/alerts/devices/remove", "Tell a device nothing any more: `device`"),
    post("/alerts/fits", "Hear of what fits"),
    post(
        "/alerts/settings",
        "Choose what to hear of: `tell`, `search`, `by_mail`, `by_text`, `often`, `quiet_from`, `quiet_until`",
    ),
    post(
        "/alerts/stop/{}",
        "End mails about openings, by a person or for one (RFC 8058)",
    ),
    post(
        "/applications/{}",
        "My application: `do` is `undo`, `withdraw` or `contest`, `words`",
    ),
    post(
        "/applications/{}/check",
        "My background check: `do` is `agree`, `refuse`, `withdraw`, `tell`, `dispute` or `name`, and its fields",
    ),
    post(
        "/applications/{}/check/{}/documents",
        "Hand in a document for a part of it: `file`",
    ),
    post(
        "/applications/{}/interview",
        "My interview: `do` is `choose`, `none`, `move` or `cancel`, and its fields",
    ),
    post(
        "/applications/{}/offer",
        "My offer: `do` is `accept`, `decline`, `change` or `others`, and its fields",
    ),
    post("/chat", "Say something: `said`, or a `choice`"),
    post("/chat/resume", "Hand in a résumé within the conversation"),
    post(
        "/checks/provider",
        "For machines: what a provider of background checks found",
    ),
    post("/code", "Confirm oneself with a code that staff handed over: `code`"),
    post("/confirm-again", "Write the confirmation mail once more"),
    post("/confirm/{}", "Confirm an address"),
    post(
        "/demo/enter",
        "Look around the demo world: `role` is `seeker` or `staff`",
    ),
    post("/forgot", "Send a link: `contact`"),
    post(
        "/hire/applications/{}",
        "Answer one application: `do` is `reveal` or a stage, `reason`, `words`",
    ),
    post(
        "/hire/applications/{}/check",
        "A background check of my team: `do` is `ask`, `find`, `order`, `settle`, `notice`, `go_on`, `decide` or `call_off`, and its fields",
    ),
    post(
        "/hire/applications/{}/check/documents/{}",
        "Open a document of it: `reason`",
    ),
    post(
        "/hire/applications/{}/interview",
        "An interview of my team: `do` is `begin`, `choose`, `none`, `move` or `cancel`, and its fields",
    ),
    post(
        "/hire/applications/{}/offer",
        "An offer of my team: `do` is `write`, `approve`, `send` or `withdraw`, and its fields",
    ),
    post(
        "/hire/applications/{}/team",
        "Among my team: `do` is `tag`, `untag`, `score`, `forget` or `note`, and its fields",
    ),
    post("/hire/employers", "Begin an employer: `name`, `site`"),
    post("/hire/invitations/{}", "Join the team"),
    post(
        "/hire/openings",
        "Begin an opening from pasted words: `employer`, `text`",
    ),
    post(
        "/hire/openings/{}",
        "Write an opening: `do` is `keep`, `publish`, `pause`, `copy`, `let_go` or `close`, and its fields",
    ),
    post(
        "/hire/openings/{}/applicants",
        "Answer applications: `application`, `everybody`, `do` is a stage, `reason`, `words`",
    ),
    post(
        "/hire/team",
        "Change a team: `employer`, `do` is `invite`, `again`, `uninvite`, `role`, `remove` or `leave`, and its fields",
    ),
    post(
        "/hire/verify",
        "Prove who an employer is: `employer`, `do` is `site`, `mail`, `record` or `look`, `site`, `address`",
    ),
    post("/hire/verify/{}", "Prove the domain"),
    post("/jobs/{}/dismiss", "Not for me: `reason`"),
    post("/jobs/{}/save", "Save for later"),
    post("/jobs/{}/undismiss", "Take a dismissal back"),
    post("/jobs/{}/unsave", "No longer saved"),
    post("/language", "The language of the pages: `language`, `back`"),
    post("/learn/hours", "Hours a week: `hours`"),
    post("/me/data/erase", "Erase everything: `word`, `password`"),
    post("/me/edit/{}", "Change or add to a part"),
    post("/me/edit/{}/{}", "Change one entry"),
    post("/me/edit/{}/{}/remove", "Remove one entry"),
    post("/me/help", "Ask for a person: `about`, `messages`"),
    post("/me/help/withdraw", "Take the request back"),
    post(
        "/me/hidden",
        "Hide from an employer: `employer`; or `do` is `show` or `again`, `key`",
    ),
    post("/me/numbers", "Show or hide numbers: `numbers`, `back`"),
    post("/me/password", "Change the password: `old`, `password`"),
    post("/me/phone", "Send a code to my number: `phone`"),
    post("/me/phone/code", "Confirm my number: `phone`, `code`"),
    post("/me/phone/remove", "Take my number away"),
    post("/me/sessions/end", "Sign out one device: `session`"),
    post("/me/sessions/end-all", "Sign out everywhere"),
    post("/me/undo", "Put the profile back: `revision`"),
    post(
        "/me/versions/{}",
        "Keep a version of the résumé for an opening: `summary`, `left_out`",
    ),
    post("/me/versions/{}/remove", "Keep it no longer"),
    post(
        "/offers/check/{}",
        "Compare a file with what was sent and signed: `file`",
    ),
    post("/openings/searches", "Save a search: `search` is its address"),
    post("/openings/searches/remove", "Remove a saved search: `search`"),
    post(
        "/openings/{}/apply",
        "Apply: `do` is `send` or `keep`, `note`, `answer-1`",
    ),
    post("/openings/{}/hide", "Hide from its employer"),
    post(
        "/openings/{}/report",
        "Say that an opening is a fake or its warning mistaken: `says` is `fake` or `mistaken`, `words`",
    ),
    post(
        "/references/{}",
        "A few words: `do` is `answer`, `decline`, `stranger` or `delete`, and its fields",
    ),
    post("/reset/{}", "Set a new password: `password`"),
    post("/sign-in", "Sign in: `contact`, `password`, `shared`"),
    post("/sign-in/phone", "Send a code to sign in with: `phone`"),
    post(
        "/sign-in/phone/code",
        "Sign in or make an account: `phone`, `code`, `shared`",
    ),
    post("/sign-out", "Sign out here"),
    post("/sign-up", "Make an account: `contact`, `password`, `shared`"),
    post(
        "/staff/doubts/{}/rule",
        "Write down what was found of an opening: `found` is `clear` or `fake`, `words`",
    ),
    post(
        "/staff/employers/{}/unverify",
        "An employer is no longer verified: `why`",
    ),
    post(
        "/staff/employers/{}/verify",
        "Write down what is proven of an employer: `proof`",
    ),
    post("/staff/health/again", "Try given-up work again: `work`"),
    post("/staff/import/upload", "Hand in a file of openings: `file`"),
    post("/staff/import/{}/let-go", "Let go of a file that is not taken in"),
    post(
        "/staff/import/{}/start",
        "Take a file in, or try again: `column-N`, `source`",
    ),
    post("/staff/people/{}/code", "Hand over a one-time code"),
    post(
        "/staff/requests",
        "How requests are answered here: `answer_days`, `helpline_name`, `helpline_phone`, `helpline_hours`",
    ),
    post("/staff/requests/{}/answer", "Answer a request: `answer`"),
    post(
        "/staff/requests/{}/close",
        "Close a request: `answer` is a word to them",
    ),
    post("/staff/requests/{}/hand-on", "Hand a request to somebody else: `to`"),
    post("/staff/requests/{}/take", "Take a request on"),
    post("/staff/weights/learn", "Learn weights from everybody's choices"),
    post("/staff/weights/use", "Use these weights: `version`"),
    post("/start/check", "All of this is right"),
    post(
        "/start/check/{}",
        "One fact: `do` is `right`, `remove`, `keep` or `change` with its fields",
    ),
    post(
        "/start/questions/{}",
        "Answer a question: `do` is `next`, `skip` or `more`",
    ),
    post("/start/upload", "Hand in a résumé: `file`"),
    post("/texts/in", "For a gateway: a text message that somebody sent"),
    post("/theme", "Light, dark or as the device: `theme`, `back`"),
];

/// The route that answers an address (without its query).
pub fn find(method: Method, path: &str) -> Option<&'static Route> {
    ROUTES
        .iter()
        .find(|route| route.method == method && fits(route.path, path))
}

fn fits(pattern: &str, path: &str) -> bool {
    let mut parts = path.split('/');
    let all_fit = pattern.split('/').all(|want| {
        parts
            .next()
            .is_some_and(|part| if want == "{}" { !part.is_empty() } else { want == part })
    });
    all_fit && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::{Method, ROUTES, find};

    #[test]
    fn addresses_find_their_route() {
        assert_eq!(
            find(Method::Get, "/openings/17").map(|route| route.path),
            Some("/openings/{}")
        );
        assert_eq!(find(Method::Get, "/").map(|route| route.path), Some("/"));
        assert!(find(Method::Get, "/openings/").is_none() && find(Method::Get, "/openings/1/2").is_none());
        assert!(find(Method::Get, "/sign-out").is_none(), "signing out changes state");
    }

    #[test]
    fn the_list_is_in_order_and_without_doubles() {
        let keys: Vec<_> = ROUTES
            .iter()
            .map(|route| (route.method == Method::Post, route.path))
            .collect();
        let mut sorted = keys.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(keys, sorted);
    }
}

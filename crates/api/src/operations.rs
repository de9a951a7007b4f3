//! The table of everything programs can ask for. The router and the document are made of it, so neither can say what the other does not.

use journey::programs::Scope;
use schemars::{Schema, SchemaGenerator};

use crate::{
    call::{Answering, Call},
    params::{CURSOR, Kind, LIMIT, Param},
    resources::{applications, hiring, me, openings, webhooks},
    shapes,
};

/// How something is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Delete,
}

impl Method {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

type Shape = fn(&mut SchemaGenerator) -> Schema;

/// Something a program can ask for.
pub(crate) struct Operation {
    pub(crate) method: Method,
    /// After the prefix; ids in braces.
    pub(crate) path: &'static str,
    /// Its name: unique, and what cursors are good for.
    pub(crate) name: &'static str,
    /// Under which heading it stands.
    pub(crate) group: &'static str,
    pub(crate) about: &'static str,
    /// What the token must allow.
    pub(crate) scope: Scope,
    pub(crate) params: &'static [Param],
    pub(crate) body: Option<Shape>,
    /// The status when it is done, and what is answered.
    pub(crate) answer: (u16, Option<Shape>),
    /// Whether it can meet a state of things that it does not go with.
    pub(crate) conflicts: bool,
    pub(crate) carry_out: fn(Call) -> Answering,
}

fn shape<T: schemars::JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

const Q: &[Param] = &[
    Param {
        name: "q",
        kind: Kind::Text(200),
        about: "Words: a title, a skill, an employer.",
    },
    Param {
        name: "place",
        kind: Kind::Text(100),
        about: "A town or a country, as people write it.",
    },
    Param {
        name: "radius",
        kind: Kind::Number(1, 500),
        about: "How far around the town, in km; 50 where nothing is said.",
    },
    Param {
        name: "pay",
        kind: Kind::Number(1, 10_000_000),
        about: "Pays at least this a full-time year, in whole units of `currency`.",
    },
    Param {
        name: "currency",
        kind: Kind::Currency,
        about: "Goes with `pay`.",
    },
    Param {
        name: "site",
        kind: Kind::Many(&["on-site", "hybrid", "remote"]),
        about: "Any of these.",
    },
    Param {
        name: "employment",
        kind: Kind::Many(&[
            "full-time",
            "part-time",
            "temporary",
            "contract",
            "internship",
            "apprenticeship",
            "volunteer",
        ]),
        about: "Any of these.",
    },
    Param {
        name: "verified",
        kind: Kind::Flag,
        about: "Only employers that are verified.",
    },
    Param {
        name: "days",
        kind: Kind::Number(1, 365),
        about: "Published at most so many days ago.",
    },
    Param {
        name: "sort",
        kind: Kind::OneOf(&["best", "newest", "best_paid", "nearest"]),
        about: "The order; `best` where nothing is said.",
    },
    LIMIT,
    CURSOR,
];
const PAGED: &[Param] = &[LIMIT, CURSOR];
const BY_STAGE: &[Param] = &[
    Param {
        name: "stage",
        kind: Kind::OneOf(&[
            "sent",
            "shortlisted",
            "interview",
            "hired",
            "declined",
            "withdrawn",
            "unanswered",
        ]),
        about: "Only those that stand so.",
    },
    LIMIT,
    CURSOR,
];

/// One that shows something.
const fn get(
    (path, name): (&'static str, &'static str),
    (group, about): (&'static str, &'static str),
    (scope, params): (Scope, &'static [Param]),
    shape: Shape,
    carry_out: fn(Call) -> Answering,
) -> Operation {
    Operation {
        method: Method::Get,
        path,
        name,
        group,
        about,
        scope,
        params,
        body: None,
        answer: (200, Some(shape)),
        conflicts: false,
        carry_out,
    }
}

/// One that changes something.
const fn change(
    (method, path, name): (Method, &'static str, &'static str),
    (group, about): (&'static str, &'static str),
    scope: Scope,
    (body, answer): (Option<Shape>, (u16, Option<Shape>)),
    carry_out: fn(Call) -> Answering,
) -> Operation {
    Operation {
        method,
        path,
        name,
        group,
        about,
        scope,
        params: &[],
        body,
        answer,
        conflicts: true,
        carry_out,
    }
}

const OPENINGS: &str = "Openings";
const ME: &str = "Your own data";
const HIRING: &str = "Hiring";
const WEBHOOKS: &str = "Webhooks";
const DONE: (Option<Shape>, (u16, Option<Shape>)) = (None, (204, None));

const READING: [Operation; 11] = [
    get(
        ("/openings", "listOpenings"),
        (
            OPENINGS,
            "Search all openings that are open, with counts of what narrows the search further.",
        ),
        (Scope::OpeningsRead, Q),
        shape::<shapes::FoundOpenings>,
        |call| Box::pin(openings::list(call)),
    ),
    get(
        ("/openings/{id}", "getOpening"),
        (OPENINGS, "One opening, with the skills it asks for."),
        (Scope::OpeningsRead, &[]),
        shape::<shapes::Opening>,
        |call| Box::pin(openings::one(call)),
    ),
    get(
        ("/openings/{id}/fit", "getFit"),
        (ME, "How an opening fits whoever made the token, and why."),
        (Scope::ProfileRead, &[]),
        shape::<shapes::Fit>,
        |call| Box::pin(openings::fit(call)),
    ),
    get(
        ("/profile", "getProfile"),
        (ME, "What whoever made the token told of themself."),
        (Scope::ProfileRead, &[]),
        shape::<shapes::OwnProfile>,
        |call| Box::pin(me::profile(call)),
    ),
    get(
        ("/applications", "listApplications"),
        (ME, "Their last 200 applications, the last sent first."),
        (Scope::ApplicationsRead, PAGED),
        shape::<shapes::Page<shapes::OwnApplication>>,
        |call| Box::pin(applications::list(call)),
    ),
    get(
        ("/applications/{id}", "getApplication"),
        (ME, "One of their applications, with what was sent and said."),
        (Scope::ApplicationsRead, &[]),
        shape::<shapes::OneOwnApplication>,
        |call| Box::pin(applications::one(call)),
    ),
    get(
        ("/hiring/openings", "listHiringOpenings"),
        (HIRING, "The employer’s openings, the last begun first."),
        (Scope::HiringRead, PAGED),
        shape::<shapes::Page<shapes::DeskOpening>>,
        |call| Box::pin(hiring::list(call)),
    ),
    get(
        ("/hiring/openings/{id}/applications", "listApplicants"),
        (
            HIRING,
            "Who applied, those first who can most of what is asked for. At most 50 at once.",
        ),
        (Scope::HiringRead, BY_STAGE),
        shape::<shapes::Page<shapes::Applicant>>,
        |call| Box::pin(hiring::applicants(call)),
    ),
    get(
        ("/hiring/applications/{id}", "getApplicant"),
        (HIRING, "One application. Whoever sent it sees that it was looked at."),
        (Scope::HiringRead, &[]),
        shape::<shapes::OneApplicant>,
        |call| Box::pin(hiring::applicant(call)),
    ),
    get(
        ("/webhooks", "listWebhooks"),
        (WEBHOOKS, "The webhooks of this token."),
        (Scope::Webhooks, PAGED),
        shape::<shapes::Page<shapes::Webhook>>,
        |call| Box::pin(webhooks::list(call)),
    ),
    get(
        ("/webhooks/{id}", "getWebhook"),
        (WEBHOOKS, "One of them."),
        (Scope::Webhooks, &[]),
        shape::<shapes::Webhook>,
        |call| Box::pin(webhooks::one(call)),
    ),
];

const CHANGING: [Operation; 11] = [
    change(
        (Method::Post, "/applications", "sendApplication"),
        (
            ME,
            "Apply: the profile is sent as it is now. Within a minute it can be taken back as if it had never been sent.",
        ),
        Scope::ApplicationsWrite,
        (
            Some(shape::<shapes::SendApplication>),
            (201, Some(shape::<shapes::Made>)),
        ),
        |call| Box::pin(applications::send(call)),
    ),
    change(
        (Method::Post, "/applications/{id}/withdraw", "withdrawApplication"),
        (ME, "Take an application back."),
        Scope::ApplicationsWrite,
        DONE,
        |call| Box::pin(applications::withdraw(call)),
    ),
    change(
        (Method::Post, "/hiring/openings", "writeOpening"),
        (
            HIRING,
            "Begin an opening: a draft. What the words say of place, pay and days is filled in where nothing else is given.",
        ),
        Scope::HiringWrite,
        (Some(shape::<shapes::NewOpening>), (201, Some(shape::<shapes::Made>))),
        |call| Box::pin(hiring::write(call)),
    ),
    change(
        (Method::Post, "/hiring/openings/{id}/publish", "publishOpening"),
        (HIRING, "Make an opening public, for the first time or again."),
        Scope::HiringWrite,
        DONE,
        |call| Box::pin(hiring::publish(call)),
    ),
    change(
        (Method::Post, "/hiring/openings/{id}/pause", "pauseOpening"),
        (HIRING, "Take an opening out of sight for now. Who applied goes on."),
        Scope::HiringWrite,
        DONE,
        |call| Box::pin(hiring::pause(call)),
    ),
    change(
        (Method::Post, "/hiring/openings/{id}/close", "closeOpening"),
        (HIRING, "Close an opening, and answer everybody who still waits."),
        Scope::HiringWrite,
        (
            Some(shape::<shapes::CloseOpening>),
            (200, Some(shape::<shapes::AnsweredPeople>)),
        ),
        |call| Box::pin(hiring::close(call)),
    ),
    change(
        (Method::Post, "/hiring/applications/{id}/answer", "answerApplication"),
        (HIRING, "Answer somebody who applied. They are told at once."),
        Scope::HiringWrite,
        (
            Some(shape::<shapes::AnswerApplication>),
            (200, Some(shape::<shapes::AnsweredPeople>)),
        ),
        |call| Box::pin(hiring::answer(call)),
    ),
    change(
        (Method::Post, "/webhooks", "addWebhook"),
        (
            WEBHOOKS,
            "Be told when something happens. A webhook lasts as long as the token it was added with.",
        ),
        Scope::Webhooks,
        (
            Some(shape::<shapes::NewWebhook>),
            (201, Some(shape::<shapes::AddedWebhook>)),
        ),
        |call| Box::pin(webhooks::add(call)),
    ),
    change(
        (Method::Delete, "/webhooks/{id}", "removeWebhook"),
        (WEBHOOKS, "Be told nothing more there."),
        Scope::Webhooks,
        DONE,
        |call| Box::pin(webhooks::remove(call)),
    ),
    get_log(),
    change(
        (Method::Post, "/webhooks/{id}/deliveries/{delivery}/again", "sendAgain"),
        (
            WEBHOOKS,
            "Send a message once more. A webhook that was switched off is on again.",
        ),
        Scope::Webhooks,
        DONE,
        |call| Box::pin(webhooks::again(call)),
    ),
];

const fn get_log() -> Operation {
    get(
        ("/webhooks/{id}/deliveries", "listDeliveries"),
        (
            WEBHOOKS,
            "What was sent to a webhook in the last 30 days and what became of it, the newest first.",
        ),
        (Scope::Webhooks, PAGED),
        shape::<shapes::Page<shapes::Delivery>>,
        |call| Box::pin(webhooks::log(call)),
    )
}

static ALL: ([Operation; 11], [Operation; 11]) = (READING, CHANGING);

/// All of them.
pub(crate) fn all() -> impl Iterator<Item = &'static Operation> {
    ALL.0.iter().chain(&ALL.1)
}

/// The names of what stands in braces in a path.
pub(crate) fn ids(path: &str) -> impl Iterator<Item = &str> {
    path.split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{all, ids};

    #[test]
    fn each_has_a_name_and_a_place_of_its_own() {
        let names: BTreeSet<_> = all().map(|one| one.name).collect();
        let places: BTreeSet<_> = all().map(|one| (one.method.name(), one.path)).collect();
        assert_eq!((names.len(), places.len()), (all().count(), all().count()));
        assert_eq!(
            ids("/webhooks/{id}/deliveries/{delivery}/again").collect::<Vec<_>>(),
            ["id", "delivery"]
        );
    }
}

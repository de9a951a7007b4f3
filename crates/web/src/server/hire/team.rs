//! The team of an employer: `/hire/team`, and joining one by the link in a mail: `/hire/invitations/{}`.

use std::str::FromStr;

use axum::{
    Router,
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use journey::{
    Visit,
    team::{Invited, Team, TeamMember, role_words, role_words_to},
};
use model::{EmployerId, PersonId, TeamInvitationId};
use store::hiring::{Act, TeamRole, team_invitation::TeamInvitation};

use crate::{
    pages::team::{InvitationRow, InvitedPage, InvitedTo, TeamPage, TeamRow},
    server::{
        App, Fault, Who,
        app::show,
        fields::Fields,
        said::{Asked, said},
    },
    view::{Choice, Choices, Control, Field, Form, Light, Notice, PostButton, Select, Status, Tone, when},
};

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/hire/team", get(team).post(change))
        .route("/hire/invitations/{secret}", get(invited).post(join))
}

/// What was typed into the invitation, with what is wrong with it.
type Wrong<'a> = Option<(&'a Fields, String)>;

/// The employer whose pages are meant: the one asked for, else the first one somebody hires for. Nothing where they hire for nobody.
pub(super) async fn meant(app: &App, visit: &Visit, asked: &str) -> Result<Option<EmployerId>, Fault> {
    if let Ok(id) = EmployerId::from_str(asked) {
        return Ok(Some(id));
    }
    let all = app.journey.hiring(visit).await?;
    Ok(all.first().map(|one| one.employer.id))
}

pub(super) fn verified(is_verified: bool) -> Status {
    if is_verified {
        Status::new(Light::Good, t!("verified"))
    } else {
        Status::new(Light::Plain, t!("not verified"))
    }
}

async fn team(State(app): State<App>, who: Who, Query(query): Asked) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let asked = query.get("employer").map_or("", String::as_str);
    let Some(employer) = meant(&app, visit, asked).await? else {
        return Ok(Redirect::to("/hire").into_response());
    };
    let mut page = page(&app, &who, visit, employer, None).await?;
    page.shell.notices.extend(said(&query));
    show(&page)
}

async fn page(app: &App, who: &Who, visit: &Visit, employer: EmployerId, wrong: Wrong<'_>) -> Result<TeamPage, Fault> {
    let team = app.journey.team(visit, employer).await?;
    let all = app.journey.hiring(visit).await?;
    let others = all.iter().filter(|one| one.employer.id != employer);
    let title = t!("Team of {employer}", employer = team.employer.name);
    let mut shell = app.shell(who, &title, None).await?;
    shell.path = format!("/hire/team?employer={employer}");
    let leads = team.role.may(Act::Lead);
    let owners = team.members.iter().filter(|one| one.role == TeamRole::Owner).count();
    let now = app.journey.now();
    Ok(TeamPage {
        shell,
        employer: team.employer.name.clone(),
        verified: verified(team.is_verified),
        verify: format!("/hire/verify?employer={employer}"),
        others: others
            .map(|one| {
                (
                    one.employer.name.clone(),
                    format!("/hire/team?employer={}", one.employer.id),
                )
            })
            .collect(),
        members: (1..)
            .zip(&team.members)
            .map(|(nr, member)| row(&team, (nr, member), owners))
            .collect(),
        roles: TeamRole::ALL
            .map(|role| (role_words(role), role_words_to(role)))
            .to_vec(),
        invitations: team
            .invitations
            .iter()
            .map(|one| invitation(employer, one, now))
            .collect(),
        invite: leads.then(|| invite_form(employer, wrong.as_ref())),
    })
}

fn row(team: &Team, (nr, member): (usize, &TeamMember), owners: usize) -> TeamRow {
    let employer = team.employer.id;
    let leads = team.role.may(Act::Lead);
    // The last owner stays: a button that cannot work is none.
    let stays = member.role == TeamRole::Owner && owners == 1;
    let button = |code: &str, words: &str| {
        PostButton::new("/hire/team", words)
            .value("do", code)
            .value("employer", &employer.to_string())
    };
    let remove = match (member.is_self, leads) {
        (true, _) => Some(button("leave", t!("Leave the team")).class("plain")),
        (false, true) => Some(
            button("remove", t!("Take out"))
                .class("plain")
                .value("member", &member.person.to_string()),
        ),
        (false, false) => None,
    };
    let unnamed = || t!("Somebody without a name").to_owned();
    let named = !member.called.is_empty();
    let called = if named {
        member.called.clone()
    } else {
        member.address.clone().unwrap_or_else(unnamed)
    };
    TeamRow {
        remove: remove.filter(|_| !stays).map(|button| button.about(&called)),
        change: (leads && !stays).then(|| role_form(employer, member, nr)),
        called,
        address: member.address.clone().filter(|_| named),
        role: role_words(member.role),
        since: t!("since {day}", day = when::day(member.since.date_naive())),
        is_self: member.is_self,
    }
}

fn hidden(name: &str, value: &str) -> Control {
    Control::Hidden {
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

fn role_form(employer: EmployerId, member: &TeamMember, nr: usize) -> Form {
    let choices = TeamRole::ALL
        .iter()
        .map(|role| Choice::new(role.code(), role_words(*role)).chosen(*role == member.role));
    let controls = vec![
        hidden("do", "role"),
        hidden("employer", &employer.to_string()),
        hidden("member", &member.person.to_string()),
        Control::Select(Select::new("role", t!("Role"), choices.collect()).id(&format!("role-of-{nr}"))),
    ];
    Form::new("/hire/team", controls, t!("Keep it"))
}

fn invitation(employer: EmployerId, one: &TeamInvitation, now: model::Instant) -> InvitationRow {
    let button = |code: &str, words: &str| {
        PostButton::new("/hire/team", words)
            .value("do", code)
            .value("employer", &employer.to_string())
            .value("invitation", &one.id.to_string())
            .about(&one.address)
    };
    let day = when::day(one.expires_at.date_naive());
    InvitationRow {
        address: one.address.clone(),
        role: role_words(one.role),
        state: if one.expires_at > now {
            Status::new(Light::Plain, &t!("invited, until {day}", day))
        } else {
            Status::new(Light::Careful, t!("the link is over"))
        },
        again: button("again", t!("Send again")),
        take_back: button("uninvite", t!("Take it back")).class("plain"),
    }
}

fn invite_form(employer: EmployerId, wrong: Option<&(&Fields, String)>) -> Form {
    let typed = wrong.map_or("", |(fields, _)| fields.one("address"));
    let chosen = wrong.and_then(|(fields, _)| TeamRole::from_code(fields.one("role")));
    let chosen = chosen.unwrap_or(TeamRole::Recruiter);
    let choices = TeamRole::ALL.iter().map(|role| {
        Choice::new(role.code(), role_words(*role))
            .note(role_words_to(*role))
            .chosen(*role == chosen)
    });
    let address = Field {
        kind: "email",
        error: wrong.map(|(_, words)| words.clone()),
        ..Field::text("address", t!("Mail address")).max(320).value(typed)
    };
    let controls = vec![
        hidden("do", "invite"),
        hidden("employer", &employer.to_string()),
        Control::Field(address),
        Control::Choices(Choices::one("role", t!("What they may do"), choices.collect())),
    ];
    Form::new("/hire/team", controls, t!("Invite"))
}

async fn change(State(app): State<App>, who: Who, fields: Fields) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let Some(employer) = meant(&app, visit, fields.one("employer")).await? else {
        return Ok(Redirect::to("/hire").into_response());
    };
    let to = |said: &str| Ok(Redirect::to(&format!("/hire/team?employer={employer}&said={said}")).into_response());
    let invitation = TeamInvitationId::from_str(fields.one("invitation"));
    let member = PersonId::from_str(fields.one("member"));
    let role = TeamRole::from_code(fields.one("role"));
    match (fields.one("do"), invitation, member) {
        ("again", Ok(id), _) => {
            app.journey.invite_again(visit, employer, id).await?;
            to("invited")
        }
        ("uninvite", Ok(id), _) => {
            app.journey.uninvite(visit, employer, id).await?;
            to("uninvited")
        }
        ("role", _, Ok(person)) => {
            let role = role.ok_or_else(|| Fault::unclear("role", t!("Choose what they may do.")))?;
            app.journey.set_team_role(visit, employer, person, role).await?;
            to("role-changed")
        }
        ("remove", _, Ok(person)) => {
            app.journey.remove_from_team(visit, employer, person).await?;
            to("member-removed")
        }
        ("leave", ..) => {
            app.journey.leave_team(visit, employer).await?;
            Ok(Redirect::to("/hire?said=team-left").into_response())
        }
        _ => {
            let role = role.unwrap_or(TeamRole::LooksOn);
            let invited = app
                .journey
                .invite_to_team(visit, employer, fields.one("address"), role)
                .await;
            match invited {
                Ok(_) => to("invited"),
                Err(error) => {
                    let (_, words) = Fault::from(error).about_field()?;
                    show(&page(&app, &who, visit, employer, Some((&fields, words))).await?)
                }
            }
        }
    }
}

async fn invited(State(app): State<App>, who: Who, Path(secret): Path<String>) -> Result<Response, Fault> {
    let found = app.journey.invited(who.visit.as_ref(), &secret).await?;
    let signed_in = who.visit.as_ref().is_some_and(|visit| visit.signed_in);
    let mut shell = app.shell(&who, t!("An invitation"), None).await?;
    "/hire".clone_into(&mut shell.path);
    show(&InvitedPage {
        shell,
        invited: found.map(|found| invited_to(found, &secret, signed_in)),
    })
}

fn invited_to(found: Invited, secret: &str, signed_in: bool) -> InvitedTo {
    let employer = found.employer;
    let first = if found.is_member {
        let words = t!("You are in this team already. The invitation stays good for somebody else.");
        Some(Notice::new(Tone::Plain, words).link(t!("Hiring"), "/hire"))
    } else if signed_in {
        None
    } else {
        let words = t!("Sign in first, or make an account. Then open the link in the mail again.");
        Some(Notice::new(Tone::Plain, words).link(t!("Sign in"), "/sign-in"))
    };
    let by = found.by.map(|by| t!("{by} invites you to hire with them.", by));
    let role = t!(
        "You would be: {role}. {may}",
        role = role_words(found.role),
        may = role_words_to(found.role)
    );
    let until = t!(
        "The invitation is good until {day}.",
        day = when::day(found.until.date_naive())
    );
    let button = PostButton::new(&format!("/hire/invitations/{secret}"), t!("Join the team")).class("primary big");
    InvitedTo {
        employer,
        sentences: by.into_iter().chain([role, until]).collect(),
        join: first.is_none().then_some(button),
        first,
    }
}

async fn join(State(app): State<App>, who: Who, Path(secret): Path<String>) -> Result<Response, Fault> {
    let visit = match who.signed_in() {
        Ok(visit) => visit,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    let employer = app.journey.accept_invitation(visit, &secret).await?;
    Ok(Redirect::to(&format!("/hire/team?employer={employer}&said=team-joined")).into_response())
}

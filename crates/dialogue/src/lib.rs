#![doc = include_str!("../README.md")]

mod act;
mod around;
mod command;
mod confirm;
mod event;
pub mod examples;
mod flows;
mod heard;
pub mod intents;
mod reply;
mod state;
mod step;
mod turn;
mod wishes;

pub use act::{Act, Narrowing, Verb};
pub use around::{Around, Awaited, Helpline, Lacks, Person, Readers};
pub use command::{Advert, Command, Deed, Filters, Letter, Wishes};
pub use confirm::Confirmed;
pub use event::{Application, Drafted, Event, Opening, Resume, Suited, ToAnswer, ToApply, ToLearn, ToPractise, Way};
pub use flows::narrow::narrowed;
pub use reply::{Card, Choice, Fit, Form, Reply};
pub use state::State;
pub use step::{Step, step};

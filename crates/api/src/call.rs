//! One request of a program, looked over: who asks, for what, with which words.

use std::{pin::Pin, str::FromStr};

use journey::{Journey, programs::Caller};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use serde_path_to_error::Segment;

use crate::{cursor, params::Asked, problem::Problem, shapes::Page};

/// A request that was looked over.
pub(crate) struct Call {
    pub(crate) journey: Journey,
    pub(crate) caller: Caller,
    /// The name of the operation: what cursors are good for.
    pub(crate) name: &'static str,
    pub(crate) path: Vec<(String, String)>,
    pub(crate) asked: Asked,
    pub(crate) body: Value,
}

/// What is answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Option<Value>,
}

pub(crate) type Answered = Result<Answer, Problem>;
pub(crate) type Answering = Pin<Box<dyn Future<Output = Answered> + Send>>;

/// With what was asked for.
pub(crate) fn ok(body: &impl Serialize) -> Answered {
    with(200, body)
}

/// With what was made.
pub(crate) fn made(body: &impl Serialize) -> Answered {
    with(201, body)
}

/// That it is done.
pub(crate) fn done() -> Answer {
    Answer {
        status: 204,
        body: None,
    }
}

fn with(status: u16, body: &impl Serialize) -> Answered {
    let body = serde_json::to_value(body).map_err(|error| journey::Error::Internal(error.to_string()))?;
    Ok(Answer {
        status,
        body: Some(body),
    })
}

impl Call {
    /// An id that stands in the address; where none stands, nothing is there.
    pub(crate) fn id<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        let found = self.path.iter().find(|(known, _)| known == name);
        found
            .and_then(|(_, value)| value.parse().ok())
            .ok_or_else(Problem::not_found)
    }

    /// The body, as what it must be.
    pub(crate) fn body<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_path_to_error::deserialize(&self.body).map_err(|error| {
            let pointer: String = error
                .path()
                .iter()
                .map(|step| match step {
                    Segment::Seq { index } => format!("/{index}"),
                    Segment::Map { key } => format!("/{key}"),
                    Segment::Enum { .. } | Segment::Unknown => String::new(),
                })
                .collect();
            Problem::in_body(&pointer, error.inner().to_string())
        })
    }

    /// Where the list goes on.
    pub(crate) fn cursor(&self) -> Result<Option<String>, Problem> {
        let given = self.asked.one("cursor");
        given
            .map(|cursor| cursor::read(&self.caller.seal, self.name, cursor))
            .transpose()
    }

    /// A place of this list, as the program gets it.
    pub(crate) fn place(&self, place: &str) -> Option<String> {
        cursor::write(&self.caller.seal, self.name, place)
    }

    /// A page of a list that is all there: after the one the cursor names.
    pub(crate) fn page<T: Serialize>(&self, all: Vec<(String, T)>) -> Answered {
        let after = self.cursor()?;
        let begin = after.map_or(0, |id| {
            all.iter()
                .position(|(known, _)| *known == id)
                .map_or(all.len(), |at| at + 1)
        });
        let (count, limit) = (all.len(), self.asked.limit());
        let part: Vec<(String, T)> = all.into_iter().skip(begin).take(limit).collect();
        let next = part.last().filter(|_| begin + limit < count).map(|(id, _)| id.clone());
        ok(&Page {
            data: part.into_iter().map(|(_, one)| one).collect(),
            next: next.and_then(|id| self.place(&id)),
        })
    }
}

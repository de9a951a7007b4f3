//! What somebody told of themself.

use crate::{
    call::{Answered, Call, ok},
    shapes::OwnProfile,
};

pub(crate) async fn profile(call: Call) -> Answered {
    let known = call.journey.known(&call.caller.visit).await?;
    ok(&OwnProfile::new(&call.journey, &known.profile, known.revision))
}

//! What can go wrong while generating: one sentence that says where and what.

use std::fmt;

/// A table or a file that the generator cannot work with.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    /// An error that is told in `message`: lower case, with the place in front.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// For `map_err`: what was being done, then what the system said.
    pub(crate) fn while_doing<E: fmt::Display>(what: impl fmt::Display) -> impl FnOnce(E) -> Self {
        move |error| Self(format!("{what}: {error}"))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

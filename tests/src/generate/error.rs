//! The error type of the generator: one sentence with the place and the reason.

use std::fmt;

/// An invalid table or file.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    /// An error with a message in lower case that starts with the place.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// For `map_err`: an error with the failed operation, followed by the system's message.
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

//! What is not shown, and said.

use std::{
    io::{self, Write},
    sync::{Mutex, PoisonError},
};

/// Says on standard error, once and past the test harness that would swallow it, what is not shown.
pub(crate) fn not_proved_here(what: &str) {
    static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if !said.iter().any(|other| other == what) {
        said.push(what.to_owned());
        // A failure to say it leaves nothing to be done.
        let _ = writeln!(io::stderr(), "NOT PROVED HERE: {what}");
    }
}

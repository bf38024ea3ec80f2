//! Messages about skipped tests.

use std::{
    io::{self, Write},
    sync::{Mutex, PoisonError},
};

/// Prints a message about a skipped test once, to standard error, bypassing the output capture of the test harness.
pub(crate) fn not_proved_here(what: &str) {
    static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
    if !said.iter().any(|other| other == what) {
        said.push(what.to_owned());
        // If the message cannot be printed, there is nothing else to do.
        let _ = writeln!(io::stderr(), "SKIPPED: {what}");
    }
}

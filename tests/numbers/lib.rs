//! Empty: the package contains a test, and depends on the crates whose sources it reads.

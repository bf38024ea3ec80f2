//! Nothing: the package is for its test, and for the sources of what it depends on.

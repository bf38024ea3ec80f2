//! Empty: only the dependencies in the manifest matter.

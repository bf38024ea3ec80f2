//! No numbers: the architecture is not known.

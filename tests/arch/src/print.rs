//! Output to the standard output.

use core::fmt;

use crate::calls::write;

/// The standard output.
pub(crate) struct Output;

impl fmt::Write for Output {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text.as_bytes();
        while !rest.is_empty() {
            let written = write(1, rest).map_err(|_| fmt::Error)?;
            rest = rest.get(written..).ok_or(fmt::Error)?;
        }
        Ok(())
    }
}

macro_rules! print {
    ($($text:tt)*) => {{
        use core::fmt::Write;
        let _ = write!($crate::print::Output, $($text)*);
    }};
}
pub(crate) use print;

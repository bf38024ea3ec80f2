//! Number literals in Rust syntax.

/// The number in a cell, `0x…`.
pub(crate) fn bits(text: &str) -> Option<u64> {
    u64::from_str_radix(text.strip_prefix("0x")?, 16).ok()
}

/// The text of a cell as a value of `rust_type`. `0x…/0x…` are the values on big-endian and little-endian targets.
pub(crate) fn of_cell(text: &str, rust_type: &str, base: &str) -> Result<String, String> {
    let one = |text: &str| {
        let bits = bits(text).ok_or_else(|| format!("`{text}` is not a hexadecimal number"))?;
        write(bits, rust_type, base).map_err(|reason| format!("{text}: {reason}"))
    };
    match text.split_once('/') {
        None => one(text),
        Some((big, little)) => {
            let (big, little) = (one(big)?, one(little)?);
            Ok(format!("if cfg!(target_endian = \"big\") {{ {big} }} else {{ {little} }}"))
        }
    }
}

/// `bits` as a value of `rust_type`, in base `hex`, `dec` or `oct`. The error explains why that is impossible.
///
/// A table contains a negative number as the bits of a 32-bit integer. In base 10 it is written with its sign, in the
/// other bases as bits, as in the kernel's headers.
pub(crate) fn write(bits: u64, rust_type: &str, base: &str) -> Result<String, String> {
    let too_wide = |_| format!("does not fit in {rust_type}");
    let (value, unsigned) = match rust_type {
        "I16" => (i64::from(i16::try_from(bits).map_err(too_wide)?), "u16"),
        "I32" => (i64::from(u32::try_from(bits).map_err(too_wide)?.cast_signed()), "u32"),
        "I64" => (bits.cast_signed(), "u64"),
        "U8" | "U16" | "U32" | "U64" | "usize" => {
            let width = rust_type.trim_start_matches('U').parse().unwrap_or(64);
            return match bits.checked_shr(width) {
                None | Some(0) => digits(bits, base),
                Some(_) => Err(format!("does not fit in {rust_type}")),
            };
        }
        _ => return Err(format!("`{rust_type}` is not a type of a constant")),
    };
    match base {
        _ if value >= 0 => digits(bits, base),
        "dec" => Ok(format!("-{}", digits(value.unsigned_abs(), base)?)),
        _ => Ok(format!("{}_{unsigned} as {rust_type}", digits(bits, base)?)),
    }
}

fn digits(value: u64, base: &str) -> Result<String, String> {
    match base {
        "hex" => Ok(format!("0x{}", grouped(&format!("{value:x}"), 4))),
        "dec" => Ok(grouped(&value.to_string(), 3)),
        "oct" => Ok(format!("0o{}", grouped(&format!("{value:o}"), 3))),
        _ => Err(format!("`{base}` is not a base")),
    }
}

/// `digits` with a `_` after each group, if there is more than one and the number is long enough.
fn grouped(digits: &str, group: usize) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(group) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{bits, write};

    #[test]
    fn long_numbers_have_separators() {
        let cases = [
            ("0x0", "I32", "hex", "0x0"),
            ("0x80000", "I32", "hex", "0x8_0000"),
            ("0xffffff9c", "I32", "dec", "-100"),
            ("0x80000000", "I32", "hex", "0x8000_0000_u32 as I32"),
            ("0x80000000", "U32", "hex", "0x8000_0000"),
            ("0x400000000", "U64", "hex", "0x4_0000_0000"),
            ("0x1c0", "U32", "oct", "0o700"),
            ("0x8000", "U32", "oct", "0o100_000"),
            ("0x2710", "I32", "dec", "10_000"),
            ("0x1000", "U64", "dec", "4096"),
        ];
        for (cell, rust_type, base, wanted) in cases {
            assert_eq!(write(bits(cell).expect(cell), rust_type, base).as_deref(), Ok(wanted));
        }
    }

    #[test]
    fn a_number_too_wide_is_refused() {
        assert!(write(0x100, "U8", "hex").is_err() && write(1 << 32, "I32", "hex").is_err());
        assert!(write(0x8000, "I16", "hex").is_err());
    }
}

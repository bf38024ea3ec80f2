//! Types of structure members in the notation of `struct-fields.tsv`: their width and their zero value.
//!
//! `I*` and `U*` are integers with the width of the kernel's member on the ABI in question.

use super::kernel_structs::KernelStructs;

/// The properties of a target that the width of a type depends on.
pub(crate) struct Target<'a> {
    /// Size of a pointer in bytes.
    pub(crate) word: u64,
    /// Alignment of a 64-bit integer in a structure.
    pub(crate) align_of_u64: u64,
    /// The ABI.
    pub(crate) architecture: &'a str,
    /// The kernel's structures.
    pub(crate) structs: &'a KernelStructs<'a>,
    /// Maps one of our structures to the kernel's name for it.
    pub(crate) kernel_name: &'a dyn Fn(&str) -> Option<&'a str>,
}

/// Replaces the `*` in a type: `bytes` is the size of the kernel's member, `word` that of its `long`. In `[I*; *]`
/// and `[U*; *]` the elements have the width of a `long` if they fill the member, and otherwise 32 bits. `bits` is a
/// bit set, an array of `unsigned long`, or a single `U64` if it has 64 bits.
pub(crate) fn definite(written: &str, bytes: u64, word: u64) -> String {
    if written == "bits" {
        return match (bytes, word) {
            (8, 8) => "U64".to_owned(),
            _ => format!("[U{}; {}]", word * 8, bytes / word),
        };
    }
    if let Some(element) = written.strip_suffix("; *]") {
        let element = match element {
            "[I*" | "[U*" if bytes.checked_rem(word) == Some(0) => {
                element.replace('*', &(word * 8).to_string())
            }
            _ => element.replace('*', "32"),
        };
        let size = element[2..].parse().unwrap_or(8) / 8;
        return format!("{element}; {}]", bytes / size);
    }
    let elements = array(written).map_or(1, |(_, count)| count.max(1));
    let bits = bytes / elements * 8;
    written.replace("I*", &format!("I{bits}")).replace("U*", &format!("U{bits}"))
}

/// Size and alignment in bytes, or `None` for an unknown type.
pub(crate) fn size_and_align(rust_type: &str, target: &Target) -> Option<(u64, u64)> {
    if let Some((element, count)) = array(rust_type) {
        let (size, align) = size_and_align(element, target)?;
        return Some((size * count, align));
    }
    match rust_type {
        "I8" | "U8" => Some((1, 1)),
        "I16" | "U16" => Some((2, 2)),
        "I32" | "U32" => Some((4, 4)),
        "I64" | "U64" => Some((8, target.align_of_u64)),
        "usize" => Some((target.word, target.word)),
        _ if is_pointer(rust_type) => Some((target.word, target.word)),
        _ => {
            let layout =
                target.structs.layout((target.kernel_name)(rust_type)?, target.architecture)?;
            Some((layout.size, layout.align))
        }
    }
}

/// The expression for a zero of this type.
pub(crate) fn zero(rust_type: &str) -> String {
    if let Some((element, count)) = array(rust_type) {
        return format!("[{}; {count}]", zero(element));
    }
    match rust_type {
        _ if rust_type == "usize" || is_integer(rust_type) => "0".to_owned(),
        _ if rust_type.starts_with("*const ") => "core::ptr::null()".to_owned(),
        _ if is_pointer(rust_type) => "core::ptr::null_mut()".to_owned(),
        _ => format!("{rust_type}::ZERO"),
    }
}

/// The name in a type that has to be imported: one of the crate's integers, `Void`, or another structure.
pub(crate) fn name(rust_type: &str) -> Option<&str> {
    let inner = array(rust_type).map_or(rust_type, |(element, _)| element);
    let inner = inner.trim_start_matches("*mut ").trim_start_matches("*const ");
    (inner != "usize").then_some(inner)
}

/// Whether the name is in the crate's `types`; all others are structures.
pub(crate) fn is_of_the_crate(name: &str) -> bool {
    name == "Void" || is_integer(name)
}

fn is_integer(name: &str) -> bool {
    let width = name.strip_prefix(['I', 'U']);
    width.is_some_and(|width| matches!(width, "8" | "16" | "32" | "64"))
}

fn is_pointer(rust_type: &str) -> bool {
    rust_type.starts_with("*mut ") || rust_type.starts_with("*const ")
}

/// The element type and the length of an array type.
fn array(rust_type: &str) -> Option<(&str, u64)> {
    let (element, count) = rust_type.strip_prefix('[')?.strip_suffix(']')?.split_once("; ")?;
    Some((element, count.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{definite, name, zero};

    #[test]
    fn a_width_comes_from_the_kernel() {
        assert_eq!(definite("U*", 4, 8), "U32");
        assert_eq!(definite("[I*; 3]", 24, 8), "[I64; 3]");
        assert_eq!(definite("[U8; 65]", 65, 8), "[U8; 65]");
        assert_eq!(definite("[U8; *]", 17, 8), "[U8; 17]");
        assert_eq!(
            (definite("[I*; *]", 32, 8), definite("[I*; *]", 20, 8)),
            ("[I64; 4]".to_owned(), "[I32; 5]".to_owned())
        );
        assert_eq!(
            (definite("bits", 8, 8), definite("bits", 16, 8), definite("bits", 8, 4)),
            ("U64".to_owned(), "[U64; 2]".to_owned(), "[U32; 2]".to_owned())
        );
    }

    #[test]
    fn every_type_has_a_zero_and_a_name() {
        assert_eq!((zero("[U8; 65]"), name("[U8; 65]")), ("[0; 65]".to_owned(), Some("U8")));
        assert_eq!(
            (zero("*mut Void"), name("*mut Void")),
            ("core::ptr::null_mut()".to_owned(), Some("Void"))
        );
        assert_eq!(
            (zero("Timespec"), name("Timespec")),
            ("Timespec::ZERO".to_owned(), Some("Timespec"))
        );
        assert_eq!((zero("usize"), name("usize")), ("0".to_owned(), None));
    }
}

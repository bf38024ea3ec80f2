//! What arguments point to, and its size according to the kernel.

use super::abi::Abis;
use super::row;
use super::table::STRUCTURES;

/// What an argument points to.
#[derive(Clone, Copy)]
pub(crate) enum Pointee {
    /// Unknown, or dependent on the operation.
    Unknown,
    /// It is not dereferenced.
    Nothing,
    /// A NUL-terminated string.
    Text,
    /// A null-terminated array of addresses of such strings.
    Texts,
    /// Bytes.
    Bytes(Length),
    /// A bit set in whole registers.
    Bits {
        /// The argument with the number of bits, counted from 0.
        argument: usize,
    },
    /// Values of one type.
    Values {
        /// The kernel's name for the type, without `struct`.
        name: &'static str,
        /// The size of one value.
        size: Size,
        /// How many.
        length: Length,
    },
    /// A structure that newer kernels extend: its size is an argument or a field of its own.
    Versioned {
        /// The kernel's name, without `struct`.
        name: &'static str,
        /// The smallest size in bytes that every kernel accepts; 0 if unknown.
        least: u32,
    },
}

/// A number of elements.
#[derive(Clone, Copy)]
pub(crate) enum Length {
    /// Always this many.
    Fixed(u32),
    /// As many as this argument specifies.
    Argument(usize),
    /// As many as the memory behind this argument specifies.
    Behind(usize),
}

impl Length {
    /// The value, if known: `number` returns the value of an argument.
    pub(crate) fn count(self, number: &dyn Fn(usize) -> Option<u32>) -> Option<u32> {
        match self {
            Self::Fixed(count) => Some(count),
            Self::Argument(at) => number(at),
            Self::Behind(_) => None,
        }
    }
}

/// The size of a type.
#[derive(Clone, Copy)]
pub(crate) enum Size {
    /// The same on all ABIs.
    Fixed(u32),
    /// The size of a pointer on the ABI.
    Word,
    /// A structure: its sizes, with their ABIs.
    Structure(&'static str),
    /// Unknown.
    Unknown,
}

impl Pointee {
    /// Parses the code that the generator writes (`tests/src/generate/kernel/pointee.rs`).
    pub(super) fn read(code: &'static str) -> Self {
        let Some(letter) = code.chars().next() else { return Self::Unknown };
        let rest = &code[1..];
        let (number, name) = rest.split_once(' ').unwrap_or((rest, ""));
        let argument = || number.parse().unwrap_or(0);
        let count = || number.parse().unwrap_or(0);
        match letter {
            '0' => Self::Nothing,
            't' => Self::Text,
            'T' => Self::Texts,
            'b' => Self::Bytes(Length::Argument(argument())),
            'B' => Self::Bytes(Length::Behind(argument())),
            'n' => Self::Bytes(Length::Fixed(count())),
            'i' => Self::Bits { argument: argument() },
            '1' => Self::Values { name: rest, size: size(rest), length: Length::Fixed(1) },
            'X' => Self::Values { name, size: size(name), length: Length::Fixed(count()) },
            'x' => Self::Values { name, size: size(name), length: Length::Argument(argument()) },
            'v' => Self::Versioned { name, least: count() },
            _ => Self::Unknown,
        }
    }

    /// The minimum number of bytes that the kernel reads or writes, unless the pointer is null or a length is 0: each
    /// number with its ABIs. For an ABI in none of the sets it is unknown. `number` returns the value of an argument,
    /// if known.
    pub(crate) fn leasts(self, number: &dyn Fn(usize) -> Option<u32>) -> Vec<(u32, Abis)> {
        match self {
            Self::Bytes(length) => {
                length.count(number).map(|bytes| (bytes, Abis::ALL)).into_iter().collect()
            }
            Self::Values { size, length, .. } => {
                let count = length.count(number).unwrap_or(1);
                let mut sizes = size.by_abi();
                for (bytes, _) in &mut sizes {
                    *bytes = bytes.saturating_mul(count);
                }
                sizes
            }
            Self::Versioned { least: least @ 1.., .. } => vec![(least, Abis::ALL)],
            _ => Vec::new(),
        }
    }
}

/// The size of a type, by the kernel's name for it.
pub(super) fn size(name: &str) -> Size {
    match name {
        "u8" => Size::Fixed(1),
        "u16" => Size::Fixed(2),
        "i32" | "u32" => Size::Fixed(4),
        "i64" | "u64" => Size::Fixed(8),
        "word" => Size::Word,
        _ => STRUCTURES.find(name).map_or(Size::Unknown, |(_, sizes)| Size::Structure(sizes)),
    }
}

impl Size {
    /// In bytes, on one ABI. `None` if unknown.
    pub(crate) fn on(self, on: Abis) -> Option<u32> {
        let sizes = self.by_abi();
        let &(size, _) = sizes.iter().find(|(_, set)| set.contains(on))?;
        Some(size)
    }

    /// Each size in bytes, with its ABIs. For an ABI in none of the sets the size is unknown.
    pub(crate) fn by_abi(self) -> Vec<(u32, Abis)> {
        match self {
            Self::Fixed(size) => vec![(size, Abis::ALL)],
            Self::Word => vec![(8, Abis::WIDE_POINTERS), (4, !Abis::WIDE_POINTERS)],
            Self::Structure(mut sizes) => {
                let mut read = Vec::new();
                while !sizes.is_empty() {
                    let mut on = row::cut(&mut sizes, b';');
                    if let Ok(size) = row::cut(&mut on, b' ').parse() {
                        read.push((size, Abis::parse(on)));
                    }
                }
                read
            }
            Self::Unknown => Vec::new(),
        }
    }
}

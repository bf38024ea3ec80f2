//! Builds images of a vDSO: 32-bit or 64-bit, with either hash table, with and without versions.
//!
//! Does not use `std`, so that the program for all architectures can include it.

/// The format of an image.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// 64-bit ELF.
    pub is_wide: bool,
    /// `DT_HASH`
    pub hash: bool,
    /// `DT_GNU_HASH`
    pub gnu_hash: bool,
    /// The version of all functions, if there are any.
    pub version: Option<&'static str>,
    /// `e_machine`, which determines the width of the words of `DT_HASH`.
    pub machine: u16,
    /// The address that the image is linked at.
    pub address: u64,
}

/// One function: its name and its offset in the image.
pub type Function<'a> = (&'a str, usize);

/// The offsets of the sections; the code of the functions starts at `CODE`.
const DYNAMIC: usize = 0x100;
const SYMBOLS: usize = 0x200;
const STRINGS: usize = 0x400;
const HASH: usize = 0x600;
const GNU_HASH: usize = 0x800;
const VERSYM: usize = 0xa00;
const VERDEF: usize = 0xa80;
/// The offset of the code.
pub const CODE: usize = 0xc00;
/// The size of the image.
pub const SIZE: usize = 0x1000;

/// The name of the image itself, in the first version definition.
const SONAME: &str = "linux-vdso.so.1";

/// Writes the image for some functions; the code at their offsets is preserved.
///
/// # Panics
///
/// If there are too many functions.
pub fn write(image: &mut [u8], layout: Layout, functions: &[Function<'_>]) {
    let Layout { is_wide, .. } = layout;
    image[..CODE].fill(0);
    let mut out = Writer { image, is_wide, at: 0 };
    header(&mut out, layout);

    let strings = &mut Strings { end: STRINGS + 1 };
    let soname = strings.add(&mut out, SONAME);
    let version = layout.version.map(|version| strings.add(&mut out, version));
    // `DT_GNU_HASH` requires the symbols in the order of their buckets; there is only one bucket.
    out.at = SYMBOLS + if is_wide { 24 } else { 16 };
    for &(name, offset) in functions {
        let at = out.at;
        let name = strings.add(&mut out, name);
        out.at = at;
        symbol(&mut out, name, layout.address.wrapping_add(offset as u64));
    }
    assert!(out.at <= STRINGS && strings.end <= HASH, "too many functions");

    let count = functions.len() + 1;
    if layout.hash {
        let is_wide_word = is_wide && matches!(layout.machine, 22 | 0x9026);
        out.at = HASH;
        let word = |out: &mut Writer<'_>, word: usize| {
            if is_wide_word { out.long(word as u64) } else { out.number(word) }
        };
        // One bucket, in which each symbol links to the previous one.
        word(&mut out, 1);
        word(&mut out, count);
        word(&mut out, count - 1);
        for symbol in 0..count {
            word(&mut out, symbol.saturating_sub(1));
        }
    }
    if layout.gnu_hash {
        out.at = GNU_HASH;
        // The number of buckets, the first symbol, the number of words in the filter, its shift.
        for word in [1, 1, 1, 0] {
            out.word(word);
        }
        out.address(u64::MAX);
        out.word(u32::from(count > 1));
        for (index, (name, _)) in functions.iter().enumerate() {
            let is_last = index + 2 == count;
            out.word(gnu_hash(name) & !1 | u32::from(is_last));
        }
    }
    if let (Some(name), Some(text)) = (version, layout.version) {
        out.at = VERSYM;
        out.half(0);
        for _ in functions {
            out.half(2);
        }
        out.at = VERDEF;
        // Version of the format, flags (1: the image itself), index, number of names, hash, offset of the name,
        // offset of the next one.
        for (flags, index, hash, name, next) in
            [(1, 1, elf_hash(SONAME), soname, 28), (0, 2, elf_hash(text), name, 0)]
        {
            for half in [1, flags, index, 1] {
                out.half(half);
            }
            for word in [hash, 20, next, name, 0] {
                out.word(word);
            }
        }
    }

    out.at = DYNAMIC;
    let mut entry = |is_there: bool, tag: u64, at: usize| {
        if is_there {
            out.address(tag);
            out.address(layout.address.wrapping_add(at as u64));
        }
    };
    entry(layout.hash, 4, HASH);
    entry(layout.gnu_hash, 0x6fff_fef5, GNU_HASH);
    entry(true, 5, STRINGS);
    entry(true, 6, SYMBOLS);
    entry(version.is_some(), 0x6fff_fff0, VERSYM);
    entry(version.is_some(), 0x6fff_fffc, VERDEF);
}

/// The headers: one segment with everything, and the dynamic section.
fn header(out: &mut Writer<'_>, Layout { is_wide, machine, address, .. }: Layout) {
    let order = if cfg!(target_endian = "little") { 1 } else { 2 };
    for byte in [0x7f, b'E', b'L', b'F', if is_wide { 2 } else { 1 }, order, 1] {
        out.byte(byte);
    }
    out.at = 16;
    out.half(3); // ET_DYN
    out.half(machine);
    out.word(1);
    out.address(0);
    let (file_header, segment_header) = if is_wide { (64, 56) } else { (52, 32) };
    out.address(u64::from(file_header));
    out.address(0);
    out.word(0);
    for half in [file_header, segment_header, 2, 0, 0, 0] {
        out.half(half);
    }
    // PT_LOAD, readable and executable; PT_DYNAMIC, readable.
    for (kind, flags, at, size) in [(1, 5, 0, SIZE), (2, 4, DYNAMIC, SYMBOLS - DYNAMIC)] {
        out.word(kind);
        if is_wide {
            out.word(flags);
        }
        out.address(at as u64);
        out.address(address.wrapping_add(at as u64));
        out.address(0);
        out.address(size as u64);
        out.address(size as u64);
        if !is_wide {
            out.word(flags);
        }
        out.address(0x1000);
    }
}

/// A global function.
fn symbol(out: &mut Writer<'_>, name: u32, address: u64) {
    let (info, section) = (1 << 4 | 2, 1);
    out.word(name);
    if out.is_wide {
        out.byte(info);
        out.byte(0);
        out.half(section);
        out.address(address);
        out.address(4);
    } else {
        out.address(address);
        out.address(4);
        out.byte(info);
        out.byte(0);
        out.half(section);
    }
}

/// The string table.
struct Strings {
    end: usize,
}

impl Strings {
    /// Adds a string, and returns its index.
    fn add(&mut self, out: &mut Writer<'_>, text: &str) -> u32 {
        let start = self.end;
        out.image[start..start + text.len()].copy_from_slice(text.as_bytes());
        self.end += text.len() + 1;
        u32::try_from(start - STRINGS).expect("the offset fits in `u32`")
    }
}

/// Writes bytes sequentially.
struct Writer<'a> {
    image: &'a mut [u8],
    is_wide: bool,
    at: usize,
}

impl Writer<'_> {
    fn bytes(&mut self, bytes: &[u8]) {
        self.image[self.at..self.at + bytes.len()].copy_from_slice(bytes);
        self.at += bytes.len();
    }

    fn byte(&mut self, byte: u8) {
        self.bytes(&[byte]);
    }

    fn half(&mut self, half: u16) {
        self.bytes(&half.to_ne_bytes());
    }

    fn word(&mut self, word: u32) {
        self.bytes(&word.to_ne_bytes());
    }

    fn number(&mut self, number: usize) {
        self.word(number.try_into().expect("the number fits"));
    }

    fn long(&mut self, long: u64) {
        self.bytes(&long.to_ne_bytes());
    }

    /// An address of the image's width.
    fn address(&mut self, address: u64) {
        if self.is_wide {
            self.long(address);
        } else {
            self.word((address & 0xffff_ffff).try_into().expect("the value is masked to 32 bits"));
        }
    }
}

/// The hash of `DT_HASH`, as the System V ABI writes it.
fn elf_hash(name: &str) -> u32 {
    let mut hash: u32 = 0;
    for byte in name.bytes() {
        hash = (hash << 4).wrapping_add(u32::from(byte));
        let high = hash & 0xf000_0000;
        if high != 0 {
            hash ^= high >> 24;
        }
        hash &= !high;
    }
    hash
}

/// The hash of `DT_GNU_HASH`.
fn gnu_hash(name: &str) -> u32 {
    name.bytes()
        .fold(5381, |hash: u32, byte| (hash << 5).wrapping_add(hash).wrapping_add(byte.into()))
}

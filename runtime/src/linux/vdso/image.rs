//! The image of a vDSO: an ELF file in memory (System V ABI, chapters 4 and 5; symbol versions as in the Linux Standard
//! Base, "Symbol Versioning"; `DT_GNU_HASH` as glibc and binutils have it).
//!
//! The image is untrusted: every offset is checked, and every chain of symbols is followed for a limited number of
//! steps. No function here makes the compiler call `memcmp` or `memset`, which a program without a C library does not
//! have.

use core::ffi::CStr;

const PT_LOAD: u32 = 1;
const PT_DYNAMIC: u32 = 2;
/// The segment is executable.
const PF_X: u32 = 1;

const DT_HASH: u64 = 4;
const DT_STRTAB: u64 = 5;
const DT_SYMTAB: u64 = 6;
const DT_GNU_HASH: u64 = 0x6fff_fef5;
const DT_VERSYM: u64 = 0x6fff_fff0;
const DT_VERDEF: u64 = 0x6fff_fffc;

/// A flag in the version of a symbol: it is not the default version, which matters only to the linker.
const VERSYM_HIDDEN: u16 = 0x8000;
/// A flag of a version definition: it is the name of the image and not a version.
const VER_FLG_BASE: u16 = 1;

/// The type of a shared object.
const ET_DYN: u16 = 3;
/// The architectures whose `DT_HASH` consists of 64-bit words in a 64-bit image.
const EM_S390: u16 = 22;
const EM_ALPHA: u16 = 0x9026;

/// The image of a vDSO.
///
/// [`image`](super::image) returns that of this process. One can also be made from bytes that come from elsewhere: whatever
/// they are, no method panics or reads beyond them.
///
/// ```
/// use sysdecl::linux::vdso::Image;
///
/// assert!(Image::new(b"not ELF").is_none());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Image<'a> {
    bytes: &'a [u8],
    /// Whether it is 64-bit ELF.
    is_wide: bool,
    /// Is added to an address of the image to get an offset.
    bias: u64,
    headers: Headers,
    symbols: usize,
    strings: usize,
    hash: Option<usize>,
    gnu_hash: Option<usize>,
    /// The number of bytes in a word of `DT_HASH`.
    hash_word: usize,
    versions: Option<usize>,
    definitions: Option<usize>,
}

/// The program headers.
#[derive(Clone, Copy, Debug)]
struct Headers {
    at: usize,
    size: usize,
    count: usize,
}

/// One program header.
struct Header {
    kind: u32,
    flags: u32,
    offset: u64,
    address: u64,
    in_file: u64,
}

/// One symbol.
struct Symbol {
    name: u32,
    info: u8,
    section: u16,
    value: u64,
}

impl<'a> Image<'a> {
    /// Reads the headers of an image in the target's byte order.
    ///
    /// Returns `None` if the bytes are not a shared object with a symbol table and a hash table for it.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let (is_wide, headers) = Headers::read(bytes)?;
        let mut load = None;
        let mut dynamic = None;
        for header in headers.each(bytes, is_wide) {
            match header.kind {
                PT_LOAD if load.is_none() => load = Some(header),
                PT_DYNAMIC => dynamic = Some(header),
                _ => {}
            }
        }
        let (load, dynamic) = (load?, dynamic?);
        let machine = half(bytes, 18)?;
        let mut image = Self {
            bytes,
            is_wide,
            bias: load.offset.wrapping_sub(load.address),
            headers,
            symbols: 0,
            strings: 0,
            hash: None,
            gnu_hash: None,
            hash_word: if is_wide && matches!(machine, EM_S390 | EM_ALPHA) { 8 } else { 4 },
            versions: None,
            definitions: None,
        };
        let (mut symbols, mut strings) = (None, None);
        let mut at = usize::try_from(dynamic.offset).ok()?;
        let end = at.checked_add(usize::try_from(dynamic.in_file).ok()?)?;
        let step = image.address_size() * 2;
        while at < end {
            let tag = image.address(at)?;
            let value = image.address(at + image.address_size())?;
            let table = image.offset(value);
            match tag {
                0 => break,
                DT_SYMTAB => symbols = table,
                DT_STRTAB => strings = table,
                DT_HASH => image.hash = table,
                DT_GNU_HASH => image.gnu_hash = table,
                DT_VERSYM => image.versions = table,
                DT_VERDEF => image.definitions = table,
                _ => {}
            }
            at += step;
        }
        (image.symbols, image.strings) = (symbols?, strings?);
        (image.hash.is_some() || image.gnu_hash.is_some()).then_some(image)
    }

    /// The size of an image according to its program headers; `start` is its beginning.
    pub(super) fn size(start: &[u8]) -> Option<usize> {
        let (is_wide, headers) = Headers::read(start)?;
        let mut size = None;
        for header in headers.each(start, is_wide) {
            if header.kind == PT_LOAD {
                let end = usize::try_from(header.offset.checked_add(header.in_file)?).ok()?;
                size = Some(end.max(size.unwrap_or(0)));
            }
        }
        size
    }

    /// Whether the program can call functions of the image: the width of addresses is that of the target.
    pub(super) fn is_native(&self) -> bool {
        self.address_size() == size_of::<usize>()
    }

    /// The bytes that it was made from.
    #[must_use]
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Returns the offset of a function in the image.
    ///
    /// The function has to have this version, unless the image has no versions at all, and lies in an executable
    /// segment.
    #[must_use]
    pub fn function(&self, name: &CStr, version: &CStr) -> Option<usize> {
        let name = name.to_bytes();
        self.by_gnu_hash(name, version).or_else(|| self.by_hash(name, version))
    }

    fn by_gnu_hash(&self, name: &[u8], version: &CStr) -> Option<usize> {
        let table = self.gnu_hash?;
        let word = |index: usize| self.word(table.checked_add(index.checked_mul(4)?)?);
        let size = |index| usize::try_from(word(index)?).ok();
        let (buckets, first, bloom) = (size(0)?, size(1)?, size(2)?);
        let hash = gnu_hash(name);
        // In words from the beginning of the table: the header, the filter, the buckets, the chains.
        let filter = bloom.checked_mul(self.address_size() / 4)?;
        let bucket = (hash as usize).checked_rem(buckets)?.checked_add(filter)?.checked_add(4)?;
        let chains = filter.checked_add(4)?.checked_add(buckets)?;
        let mut symbol = size(bucket)?;
        loop {
            let link = word(chains.checked_add(symbol.checked_sub(first)?)?)?;
            if link | 1 == hash | 1 {
                if let Some(offset) = self.matching(symbol, name, version) {
                    return Some(offset);
                }
            }
            if link & 1 == 1 {
                return None;
            }
            symbol = symbol.checked_add(1)?;
        }
    }

    fn by_hash(&self, name: &[u8], version: &CStr) -> Option<usize> {
        let table = self.hash?;
        let word = |index: usize| {
            let at = table.checked_add(index.checked_mul(self.hash_word)?)?;
            let word = if self.hash_word == 8 {
                long(self.bytes, at)
            } else {
                self.word(at).map(u64::from)
            };
            usize::try_from(word?).ok()
        };
        let (buckets, links) = (word(0)?, word(1)?);
        let mut symbol = word((elf_hash(name) as usize).checked_rem(buckets)?.checked_add(2)?)?;
        // At most as many steps as there are links: a longer chain is circular.
        for _ in 0..links {
            if symbol == 0 {
                return None;
            }
            if let Some(offset) = self.matching(symbol, name, version) {
                return Some(offset);
            }
            symbol = word(buckets.checked_add(2)?.checked_add(symbol)?)?;
        }
        None
    }

    /// The offset of a symbol, if it is this function.
    fn matching(&self, index: usize, name: &[u8], version: &CStr) -> Option<usize> {
        let symbol = self.symbol(index)?;
        let is_visible = matches!(symbol.info >> 4, 1 | 2); // STB_GLOBAL, STB_WEAK
        let is_code = matches!(symbol.info & 15, 0 | 2); // STT_NOTYPE, STT_FUNC
        let is_right = is_visible
            && is_code
            && symbol.section != 0 // SHN_UNDEF
            && self.is_text(symbol.name, name)
            && self.has_version(index, version.to_bytes()) == Some(true);
        let offset = self.offset(symbol.value).filter(|_| is_right)?;
        let is_executable = |header: Header| {
            let start = header.offset;
            header.kind == PT_LOAD
                && header.flags & PF_X != 0
                && (offset as u64).checked_sub(start).is_some_and(|into| into < header.in_file)
        };
        self.headers.each(self.bytes, self.is_wide).any(is_executable).then_some(offset)
    }

    fn symbol(&self, index: usize) -> Option<Symbol> {
        let size = if self.is_wide { 24 } else { 16 };
        let at = self.symbols.checked_add(index.checked_mul(size)?)?;
        let [info, section, value] = if self.is_wide { [4, 6, 8] } else { [12, 14, 4] };
        Some(Symbol {
            name: self.word(at)?,
            info: *self.bytes.get(at.checked_add(info)?)?,
            section: half(self.bytes, at.checked_add(section)?)?,
            value: self.address(at.checked_add(value)?)?,
        })
    }

    /// Whether a symbol has this version. In an image without versions every symbol has it.
    fn has_version(&self, index: usize, version: &[u8]) -> Option<bool> {
        let (versions, mut at) = match (self.versions, self.definitions) {
            (None, None) => return Some(true),
            (versions, definitions) => (versions?, definitions?),
        };
        let wanted =
            half(self.bytes, versions.checked_add(index.checked_mul(2)?)?)? & !VERSYM_HIDDEN;
        let hash = elf_hash(version);
        loop {
            let flags = half(self.bytes, at.checked_add(2)?)?;
            let number = half(self.bytes, at.checked_add(4)?)? & !VERSYM_HIDDEN;
            if number == wanted
                && flags & VER_FLG_BASE == 0
                && self.word(at.checked_add(8)?)? == hash
            {
                let name = at.checked_add(self.word(at.checked_add(12)?)? as usize)?;
                return Some(self.is_text(self.word(name)?, version));
            }
            match self.word(at.checked_add(16)?)? {
                0 => return Some(false),
                next => at = at.checked_add(next as usize)?,
            }
        }
    }

    /// Whether the string at this index of the string table is `text`.
    fn is_text(&self, index: u32, text: &[u8]) -> bool {
        let Some(start) = self.strings.checked_add(index as usize) else { return false };
        let Some(string) = self.bytes.get(start..) else { return false };
        // Byte by byte, since slices are compared by `memcmp`.
        string.len() > text.len()
            && string.iter().zip(text).all(|(one, other)| one == other)
            && string.get(text.len()) == Some(&0)
    }

    /// The offset of an address, if it is in the image.
    fn offset(&self, address: u64) -> Option<usize> {
        let mut offset = address.wrapping_add(self.bias);
        if !self.is_wide {
            offset &= u64::from(u32::MAX);
        }
        usize::try_from(offset).ok().filter(|&offset| offset < self.bytes.len())
    }

    fn address_size(&self) -> usize {
        if self.is_wide { 8 } else { 4 }
    }

    fn address(&self, at: usize) -> Option<u64> {
        address(self.bytes, self.is_wide, at)
    }

    fn word(&self, at: usize) -> Option<u32> {
        word(self.bytes, at)
    }
}

impl Headers {
    /// Whether the image is 64-bit ELF, and its program headers.
    fn read(bytes: &[u8]) -> Option<(bool, Self)> {
        let &[0x7f, b'E', b'L', b'F', class, order, 1, ..] = bytes else { return None };
        let native = if cfg!(target_endian = "little") { 1 } else { 2 };
        let is_wide = match class {
            1 => false,
            2 => true,
            _ => return None,
        };
        if order != native || half(bytes, 16)? != ET_DYN {
            return None;
        }
        let [at, size, count, least] = if is_wide { [32, 54, 56, 56] } else { [28, 42, 44, 32] };
        let headers = Self {
            at: usize::try_from(address(bytes, is_wide, at)?).ok()?,
            size: usize::from(half(bytes, size)?),
            count: usize::from(half(bytes, count)?),
        };
        (headers.size >= least).then_some((is_wide, headers))
    }

    /// The headers, if they are in the image.
    fn each(self, bytes: &[u8], is_wide: bool) -> impl Iterator<Item = Header> {
        (0..self.count).map_while(move |index| {
            let at = self.at.checked_add(index.checked_mul(self.size)?)?;
            // All headers are in the image if the last one is.
            bytes.get(at..at.checked_add(self.size)?)?;
            let [flags, offset, virtual_address, in_file] =
                if is_wide { [4, 8, 16, 32] } else { [24, 4, 8, 16] };
            Some(Header {
                kind: word(bytes, at)?,
                flags: word(bytes, at + flags)?,
                offset: address(bytes, is_wide, at + offset)?,
                address: address(bytes, is_wide, at + virtual_address)?,
                in_file: address(bytes, is_wide, at + in_file)?,
            })
        })
    }
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_ne_bytes(*bytes))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_ne_bytes(*bytes))
}

fn long(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|bytes| u64::from_ne_bytes(*bytes))
}

/// An address, with the width of the image.
fn address(bytes: &[u8], is_wide: bool, at: usize) -> Option<u64> {
    if is_wide { long(bytes, at) } else { word(bytes, at).map(u64::from) }
}

/// The hash of `DT_HASH`, and of versions.
fn elf_hash(name: &[u8]) -> u32 {
    name.iter().fold(0, |hash: u32, &byte| {
        let hash = (hash << 4).wrapping_add(u32::from(byte));
        (hash ^ (hash >> 24 & 0xf0)) & 0x0fff_ffff
    })
}

/// The hash of `DT_GNU_HASH`.
fn gnu_hash(name: &[u8]) -> u32 {
    name.iter().fold(5381, |hash: u32, &byte| hash.wrapping_mul(33).wrapping_add(u32::from(byte)))
}
